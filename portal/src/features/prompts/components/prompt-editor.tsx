'use client';
import type { Prompt } from '@tertulia/flow-engine';
import { Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, Field, IconButton, Input, showDone } from '../../../ui/index.js';
import { ownId, useDraft } from '../../bots/index.js';
import { namesIn, TemplateInput, useVariableNames } from '../../flow-editor/index.js';
import { edited, isChanged, type PromptEdit } from '../model/prompt-drafts.js';
import { promptParts, promptText, type PromptPart } from '../model/prompt-text.js';
import { PromptPreview } from './prompt-preview.js';
import { PromptVersions } from './prompt-versions.js';

interface PromptEditorProps {
  prompt: Prompt;
  edit: PromptEdit | undefined;
  onType: (edit: PromptEdit) => void;
  onForget: () => void;
}

/** The four parts of a prompt; saving keeps the state as a version. */
export function PromptEditor({ prompt, edit, onType, onForget }: PromptEditorProps) {
  const shown = edited(prompt, edit);
  return (
    <div className="min-w-0 grow overflow-y-auto">
      <div className="mx-auto grid max-w-[1240px] gap-6 p-4 md:p-8 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <NameRow prompt={prompt} shown={shown} onType={onType} onForget={onForget} />
          {promptParts.map((part) => (
            <PartField key={part} part={part} text={shown[part]} onChange={(text) => onType({ [part]: text })} />
          ))}
          <UnknownNames text={promptText(shown)} />
          <SaveBar prompt={prompt} shown={shown} isDirty={isChanged(prompt, edit)} onForget={onForget} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <PromptPreview text={promptText(shown)} />
          <PromptVersions prompt={prompt} shown={shown} onForget={onForget} />
        </div>
      </div>
    </div>
  );
}

function NameRow({ prompt, shown, onType, onForget }: Omit<PromptEditorProps, 'edit'> & { shown: Prompt }) {
  const t = useTranslations('prompts');
  const draft = useDraft();
  const remove = (): void => {
    draft.edit({ kind: 'deletePrompt', id: prompt.id });
    onForget();
    const again = { ...shown, id: ownId(crypto.randomUUID()) };
    showDone(t('removed', { name: shown.name }), {
      label: t('undo'),
      onUndo: () => draft.edit({ kind: 'prompt', prompt: again, note: '' }),
    });
  };
  return (
    <div className="flex items-end gap-2">
      <Field label={t('name')} className="grow">
        <Input maxLength={80} value={shown.name} onChange={(event) => onType({ name: event.target.value })} />
      </Field>
      <IconButton icon={Trash2} label={t('remove', { name: shown.name })} onClick={remove} />
    </div>
  );
}

function PartField({ part, text, onChange }: { part: PromptPart; text: string; onChange: (text: string) => void }) {
  const t = useTranslations('prompts');
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-xs font-semibold">
        {t(`${part}.label`)}
      </label>
      <TemplateInput
        id={id}
        aria-describedby={`${id}-hint`}
        rows={part === 'knowledge' ? 5 : 3}
        maxLength={4096}
        value={text}
        onChange={onChange}
      />
      <p id={`${id}-hint`} className="text-xs text-ink-2">
        {t(`${part}.hint`)}
      </p>
    </div>
  );
}

/** Names in the texts that nothing will ever fill. */
function UnknownNames({ text }: { text: string }) {
  const t = useTranslations('prompts');
  const known = useVariableNames();
  const unknown = namesIn(text).filter((name) => !known.includes(name));
  if (unknown.length === 0) return null;
  return (
    <p role="status" className="rounded-control bg-warn-soft px-3 py-2 text-warn">
      {t('unknown', { count: unknown.length })}{' '}
      {unknown.map((name) => (
        <code key={name} className="mr-2 underline decoration-wavy underline-offset-4">
          {name}
        </code>
      ))}
    </p>
  );
}

function SaveBar({
  prompt,
  shown,
  isDirty,
  onForget,
}: {
  prompt: Prompt;
  shown: Prompt;
  isDirty: boolean;
  onForget: () => void;
}) {
  const t = useTranslations('prompts');
  const draft = useDraft();
  const [note, setNote] = useState('');
  const save = (): void => {
    draft.edit({ kind: 'prompt', prompt: { ...shown, id: prompt.id }, note: note.trim() });
    draft.flush();
    onForget();
    setNote('');
  };
  if (!isDirty) return null;
  return (
    <div className="sticky bottom-0 flex flex-wrap items-end gap-2 rounded-panel border border-line bg-surface p-3 shadow-float">
      <Field label={t('note')} className="min-w-48 grow">
        <Input maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <Button onClick={onForget}>{t('discard')}</Button>
      <Button variant="primary" disabled={shown.name.trim() === ''} onClick={save}>
        {t('save')}
      </Button>
    </div>
  );
}
