'use client';
import { isReservedName, variableNamePattern, type FlowValue, type VariableType } from '@tertulia/flow-engine';
import { Plus, Trash2, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { openerOrHome } from '../../hooks/focus.js';
import { useEditor, useFlow, useFlows } from '../../hooks/use-editor.js';
import { useFlowActions } from '../../hooks/use-flow-actions.js';
import { IconButton, useFocusReturn } from '../../../../ui/index.js';
import { SelectField, TextField } from './field-parts.js';
import { SidePanel, SidePanelHeader } from './side-panel.js';
import { SmallButton } from './small-button.js';

const types: readonly VariableType[] = ['TEXT', 'NUMBER', 'BOOLEAN', 'DATE', 'LIST', 'JSON'];
const mostValues = 20;

/** Name of the open flow, what it is given when it is run, and what it returns. */
export function FlowPanel({ isOverAll }: { isOverAll: boolean }) {
  const t = useTranslations('flow-editor');
  const { ui } = useEditor();
  const panelRef = useRef<HTMLElement>(null);
  const close = (): void => ui.setState({ isFlowOpen: false });
  useFocusReturn(panelRef, openerOrHome);
  useEffect(() => panelRef.current?.querySelector<HTMLElement>('input')?.focus(), []);
  return (
    <SidePanel label={t('flows.settings')} isOverAll={isOverAll} panelRef={panelRef} onEscape={close}>
      <SidePanelHeader>
        <h2 className="min-w-0 grow truncate text-base font-semibold">{t('flows.settings')}</h2>
        <IconButton size="sm" icon={X} label={t('close')} onClick={close} />
      </SidePanelHeader>
      <FlowFields />
    </SidePanel>
  );
}

function FlowFields() {
  const t = useTranslations('flow-editor');
  const flow = useFlow();
  const isMain = useFlows()[0]?.id === flow.id;
  const { edit } = useFlowActions();
  return (
    <div className="flex flex-col gap-4 p-4">
      <TextField label={t('flows.name')} maxLength={80} value={flow.name} onChange={(name) => edit({ name }, 'name')} />
      {isMain ? (
        <p className="text-ink-2">{t('flows.main')}</p>
      ) : (
        <>
          <ValueList
            kind="parameters"
            values={flow.parameters ?? []}
            onChange={(parameters, field) => edit({ parameters }, `parameters.${field}`)}
          />
          <ValueList
            kind="results"
            values={flow.results ?? []}
            onChange={(results, field) => edit({ results }, `results.${field}`)}
          />
        </>
      )}
    </div>
  );
}

interface ValueListProps {
  kind: 'parameters' | 'results';
  values: readonly FlowValue[];
  onChange: (values: FlowValue[], field: string) => void;
}

function ValueList({ kind, values, onChange }: ValueListProps) {
  const t = useTranslations('flow-editor');
  const replaceAt = (index: number, value: FlowValue, field: string): void =>
    onChange(
      values.map((one, at) => (at === index ? value : one)),
      `${index}.${field}`,
    );
  const add = (): void => onChange([...values, { name: freeName(values), type: 'TEXT' }], crypto.randomUUID());
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="pb-1 font-semibold">{t(`flows.${kind}`)}</legend>
      <p className="text-xs text-ink-2">{t(`flows.${kind}Hint`)}</p>
      {values.map((value, index) => (
        // The name is what is typed, so the index is the key.
        <ValueRow
          key={String(index)}
          value={value}
          number={index + 1}
          isBad={isBadName(value.name, values)}
          onChange={(next, field) => replaceAt(index, next, field)}
          onRemove={() => onChange(values.toSpliced(index, 1), crypto.randomUUID())}
        />
      ))}
      <SmallButton icon={Plus} isDisabled={values.length >= mostValues} onPress={add}>
        {t('flows.addValue')}
      </SmallButton>
    </fieldset>
  );
}

interface ValueRowProps {
  value: FlowValue;
  number: number;
  isBad: boolean;
  onChange: (value: FlowValue, field: string) => void;
  onRemove: () => void;
}

function ValueRow({ value, number, isBad, onChange, onRemove }: ValueRowProps) {
  const t = useTranslations('flow-editor');
  return (
    <div role="group" aria-label={t('flows.value', { number })} className="flex items-end gap-2">
      <div className="min-w-0 grow">
        <TextField
          label={t('flows.valueName', { number })}
          maxLength={80}
          {...(isBad ? { hint: t('flows.badName') } : {})}
          value={value.name}
          onChange={(name) => onChange({ ...value, name: name.replaceAll(' ', '_') }, 'name')}
        />
      </div>
      <div className="w-28">
        <SelectField
          label={t('flows.valueType')}
          value={value.type}
          options={types.map((type) => ({ value: type, label: t(`flows.types.${type}`) }))}
          onChange={(picked) => onChange({ ...value, type: types.find((type) => type === picked) ?? 'TEXT' }, 'type')}
        />
      </div>
      <SmallButton icon={Trash2} label={t('flows.removeValue', { name: value.name })} onPress={onRemove} />
    </div>
  );
}

function isBadName(name: string, values: readonly FlowValue[]): boolean {
  const isTaken = values.filter((one) => one.name === name).length > 1;
  return isTaken || isReservedName(name) || !variableNamePattern.test(name);
}

function freeName(values: readonly FlowValue[]): string {
  for (let number = values.length + 1; ; number += 1) {
    const name = `dato_${number}`;
    if (!values.some((value) => value.name === name)) return name;
  }
}
