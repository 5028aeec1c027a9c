'use client';
import type { Variable, VariableType } from '@tertulia/flow-engine';
import { useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { Button, NativeSelect } from '../../../../ui/index.js';
import { useEditor, useVariables } from '../../hooks/use-editor.js';
import { onVariables } from '../../model/editor-store.js';
import { nameProblem } from '../../model/variable-edits.js';
import { inputClass, Labelled } from './field-parts.js';

const NONE = '';
const CREATE = '+';

interface VariableFieldProps {
  label: string;
  value: string | null;
  onChange: (name: string | null) => void;
  /** The type of a variable that is created here. */
  type?: VariableType;
  isPersonalData?: boolean;
}

/** Selects a declared variable, or declares a new one. */
export function VariableField({ label, value, onChange, type = 'TEXT', isPersonalData = false }: VariableFieldProps) {
  const [step, setStep] = useState<'choosing' | 'creating' | 'back'>('choosing');
  const done = (name: string | null): void => {
    setStep('back');
    if (name !== null) onChange(name);
  };
  if (step !== 'creating') {
    return (
      <VariableSelect
        label={label}
        value={value}
        onChange={onChange}
        onCreate={() => setStep('creating')}
        hasFocus={step === 'back'}
      />
    );
  }
  const blueprint = { type, scope: 'CONVERSATION', isPersonalData, defaultValue: null } as const;
  return <NewVariable label={label} blueprint={blueprint} onDone={done} />;
}

type VariableSelectProps = Pick<VariableFieldProps, 'label' | 'value' | 'onChange'> & {
  onCreate: () => void;
  /** True if the field takes the focus after a variable was created. */
  hasFocus: boolean;
};

function VariableSelect({ label, value, onChange, onCreate, hasFocus }: VariableSelectProps) {
  const t = useTranslations('flow-editor');
  const variables = useVariables();
  const isUnknown = value !== null && value !== '' && !variables.some((variable) => variable.name === value);
  const pick = (picked: string): void => {
    if (picked === CREATE) onCreate();
    else onChange(picked === NONE ? null : picked);
  };
  return (
    <Labelled label={label} hint={isUnknown ? t('variables.unknown', { name: value }) : undefined}>
      {(ids) => (
        <NativeSelect
          {...ids}
          autoFocus={hasFocus}
          value={value ?? NONE}
          onChange={(event) => pick(event.target.value)}
        >
          <option value={NONE}>{t('variables.none')}</option>
          {isUnknown ? <option value={value}>{value}</option> : null}
          {variables.map((variable) => (
            <option key={variable.name} value={variable.name}>
              {variable.name}
            </option>
          ))}
          <option value={CREATE}>{t('variables.create')}</option>
        </NativeSelect>
      )}
    </Labelled>
  );
}

interface NewVariableProps {
  label: string;
  blueprint: Omit<Variable, 'name'>;
  onDone: (name: string | null) => void;
}

function NewVariable({ label, blueprint, onDone }: NewVariableProps) {
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
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') create();
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onDone(null);
  };
  const complaint = problem === null ? undefined : t(`variables.${problem}`);
  return (
    <Labelled label={label} hint={name === '' ? t('variables.nameHint') : complaint}>
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
            onKeyDown={onKeyDown}
          />
          <Button disabled={problem !== null} onClick={create}>
            {t('variables.save')}
          </Button>
        </span>
      )}
    </Labelled>
  );
}
