'use client';
import type { AiTool, AiToolInput, AiToolValue } from '@tertulia/flow-engine';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../../i18n/index.js';
import { ConnectionField } from '../../components/inspector/connection-field.js';
import { SelectField, TextField } from '../../components/inspector/field-parts.js';
import { TemplateField } from '../../components/inspector/flow-text-field.js';
import { SmallButton } from '../../components/inspector/small-button.js';
import { useConnections, type OfferedAction } from '../../hooks/use-connections.js';
import { useItemList } from '../../hooks/use-item-list.js';

const mostTools = 6;
const mostEntries = 20;

/** What the model may do with connections of the bot. */
export function ToolsEditor({
  tools,
  onChange,
}: {
  tools: AiTool[];
  onChange: (tools: AiTool[], field: string) => void;
}) {
  const t = useTranslations('flow-editor');
  const { listRef, replace, add, remove } = useItemList<HTMLDivElement, AiTool>({
    items: tools,
    name: 'tools',
    onChange,
  });
  const fresh = (): AiTool => {
    return { id: crypto.randomUUID(), connectionId: null, action: '', description: '', inputs: [] };
  };
  return (
    <section ref={listRef} className="flex flex-col gap-3" aria-label={t('tools.title')}>
      <h4 className="text-xs font-semibold">{t('tools.title')}</h4>
      <p className="text-ink-2">{t('tools.intro')}</p>
      {tools.map((tool, index) => (
        <ToolFields key={tool.id} tool={tool} number={index + 1} onChange={replace} onRemove={() => remove(index)} />
      ))}
      <SmallButton icon={Plus} item="add" isDisabled={tools.length >= mostTools} onPress={() => add(fresh())}>
        {t('tools.add')}
      </SmallButton>
    </section>
  );
}

interface ToolFieldsProps {
  tool: AiTool;
  number: number;
  onChange: (tool: AiTool) => void;
  onRemove: () => void;
}

function ToolFields({ tool, number, onChange, onRemove }: ToolFieldsProps) {
  const t = useTranslations('flow-editor');
  const { locale } = useLanguage();
  const { connections } = useConnections();
  const actions = connections?.find(({ id }) => id === tool.connectionId)?.actions ?? [];
  const action = actions.find(({ name }) => name === tool.action);
  return (
    <fieldset data-item={tool.id} className="flex flex-col gap-3 rounded-md border border-line p-2">
      <legend className="px-1 text-xs font-semibold">{t('tools.tool', { number })}</legend>
      <div className="flex justify-end">
        <SmallButton icon={Trash2} label={t('tools.remove', { number })} onPress={onRemove} />
      </div>
      <ConnectionField
        none={t('connector.noConnection')}
        value={tool.connectionId}
        canUse={(connection) => connection.actions.length > 0 && connection.category !== 'MODEL'}
        onChange={(connectionId) => onChange({ ...tool, connectionId, action: '', inputs: [] })}
      />
      <SelectField
        label={t('connector.action')}
        value={tool.action}
        options={[
          { value: '', label: t('connector.noAction') },
          ...actions.map(({ name, names }) => ({ value: name, label: names[locale] })),
          ...(action === undefined && tool.action !== '' ? [{ value: tool.action, label: tool.action }] : []),
        ]}
        onChange={(name) => {
          const chosen = actions.find((one) => one.name === name);
          onChange({ ...tool, action: name, inputs: chosen?.inputs.map(freshInput) ?? [] });
        }}
      />
      <TextField
        label={t('tools.description')}
        hint={t('tools.descriptionHint')}
        maxLength={300}
        value={tool.description}
        onChange={(description) => onChange({ ...tool, description })}
      />
      <ToolInputs tool={tool} action={action} onChange={onChange} />
    </fieldset>
  );
}

interface ToolInputsProps {
  tool: AiTool;
  action: OfferedAction | undefined;
  onChange: (tool: AiTool) => void;
}

