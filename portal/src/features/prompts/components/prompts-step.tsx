'use client';
import type { Prompt } from '@tertulia/flow-engine';
import { MessageSquareQuote, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, EmptyState } from '../../../ui/index.js';
import { ownId, useBuilder, useDefinition, useDraft } from '../../bots/index.js';
import { usePromptEdits } from '../hooks/use-prompt-edits.js';
import { edited, freeName, isChanged, type PromptEdit } from '../model/prompt-drafts.js';
import { PromptEditor } from './prompt-editor.js';

/** How the bot should answer where it answers freely: one prompt per task, each with its versions. */
export function PromptsStep() {
  const t = useTranslations('prompts');
  const { botId } = useBuilder();
  const draft = useDraft();
  const { prompts } = useDefinition();
  const { edits, type, forget } = usePromptEdits(botId);
  const [pickedId, setPickedId] = useState<string | null>(null);
  const picked = prompts.find((prompt) => prompt.id === pickedId) ?? prompts.at(0);
  const add = (): void => {
    const name = freeName(prompts, t('newName'));
    const prompt: Prompt = { id: ownId(crypto.randomUUID()), name, role: '', tone: '', limits: '', knowledge: '' };
    draft.edit({ kind: 'prompt', prompt, note: '' });
    setPickedId(prompt.id);
  };
  if (picked === undefined) {
    const action = (
      <Button variant="primary" icon={Plus} onClick={add}>
        {t('add')}
      </Button>
    );
    return <EmptyState icon={MessageSquareQuote} title={t('none')} text={t('noneText')} action={action} />;
  }
  return (
    <div className="flex min-h-0 grow max-md:flex-col">
      <PromptList prompts={prompts} edits={edits} pickedId={picked.id} onPick={setPickedId} onAdd={add} />
      <PromptEditor
        key={picked.id}
        prompt={picked}
        edit={edits[picked.id]}
        onType={(edit) => type(picked.id, edit)}
        onForget={() => forget(picked.id)}
      />
    </div>
  );
}

interface PromptListProps {
  prompts: readonly Prompt[];
  edits: Readonly<Record<string, PromptEdit>>;
  pickedId: string;
  onPick: (id: string) => void;
  onAdd: () => void;
}

function PromptList({ prompts, edits, pickedId, onPick, onAdd }: PromptListProps) {
  const t = useTranslations('prompts');
  return (
    <nav
      aria-label={t('list')}
      className="flex w-60 shrink-0 flex-col gap-1 overflow-y-auto border-r border-line bg-surface p-3 max-md:w-full max-md:flex-row max-md:border-r-0 max-md:border-b"
    >
      {prompts.map((prompt) => (
        <button
          key={prompt.id}
          type="button"
          aria-current={prompt.id === pickedId ? 'true' : undefined}
          className="flex min-h-9 items-center gap-2 rounded-control px-2.5 text-left font-medium text-ink-2 hover:bg-sunken aria-[current]:bg-accent-soft aria-[current]:text-accent pointer-coarse:min-h-11"
          onClick={() => onPick(prompt.id)}
        >
          <span className="min-w-0 grow truncate">{edited(prompt, edits[prompt.id]).name}</span>
          {isChanged(prompt, edits[prompt.id]) ? (
            <span className="size-2 shrink-0 rounded-full bg-warn" role="img" aria-label={t('unsaved')} />
          ) : null}
        </button>
      ))}
      <Button icon={Plus} variant="quiet" className="justify-start" onClick={onAdd}>
        {t('add')}
      </Button>
    </nav>
  );
}
