'use client';
import { hasSecret, type Prompt } from '@tertulia/flow-engine';
import { Trash2 } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Field, IconButton, Input, showDone } from '../../../ui/index.js';
import { temporaryId, useDraft, useInvalidMessage } from '../../bots/index.js';
import { namesIn, TemplateInput, useVariableNames } from '../../flow-editor/index.js';
import { promptParts, promptText, type PromptPart } from '../model/prompt-text.js';
import { PromptCases } from './prompt-cases.js';
import { PromptPreview } from './prompt-preview.js';
import { PromptVersions } from './prompt-versions.js';

interface PromptEditorProps {
  prompt: Prompt;
  /** True if it was just created: its name takes the focus. */
  isMade: boolean;
}

/** The name and the four parts of a prompt, saved while the person types; earlier states stay as versions. */
export function PromptEditor({ prompt, isMade }: PromptEditorProps) {
  const draft = useDraft();
  const type = (patch: Partial<Prompt>): void => {
    const now = draft.store.getState().definition.prompts.find((one) => one.id === prompt.id) ?? prompt;
    draft.edit({ kind: 'prompt', prompt: { ...now, ...patch }, note: '' });
  };
  return (
    <div className="min-w-0 grow overflow-y-auto">
      <div className="mx-auto grid max-w-[1240px] gap-6 p-4 md:p-8 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <NameRow prompt={prompt} isMade={isMade} onType={type} />
          {promptParts.map((part) => (
            <PartField key={part} part={part} text={prompt[part]} onChange={(text) => type({ [part]: text })} />
          ))}
          <UnknownNames text={promptText(prompt)} />
          <SecretNote text={promptText(prompt)} />
          <PromptCases prompt={prompt} onChange={(cases) => type({ cases })} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <PromptPreview text={promptText(prompt)} />
          <PromptVersions prompt={prompt} />
        </div>
      </div>
    </div>
  );
}

function NameRow({ prompt, isMade, onType }: PromptEditorProps & { onType: (patch: Partial<Prompt>) => void }) {
  const t = useTranslations('prompts');
  const draft = useDraft();
  const name = useRef<HTMLInputElement>(null);
  const invalid = useInvalidMessage(`prompts.${prompt.id}.name`);
  useEffect(() => {
    if (isMade) name.current?.select();
  }, [isMade]);
  const remove = (): void => {
    draft.edit({ kind: 'deletePrompt', id: prompt.id });
    const again = { ...prompt, id: temporaryId(crypto.randomUUID()) };
    showDone(t('removed', { name: prompt.name }), {
      label: t('undo'),
      onUndo: () => draft.edit({ kind: 'prompt', prompt: again, note: '' }),
    });
  };
  return (
    <div className="flex items-start gap-2">
      <Field label={t('name')} error={invalid} className="grow">
        <Input
          ref={name}
          maxLength={80}
          value={prompt.name}
          onChange={(event) => onType({ name: event.target.value })}
        />
      </Field>
      <IconButton icon={Trash2} label={t('remove', { name: prompt.name })} className="mt-5" onClick={remove} />
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

/** A key or a password in the texts: the model could tell it to a visitor. */
function SecretNote({ text }: { text: string }) {
  const t = useTranslations('prompts');
  if (!hasSecret(text)) return null;
  return (
    <p role="status" className="rounded-control bg-warn-soft px-3 py-2 text-warn">
      {t('secret')}
    </p>
  );
}

/** Variables in the texts that do not exist. */
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
