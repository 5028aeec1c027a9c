'use client';
import type { Variable } from '@tertulia/flow-engine';
import { ChevronDown, ChevronRight, Plus, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFocusReturn } from '../../../ui/index.js';
import { inputClass } from '../components/inspector/field-parts.js';
import { SmallButton } from '../components/inspector/small-button.js';
import { openerOrHome } from '../hooks/focus.js';
import { useEditor, useVariables } from '../hooks/use-editor.js';
import { onVariables } from '../model/editor-store.js';
import { nameProblem } from '../model/variable-edits.js';
import { VariableForm } from './variable-form.js';

/** Every variable of the bot: what it holds, for whom, and where it is used. On phones it covers everything. */
export function VariablesPanel() {
  const t = useTranslations('flow-editor');
  const { ui } = useEditor();
  const variables = useVariables();
  const panelRef = useRef<HTMLElement>(null);
  const [openName, setOpenName] = useState<string | null>(null);
  const close = (): void => ui.setState({ panel: 'none' });
  useFocusReturn(panelRef, openerOrHome);
  useEffect(() => panelRef.current?.querySelector<HTMLElement>('h2')?.focus(), []);
  return (
    <section
      ref={panelRef}
      aria-label={t('variables.title')}
      className="absolute top-3 left-3 z-20 flex max-h-[calc(100%-5rem)] w-96 max-w-[calc(100%-1.5rem)] flex-col rounded-[10px] bg-surface shadow-float max-md:fixed max-md:inset-0 max-md:z-40 max-md:max-h-none max-md:w-full max-md:max-w-none max-md:rounded-none"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <header className="flex items-center gap-2 border-b border-line p-3">
        <h2 tabIndex={-1} className="grow text-base font-semibold outline-none">
          {t('variables.title')}
        </h2>
        <SmallButton icon={X} label={t('close')} onPress={close} />
      </header>
      <div className="overflow-y-auto">
        {variables.length === 0 ? <p className="p-4 text-ink-2">{t('variables.empty')}</p> : null}
        <ul>
          {variables.map((variable) => (
            <VariableLine
              key={variable.name}
              variable={variable}
              isOpen={variable.name === openName}
              onToggle={() => setOpenName(variable.name === openName ? null : variable.name)}
              onRenamed={setOpenName}
            />
          ))}
        </ul>
        <NewVariable onCreate={setOpenName} />
      </div>
    </section>
  );
}

interface VariableLineProps {
  variable: Variable;
  isOpen: boolean;
  onToggle: () => void;
  onRenamed: (name: string) => void;
}

function VariableLine({ variable, isOpen, onToggle, onRenamed }: VariableLineProps) {
  const t = useTranslations('flow-editor');
  const { name, type, scope, isPersonalData } = variable;
  const Icon = isOpen ? ChevronDown : ChevronRight;
  const facts = [
    t(`variables.types.${type}`),
    t(`variables.scopes.${scope}`),
    isPersonalData ? t('variables.personal') : '',
  ];
  return (
    <li className="border-b border-line">
      <button
        type="button"
        aria-expanded={isOpen}
        className="flex w-full items-start gap-2 p-3 text-left hover:bg-canvas pointer-coarse:min-h-11"
        onClick={onToggle}
      >
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span className="min-w-0">
          <span className="block font-semibold break-words">{name}</span>
          <span className="block text-xs text-ink-2">{facts.filter((fact) => fact !== '').join(' · ')}</span>
        </span>
      </button>
      {isOpen ? <VariableForm variable={variable} onRenamed={onRenamed} /> : null}
    </li>
  );
}

function NewVariable({ onCreate }: { onCreate: (name: string) => void }) {
  const t = useTranslations('flow-editor');
  const { editor } = useEditor();
  const variables = useVariables();
  const [name, setName] = useState('');
  const problem = name === '' ? null : nameProblem(name, variables);
  const create = (): void => {
    if (name === '' || problem !== null) return;
    const fresh: Variable = { name, type: 'TEXT', scope: 'CONVERSATION', isPersonalData: false, defaultValue: null };
    editor.apply(onVariables((known) => [...known, fresh]));
    setName('');
    onCreate(name);
  };
  return (
    <form
      className="flex flex-col gap-1 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <div className="flex gap-2">
        <input
          aria-label={t('variables.newName')}
          className={inputClass}
          value={name}
          maxLength={80}
          placeholder={t('variables.namePlaceholder')}
          onChange={(event) => setName(event.target.value.replaceAll(' ', '_'))}
        />
        <SmallButton icon={Plus} isDisabled={name === '' || problem !== null} onPress={create}>
          {t('variables.save')}
        </SmallButton>
      </div>
      <p role="status" className="text-xs text-ink-2">
        {problem === null ? t('variables.nameHint') : t(`variables.${problem}`)}
      </p>
    </form>
  );
}