function ToolInputs({ tool, action, onChange }: ToolInputsProps) {
  const { locale } = useLanguage();
  return tool.inputs.map((input) => (
    <ToolInput
      key={input.name}
      input={input}
      label={action?.inputs.find(({ name }) => name === input.name)?.labels[locale] ?? input.name}
      onChange={(next) =>
        onChange({ ...tool, inputs: tool.inputs.map((one) => (one.name === next.name ? next : one)) })
      }
    />
  ));
}

function freshInput({ name, kind }: OfferedAction['inputs'][number]): AiToolInput {
  return { name, value: '', description: '', ...(kind === 'MAP' ? { entries: [] } : {}) };
}

interface ToolInputProps {
  input: AiToolInput;
  label: string;
  onChange: (input: AiToolInput) => void;
}

function ToolInput({ input, label, onChange }: ToolInputProps) {
  const { entries } = input;
  if (entries === undefined) {
    return <ToolValue label={label} value={input} onChange={(value) => onChange({ ...input, ...value })} />;
  }
  return <EntryList label={label} entries={entries} onChange={(next) => onChange({ ...input, entries: next })} />;
}

interface EntryListProps {
  label: string;
  entries: AiToolValue[];
  onChange: (entries: AiToolValue[]) => void;
}

/** Named values, such as the columns of a row. */
function EntryList({ label, entries, onChange }: EntryListProps) {
  const t = useTranslations('flow-editor');
  const replaceAt = (at: number, next: AiToolValue): void => {
    const isTaken = entries.some(({ name }, index) => index !== at && name === next.name);
    if (next.name !== '' && !isTaken) onChange(entries.map((one, index) => (index === at ? next : one)));
  };
  const add = (): void => {
    const names = new Set(entries.map(({ name }) => name));
    let number = entries.length + 1;
    while (names.has(t('connector.freshColumn', { number }))) number += 1;
    onChange([...entries, { name: t('connector.freshColumn', { number }), value: '', description: '' }]);
  };
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-line p-2">
      <legend className="px-1 text-xs font-semibold">{label}</legend>
      {entries.map((entry, at) => (
        <EntryFields
          // An entry has no id, so its place is the key.
          key={String(at)}
          entry={entry}
          number={at + 1}
          onChange={(next) => replaceAt(at, next)}
          onRemove={() => onChange(entries.filter((_, index) => index !== at))}
        />
      ))}
      <SmallButton icon={Plus} isDisabled={entries.length >= mostEntries} onPress={add}>
        {t('connector.addColumn')}
      </SmallButton>
    </fieldset>
  );
}

interface EntryFieldsProps {
  entry: AiToolValue;
  number: number;
  onChange: (entry: AiToolValue) => void;
  onRemove: () => void;
}

function EntryFields({ entry, number, onChange, onRemove }: EntryFieldsProps) {
  const t = useTranslations('flow-editor');
  return (
    <div role="group" aria-label={t('connector.column', { number })} className="flex flex-col gap-2">
      <div className="flex items-end gap-1">
        <div className="min-w-0 grow">
          <TextField
            label={t('connector.column', { number })}
            maxLength={80}
            value={entry.name}
            onChange={(name) => onChange({ ...entry, name })}
          />
        </div>
        <SmallButton icon={Trash2} label={t('connector.removeColumn', { number })} onPress={onRemove} />
      </div>
      <ToolValue label={t('connector.value')} value={entry} onChange={(value) => onChange({ ...entry, ...value })} />
    </div>
  );
}

interface ToolValueProps {
  label: string;
  value: AiToolValue;
  onChange: (value: Pick<AiToolValue, 'value' | 'description'>) => void;
}

/** The owner's value, or a description of what the model says. */
function ToolValue({ label, value: { value, description }, onChange }: ToolValueProps) {
  const t = useTranslations('flow-editor');
  return (
    <>
      <TemplateField
        label={label}
        hint={t('tools.valueHint')}
        value={value}
        onChange={(next) => onChange({ value: next, description })}
      />
      {value.trim() === '' ? (
        <TextField
          label={t('tools.inputDescription', { label })}
          maxLength={100}
          value={description}
          onChange={(next) => onChange({ value, description: next })}
        />
      ) : null}
    </>
  );
}
