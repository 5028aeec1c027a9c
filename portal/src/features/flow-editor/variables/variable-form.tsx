'use client';
import { usesOfVariable, type Variable, type VariableScope, type VariableType } from '@tertulia/flow-engine';
import { Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDefinition } from '../../bots/index.js';
import { CheckField, inputClass, Labelled, SelectField } from '../components/inspector/field-parts.js';
import { SmallButton } from '../components/inspector/small-button.js';
import { focusHome } from '../hooks/focus.js';
import { useEditor, useVariables } from '../hooks/use-editor.js';
import { onVariables } from '../model/editor-store.js';
import { nameProblem, retyped, valueWritten, writtenValue } from '../model/variable-edits.js';
import { useRenameVariable } from './use-rename-variable.js';
import { VariableUses } from './variable-uses.js';

const types = ['TEXT', 'NUMBER', 'BOOLEAN', 'DATE', 'LIST', 'JSON'] as const satisfies readonly VariableType[];
const scopes = ['CONVERSATION', 'CONTACT', 'BOT', 'ORGANIZATION'] as const satisfies readonly VariableScope[];

/** What a variable holds and for whom; its name, its uses, and its end. */
export function VariableForm({ variable, onRenamed }: { variable: Variable; onRenamed: (name: string) => void }) {
  const t = useTranslations('flow-editor');
  const { editor } = useEditor();
  const definition = useDefinition();
  const uses = useMemo(() => usesOfVariable(definition, variable.name), [definition, variable.name]);
  const change = (next: Variable): void =>
    editor.apply(
      onVariables((known) => known.map((one) => (one.name === variable.name ? next : one))),
      `variable.${variable.name}`,
    );
  const remove = (): void => {
    editor.apply(onVariables((known) => known.filter(({ name }) => name !== variable.name)));
    focusHome();
  };
  return (
    <div className="flex flex-col gap-3 px-3 pb-4">
      <NameField name={variable.name} onRenamed={onRenamed} />
      <SelectField
        label={t('variables.type')}
        value={variable.type}
        options={types.map((type) => ({ value: type, label: t(`variables.types.${type}`) }))}
        onChange={(next) => change(retyped(variable, types.find((type) => type === next) ?? 'TEXT'))}
      />
      <SelectField
        label={t('variables.scope')}
        hint={t(`variables.scopeHints.${variable.scope}`)}
        value={variable.scope}
        options={scopes.map((scope) => ({ value: scope, label: t(`variables.scopes.${scope}`) }))}
        onChange={(next) => change({ ...variable, scope: scopes.find((scope) => scope === next) ?? 'CONVERSATION' })}
      />
      <CheckField
        label={t('variables.isPersonal')}
        hint={t('variables.isPersonalHint')}
        isChecked={variable.isPersonalData}
        onChange={(isPersonalData) => change({ ...variable, isPersonalData })}
      />
      <FirstValue variable={variable} onChange={change} />
      <VariableUses uses={uses} />
      <SmallButton icon={Trash2} isDisabled={uses.length > 0} onPress={remove}>
        {t('variables.remove')}
      </SmallButton>
      {uses.length === 0 ? null : <p className="text-xs text-ink-2">{t('variables.removeHint')}</p>}
    </div>
  );
}

function NameField({ name, onRenamed }: { name: string; onRenamed: (name: string) => void }) {
  const t = useTranslations('flow-editor');
  const variables = useVariables();
  const rename = useRenameVariable();
  const [wanted, setWanted] = useState(name);
  const problem = wanted === name ? null : nameProblem(wanted, variables);
  const submit = (): void => {
    if (wanted === name || problem !== null) return;
    rename(name, wanted);
    onRenamed(wanted);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Labelled
        label={t('variables.name')}
        hint={problem === null ? t('variables.renameHint') : t(`variables.${problem}`)}
      >
        {(ids) => (
          <span className="flex gap-2">
            <input
              {...ids}
              className={inputClass}
              value={wanted}
              maxLength={80}
              aria-invalid={problem !== null}
              onChange={(event) => setWanted(event.target.value.replaceAll(' ', '_'))}
            />
            <button
              type="submit"
              aria-disabled={wanted === name || problem !== null}
              className="min-h-8 shrink-0 rounded-md border border-line-strong px-2.5 font-semibold text-ink-2 aria-disabled:opacity-40 pointer-coarse:min-h-11"
            >
              {t('variables.rename')}
            </button>
          </span>
        )}
      </Labelled>
    </form>
  );
}

function FirstValue({ variable, onChange }: { variable: Variable; onChange: (variable: Variable) => void }) {
  const t = useTranslations('flow-editor');
  const { type } = variable;
  const written = writtenValue(variable);
  const [typed, setTyped] = useState<string | null>(null);
  const take = (text: string): void => {
    const value = valueWritten(text, type);
    setTyped(value === undefined || type === 'LIST' || type === 'JSON' || type === 'NUMBER' ? text : null);
    if (value !== undefined) onChange({ ...variable, defaultValue: value });
  };
  if (type === 'BOOLEAN')
    return (
      <SelectField
        label={t('variables.first')}
        value={written}
        options={['', 'true', 'false'].map((value) => ({
          value,
          label: t(`variables.firsts.${value || 'none'}` as 'variables.firsts.none'),
        }))}
        onChange={take}
      />
    );
  const isBad = typed !== null && valueWritten(typed, type) === undefined;
  const hint = isBad ? t('variables.badFirst') : type === 'LIST' ? t('variables.firstList') : undefined;
  return (
    <Labelled label={t('variables.first')} hint={hint}>
      {(ids) => <WrittenValue {...ids} type={type} value={typed ?? written} isBad={isBad} onChange={take} />}
    </Labelled>
  );
}

interface WrittenValueProps {
  id: string;
  'aria-describedby'?: string;
  type: VariableType;
  value: string;
  isBad: boolean;
  onChange: (text: string) => void;
}

function WrittenValue({ type, isBad, onChange, ...rest }: WrittenValueProps) {
  const shared = { ...rest, maxLength: 4_000, 'aria-invalid': isBad };
  if (type === 'LIST' || type === 'JSON')
    return (
      <textarea
        {...shared}
        rows={3}
        className={`${inputClass} field-sizing-content max-h-40 resize-none`}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  return (
    <input
      {...shared}
      type={type === 'DATE' ? 'date' : 'text'}
      inputMode={type === 'NUMBER' ? 'decimal' : undefined}
      className={inputClass}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
