'use client';
import { isReservedName, variableNamePattern, type Variable, type VariableType } from '@tertulia/flow-engine';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEditor, useVariables } from '../../hooks/use-editor.js';
import { onVariables } from '../../model/editor-store.js';
import { inputClass, Labelled } from './field-parts.js';

const NONE = '';
const CREATE = '+';

/** Picks a declared variable, or declares a new one on the spot. */
export function VariableField({
  label,
  value,
  onChange,
  type = 'TEXT',
  isPersonalData = false,
}: {
  label: string;
  value: string | null;
  onChange: (name: string | null) => void;
  /** Type of a variable created here. */
  type?: VariableType;
  isPersonalData?: boolean;
}) {
  const t = useTranslations('flow-editor');
  const variables = useVariables();
  const [isCreating, setCreating] = useState(false);
  const isUnknown = value !== null && value !== '' && !variables.some((variable) => variable.name === value);
  if (isCreating) {
    return (
      <NewVariable
        label={label}
        blueprint={{ type, scope: 'CONVERSATION', isPersonalData, defaultValue: null }}
        onDone={(name) => {
          setCreating(false);
          if (name !== null) onChange(name);
        }}
      />
    );
  }
  return (
    <Labelled label={label} hint={isUnknown ? t('variables.unknown', { name: value }) : undefined}>
      {(ids) => (
        <select
          {...ids}
          className={inputClass}
          value={value ?? NONE}
          onChange={(event) => {
            if (event.target.value === CREATE) setCreating(true);
            else onChange(event.target.value === NONE ? null : event.target.value);
          }}
        >
          <option value={NONE}>{t('variables.none')}</option>
          {isUnknown ? <option value={value}>{value}</option> : null}
          {variables.map((variable) => (
            <option key={variable.name} value={variable.name}>
              {variable.name}
            </option>
          ))}
          <option value={CREATE}>{t('variables.create')}</option>
        </select>
      )}
    </Labelled>
  );
}

function NewVariable({
  label,
  blueprint,
  onDone,
}: {
  label: string;
  blueprint: Omit<Variable, 'name'>;
  onDone: (name: string | null) => void;
}) {
  const t = useTranslations('flow-editor');
  const { editor } = useEditor();
  const variables = useVariables();
  const [name, setName] = useState('');
  const problem = nameProblem(name, variables);
  const create = (): void => {
    if (problem !== null) return;
    editor.apply(onVariables((known) => [...known, { name, ...blueprint }]));
    onDone(name);
  };
  return (
    <Labelled
      label={label}
      hint={name === '' ? t('variables.nameHint') : problem === null ? undefined : t(`variables.${problem}`)}
    >
      {(ids) => (
        <span className="flex gap-2">
          <input
            {...ids}
            autoFocus
            className={inputClass}
            value={name}
            maxLength={80}
            placeholder={t('variables.namePlaceholder')}
            onChange={(event) => setName(event.target.value.replaceAll(' ', '_'))}
            onKeyDown={(event) => {
              if (event.key === 'Enter') create();
              if (event.key === 'Escape') {
                event.stopPropagation();
                onDone(null);
              }
            }}
          />
          <button
            type="button"
            disabled={problem !== null}
            className="rounded-md border border-line-strong px-3 font-semibold disabled:opacity-50"
            onClick={create}
          >
            {t('variables.save')}
          </button>
        </span>
      )}
    </Labelled>
  );
}

function nameProblem(name: string, variables: readonly Variable[]): 'badName' | 'reserved' | 'taken' | null {
  if (!variableNamePattern.test(name)) return 'badName';
  if (isReservedName(name)) return 'reserved';
  return variables.some((variable) => variable.name === name) ? 'taken' : null;
}
