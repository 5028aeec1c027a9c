'use client';
import type { Prompt } from '@tertulia/flow-engine';
import { Cpu, MessageSquareQuote, Plus, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useStore } from 'zustand';
import { Button, EmptyState } from '../../../ui/index.js';
import { stepOfProblem, temporaryId, useDefinition, useDraft, useDraftProblems } from '../../bots/index.js';
import { freeName } from '../model/free-name.js';
import { AnswerModelEditor } from './answer-model-editor.js';
import { PromptEditor } from './prompt-editor.js';

const modelKey = 'model';

/** How the bot answers freely: the model that writes, and one prompt per task, saved while the person types, each with its versions. */
export function PromptsStep() {
  const t = useTranslations('prompts');
  const draft = useDraft();
  const { prompts } = useDefinition();
  const aliases = useStore(draft.store, (state) => state.aliases);
  const [pickedKey, setPickedKey] = useState<string | null>(null);
  const [madeKey, setMadeKey] = useState<string | null>(null);
  const keyOf = (prompt: Prompt): string => aliases[prompt.id] ?? prompt.id;
  const picked = prompts.find((prompt) => keyOf(prompt) === pickedKey) ?? prompts.at(0);
  const add = (): void => {
    const name = freeName(prompts, t('newName'));
    const prompt: Prompt = {
      id: temporaryId(crypto.randomUUID()),
      name,
      role: '',
      tone: '',
      limits: '',
      knowledge: '',
    };
    draft.edit({ kind: 'prompt', prompt, note: '' });
    setPickedKey(prompt.id);
    setMadeKey(prompt.id);
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
      />
      {isModel ? <AnswerModelEditor /> : null}
      {!isModel && picked !== undefined ? (
        <PromptEditor key={keyOf(picked)} prompt={picked} isMade={madeKey === keyOf(picked)} />
      ) : null}
      {!isModel && picked === undefined ? <NoPrompts onAdd={add} /> : null}
    </div>
  );
}

function NoPrompts({ onAdd }: { onAdd: () => void }) {
  const t = useTranslations('prompts');
  const action = (
    <Button variant="primary" icon={Plus} onClick={onAdd}>
      {t('add')}
    </Button>
  );
  return <EmptyState icon={MessageSquareQuote} title={t('none')} text={t('noneText')} action={action} />;
}

interface PromptListProps {
  prompts: readonly Prompt[];
  /** A key that stays the same when the server gives a new prompt its permanent id. */
  keyOf: (prompt: Prompt) => string;
  pickedKey: string | null;
  onPick: (key: string) => void;
  onAdd: () => void;
}

function PromptList({ prompts, keyOf, pickedKey, onPick, onAdd }: PromptListProps) {
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
        <Button icon={Plus} variant="quiet" className="justify-start" onClick={onAdd}>
          {t('add')}
        </Button>
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
