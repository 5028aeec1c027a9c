'use client';
import type { ActionInputValue } from '@tertulia/flow-engine';
import { Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../../i18n/index.js';
import { useConnections, type OfferedAction } from '../../hooks/use-connections.js';
import { ChannelField } from '../../../slack-channels/index.js';
import { ConnectionField } from './connection-field.js';
import { SelectField, TextField } from './field-parts.js';
import { TemplateField } from './flow-text-field.js';
import type { FormProps } from '../../kinds/kind-parts.js';
import { MappingFields, PartList, WaitingFields } from './outside-fields.js';
import { SmallButton } from './small-button.js';

type Props = FormProps<'connector'>;
type OfferedInput = OfferedAction['inputs'][number];

/** An action of a connection and what it takes. */
export function ConnectorForm(props: Props) {
  const t = useTranslations('flow-editor');
  const { locale } = useLanguage();
  const { options, change } = props;
  const { connections } = useConnections();
  const actions = connections?.find(({ id }) => id === options.connectionId)?.actions ?? [];
  const action = actions.find(({ name }) => name === options.action);
  return (
    <>
      <ConnectionField
        none={t('connector.noConnection')}
        value={options.connectionId}
        canUse={(connection) => connection.actions.length > 0}
        onChange={(connectionId) => change({ connectionId }, 'connectionId')}
      />
      <SelectField
        label={t('connector.action')}
        value={options.action}
        options={[
          { value: '', label: t('connector.noAction') },
          ...actions.map(({ name, names }) => ({ value: name, label: names[locale] })),
          ...(action === undefined && options.action !== '' ? [{ value: options.action, label: options.action }] : []),
        ]}
        onChange={(name) => change({ action: name }, 'action')}
      />
      {action?.inputs.map((input) => (
        <InputField key={input.name} input={input} {...props} />
      ))}
      {options.isBackground ? null : (
        <MappingFields mappings={options.mappings} onChange={(mappings, field) => change({ mappings }, field)} />
      )}
      <WaitingFields isBackground={options.isBackground} seconds={options.timeoutSeconds} onChange={change} />
    </>
  );
}

function InputField({ input, options, change }: Props & { input: OfferedInput }) {
  const t = useTranslations('flow-editor');
  const { locale } = useLanguage();
  const given = options.inputs.find(({ name }) => name === input.name) ?? { name: input.name, value: '' };
  const set = (next: ActionInputValue, field: string): void => {
    const others = options.inputs.filter(({ name }) => name !== input.name);
    change({ inputs: [...others, next] }, `inputs.${input.name}.${field}`);
  };
  const label = input.isRequired ? input.labels[locale] : t('connector.optional', { label: input.labels[locale] });
  if (input.kind === 'MAP') return <EntryFields label={label} given={given} onChange={set} />;
  const setValue = (value: string): void => set({ name: input.name, value }, 'value');
  const typed = <TemplateField label={label} value={given.value} onChange={setValue} />;
  if (!input.isChannel) return typed;
  return (
    <ChannelField
      key={options.connectionId}
      {...{ label, typed, value: given.value, connectionId: options.connectionId ?? undefined, onChange: setValue }}
    />
  );
}

/** Named values, such as the columns of a row. */
function EntryFields({
  label,
  given,
  onChange,
}: {
  label: string;
  given: ActionInputValue;
  onChange: (next: ActionInputValue, field: string) => void;
}) {
  const t = useTranslations('flow-editor');
  // Entries have no id, so the position is the key.
  const parts = (given.entries ?? []).map((entry, at) => ({ id: String(at), ...entry }));
  const nameOf = (number: number): string => t('connector.freshColumn', { number });
  return (
    <PartList
      parts={parts}
      title={label}
      nameOf={(number) => t('connector.column', { number })}
      add={{
        label: t('connector.addColumn'),
        make: () => ({ id: String(parts.length), name: freshName(parts, nameOf), value: '' }),
      }}
      onChange={(next, field) => {
        const entries = next.map(({ name, value }) => ({ name, value }));
        onChange({ name: given.name, value: '', entries }, field);
      }}
    >
      {(entry, { index, replace, remove }) => (
        <>
          <div className="flex items-end gap-1">
            <div className="min-w-0 grow">
              <TextField
                label={t('connector.column', { number: index + 1 })}
                maxLength={80}
                value={entry.name}
                onChange={(name) => (name === '' ? undefined : replace({ ...entry, name }))}
              />
            </div>
            <SmallButton icon={Trash2} label={t('connector.removeColumn', { number: index + 1 })} onPress={remove} />
          </div>
          <TemplateField
            label={t('connector.value')}
            value={entry.value}
            onChange={(value) => replace({ ...entry, value })}
          />
        </>
      )}
    </PartList>
  );
}

function freshName(parts: readonly { name: string }[], nameOf: (number: number) => string): string {
  const names = new Set(parts.map(({ name }) => name));
  let number = parts.length + 1;
  while (names.has(nameOf(number))) number += 1;
  return nameOf(number);
}
