'use client';
import type { Prompt } from '@tertulia/flow-engine';
import { useSearchParams } from 'next/navigation';
import { BookOpenText, Cpu, MessageSquareQuote, Plus, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useStore } from 'zustand';
import { Button, EmptyState } from '../../../ui/index.js';
import { stepOfProblem, temporaryId, useDefinition, useDraft, useDraftProblems } from '../../bots/index.js';
import { freeName } from '../model/free-name.js';
import { partsOf } from '../model/templates.js';
import { AnswerModelEditor } from './answer-model-editor.js';
import { PromptEditor } from './prompt-editor.js';
import { TemplateDialog, type PromptTemplate } from './template-dialog.js';

const modelKey = 'model';

/** How the bot answers freely: the model that writes, and one prompt per task, saved while the person types, each with its versions. */
export function PromptsStep() {
  const t = useTranslations('prompts');
  const draft = useDraft();
  const { prompts, locale } = useDefinition();
  const [isChoosing, setIsChoosing] = useState(false);
  const aliases = useStore(draft.store, (state) => state.aliases);
  // The search for words leads to a prompt by the address.
  const named = useSearchParams().get('prompt');
  const [pickedKey, setPickedKey] = useState<string | null>(named);
  const [madeKey, setMadeKey] = useState<string | null>(null);
  const keyOf = (prompt: Prompt): string => aliases[prompt.id] ?? prompt.id;
  const picked = prompts.find((prompt) => keyOf(prompt) === pickedKey) ?? prompts.at(0);
  const make = (parts: Omit<Prompt, 'id'>): void => {
    const prompt: Prompt = { ...parts, id: temporaryId(crypto.randomUUID()), name: freeName(prompts, parts.name) };
    draft.edit({ kind: 'prompt', prompt, note: '' });
    setPickedKey(prompt.id);
    setMadeKey(prompt.id);
  };
  const add = (): void => make({ name: t('newName'), role: '', tone: '', limits: '', knowledge: '' });
  const choose = (template: PromptTemplate): void => {
    setIsChoosing(false);
    make(partsOf(template, locale));
  };
  // Whoever comes from a problem of the model finds its settings.
  const hasProblem = useDraftProblems().some((problem) => stepOfProblem(problem) === 'prompts');
  const isModel = pickedKey === modelKey || (pickedKey === null && hasProblem);
  return (
    <div className="flex min-h-0 grow max-md:flex-col">
      <PromptList
        prompts={prompts}
        keyOf={keyOf}
        pickedKey={isModel ? modelKey : picked === undefined ? null : keyOf(picked)}
        onPick={setPickedKey}
        onAdd={add}
        onChoose={() => setIsChoosing(true)}
      />
      {isModel ? <AnswerModelEditor /> : null}
      {!isModel && picked !== undefined ? (
        <PromptEditor key={keyOf(picked)} prompt={picked} isMade={madeKey === keyOf(picked)} />
      ) : null}
      {!isModel && picked === undefined ? <NoPrompts onAdd={add} onChoose={() => setIsChoosing(true)} /> : null}
      {isChoosing ? <TemplateDialog onPick={choose} onClose={() => setIsChoosing(false)} /> : null}
    </div>
  );
}

interface Adding {
  onAdd: () => void;
  onChoose: () => void;
}

function NoPrompts({ onAdd, onChoose }: Adding) {
  const t = useTranslations('prompts');
  const action = (
    <span className="flex flex-wrap justify-center gap-2">
      <Button variant="primary" icon={Plus} onClick={onAdd}>
        {t('add')}
      </Button>
      <Button icon={BookOpenText} onClick={onChoose}>
        {t('templates.add')}
      </Button>
    </span>
  );
  return <EmptyState icon={MessageSquareQuote} title={t('none')} text={t('noneText')} action={action} />;
}

interface PromptListProps extends Adding {
  prompts: readonly Prompt[];
  /** A key that stays the same when the server gives a new prompt its permanent id. */
  keyOf: (prompt: Prompt) => string;
  pickedKey: string | null;
  onPick: (key: string) => void;
}

function PromptList({ prompts, keyOf, pickedKey, onPick, onAdd, onChoose }: PromptListProps) {
  const t = useTranslations('prompts');
  return (
    <nav
      aria-label={t('list')}
      className="flex w-60 shrink-0 flex-col gap-1 overflow-y-auto border-r border-line bg-surface p-3 max-md:w-full max-md:flex-row max-md:border-r-0 max-md:border-b"
    >
      <Entry isPicked={pickedKey === modelKey} icon={Cpu} onPick={() => onPick(modelKey)}>
        {t('model.entry')}
      </Entry>
      {prompts.map((prompt) => (
        <Entry
          key={keyOf(prompt)}
          isPicked={keyOf(prompt) === pickedKey}
          icon={MessageSquareQuote}
          onPick={() => onPick(keyOf(prompt))}
        >
          {prompt.name.trim() === '' ? t('unnamed') : prompt.name}
        </Entry>
      ))}
      {prompts.length === 0 ? null : (
        <>
          <Button icon={Plus} variant="quiet" className="justify-start" onClick={onAdd}>
            {t('add')}
          </Button>
          <Button icon={BookOpenText} variant="quiet" className="justify-start" onClick={onChoose}>
            {t('templates.add')}
          </Button>
        </>
      )}
    </nav>
  );
}

function Entry({
  isPicked,
  icon: Icon,
  onPick,
  children,
}: {
  isPicked: boolean;
  icon: LucideIcon;
  onPick: () => void;
  children: string;
}) {
  return (
    <button
      type="button"
      aria-current={isPicked ? 'true' : undefined}
      className="flex min-h-9 items-center gap-2 rounded-control px-2.5 text-left font-medium text-ink-2 hover:bg-sunken aria-[current]:bg-accent-soft aria-[current]:text-accent pointer-coarse:min-h-11"
      onClick={onPick}
    >
      <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.8} />
      <span className="min-w-0 grow truncate">{children}</span>
    </button>
  );
}
