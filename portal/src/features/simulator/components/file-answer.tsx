'use client';
import { Paperclip, X } from 'lucide-react';
import { useId, type ChangeEvent } from 'react';
import { useTranslations } from 'use-intl';
import { usePickedFiles, type ReadyFile } from '../hooks/use-picked-files.js';
import type { SimulationView, VisitorInput } from '../hooks/use-simulation.js';

type Awaiting = NonNullable<NonNullable<SimulationView['simulation']>['awaiting']>;
type Files = NonNullable<Awaiting['files']>;

/** What the browser offers to pick from; the platform reads the bytes. */
const offered: Record<Files['accepts'][number], string> = {
  PICTURES: 'image/*',
  PDF: '.pdf',
  DOCUMENTS: '.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.odp,.rtf,.txt,.csv',
  AUDIO: 'audio/*',
  ANY: '',
};

interface FileAnswerProps {
  awaiting: Awaiting;
  files: Files;
  simulationId: string;
  isBusy: boolean;
  onSend: (input: VisitorInput) => void;
}

/** Real files under the last message, as in the widget. They are removed within a day. */
export function FileAnswer({ awaiting, files, simulationId, isBusy, onSend }: FileAnswerProps) {
  const t = useTranslations('simulator.files');
  const { ready, isSending, refusal, room, add, remove } = usePickedFiles(simulationId, files.countMax);
  const send = (): void =>
    onSend({ fileIds: ready.map(({ id }) => id), label: ready.map(({ name }) => name).join(', ') });
  const [skip] = awaiting.choices;
  return (
    <div className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3">
      <ReadyFiles ready={ready} onRemove={remove} />
      <Picker
        label={isSending ? t('sending') : t('pick', { count: files.countMax })}
        files={files}
        isDisabled={isBusy || isSending || room === 0}
        onPick={(picked) => void add(picked)}
      />
      <p role="alert" className="text-xs text-bad empty:hidden">
        {refusal}
      </p>
      {ready.length === 0 ? null : (
        <button
          type="button"
          disabled={isBusy || isSending}
          className="min-h-11 rounded-lg bg-(--owner) px-3 font-semibold text-(--on-owner) disabled:opacity-60"
          onClick={send}
        >
          {t('send', { count: ready.length })}
        </button>
      )}
      {skip === undefined ? null : (
        <button
          type="button"
          disabled={isBusy}
          className="min-h-11 rounded-lg font-semibold text-(--owner-text) disabled:opacity-60"
          onClick={() => onSend({ choiceIds: [skip.id], label: skip.label })}
        >
          {skip.label}
        </button>
      )}
    </div>
  );
}

function ReadyFiles({ ready, onRemove }: { ready: readonly ReadyFile[]; onRemove: (id: string) => void }) {
  const t = useTranslations('simulator.files');
  if (ready.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1">
      {ready.map(({ id, name }) => (
        <li key={id} className="flex items-center justify-between gap-2">
          <span className="min-w-0 truncate">{name}</span>
          <button
            type="button"
            aria-label={t('remove', { name })}
            className="grid size-9 place-items-center pointer-coarse:size-11"
            onClick={() => onRemove(id)}
          >
            <X aria-hidden className="size-4" />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface PickerProps {
  label: string;
  files: Files;
  isDisabled: boolean;
  onPick: (files: readonly File[]) => void;
}

function Picker({ label, files, isDisabled, onPick }: PickerProps) {
  const id = useId();
  const { accepts, countMax } = files;
  const pick = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    onPick([...(target.files ?? [])]);
    target.value = '';
  };
  return (
    <>
      <input
        id={id}
        type="file"
        className="peer sr-only"
        accept={accepts.includes('ANY') ? undefined : accepts.map((one) => offered[one]).join(',')}
        multiple={countMax > 1}
        disabled={isDisabled}
        onChange={pick}
      />
      <label
        htmlFor={id}
        className="flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-lg border border-(--owner-line) font-semibold text-(--owner-text) peer-focus-visible:outline-2 peer-disabled:opacity-60"
      >
        <Paperclip aria-hidden className="size-4" />
        {label}
      </label>
    </>
  );
}
