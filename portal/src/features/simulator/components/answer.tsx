'use client';
import { ArrowUp, Search, Star } from 'lucide-react';
import { useMemo, useState, type FormEvent, type KeyboardEvent, type Ref } from 'react';
import { useTranslations } from 'use-intl';
import type { SimulationView, VisitorInput } from '../hooks/use-simulation.js';
import { FileAnswer } from './file-answer.js';
import { FormAnswer } from './form-answer.js';
import { emptyRecall, recalled, remembered } from '../model/recall.js';

type Awaiting = NonNullable<NonNullable<SimulationView['simulation']>['awaiting']>;

/** Choices or a rating under the last message, as in the widget. */
export function OfferedAnswers({
  awaiting,
  simulationId,
  isBusy,
  onSend,
}: {
  awaiting: Awaiting;
  simulationId: string | null;
  isBusy: boolean;
  onSend: (input: VisitorInput) => void;
}) {
  if (awaiting.kind === 'RATING') return <Rating awaiting={awaiting} isBusy={isBusy} onSend={onSend} />;
  if (awaiting.form) return <FormAnswer form={awaiting.form} isBusy={isBusy} onSend={onSend} />;
  if (awaiting.files && simulationId !== null) {
    const { files } = awaiting;
    return <FileAnswer {...{ awaiting, files, simulationId, isBusy, onSend }} key={awaiting.blockId} />;
  }
  if (awaiting.choices.length === 0) return null;
  return awaiting.isMultiple ? (
    <SeveralChoices key={awaiting.blockId} awaiting={awaiting} isBusy={isBusy} onSend={onSend} />
  ) : (
    <OneChoice key={awaiting.blockId} awaiting={awaiting} isBusy={isBusy} onSend={onSend} />
  );
}

interface OfferProps {
  awaiting: Awaiting;
  isBusy: boolean;
  onSend: (input: VisitorInput) => void;
}

function useChoices(awaiting: Awaiting) {
  const [wanted, setWanted] = useState('');
  const shown = useMemo(() => {
    const needle = wanted.trim().toLocaleLowerCase();
    return awaiting.choices.filter((choice) => choice.label.toLocaleLowerCase().includes(needle));
  }, [awaiting, wanted]);
  return { wanted, setWanted, shown };
}

function ChoiceSearch({
  awaiting,
  wanted,
  onChange,
}: {
  awaiting: Awaiting;
  wanted: string;
  onChange: (wanted: string) => void;
}) {
  const t = useTranslations('simulator');
  if (!awaiting.isSearchable) return null;
  return (
    <label className="relative flex items-center">
      <Search aria-hidden className="absolute left-2.5 size-4 text-ink-2" />
      <input
        type="search"
        aria-label={t('searchChoices')}
        placeholder={t('searchChoices')}
        className="h-9 w-full rounded-lg border border-line-strong bg-surface pl-8"
        value={wanted}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

/** The label beside it says what it shows. */
function ChoicePicture({ choice }: { choice: Awaiting['choices'][number] }) {
  if (choice.imageUrl === null || !/^https?:/iu.test(choice.imageUrl)) return null;
  return (
    <img src={choice.imageUrl} alt="" loading="lazy" className="my-1.5 size-14 shrink-0 rounded-md object-cover" />
  );
}

function OneChoice({ awaiting, isBusy, onSend }: OfferProps) {
  const { wanted, setWanted, shown } = useChoices(awaiting);
  return (
    <div className="flex flex-col gap-2 py-1">
      <ChoiceSearch awaiting={awaiting} wanted={wanted} onChange={setWanted} />
      {shown.map((choice) => (
        <button
          key={choice.id}
          type="button"
          disabled={isBusy}
          className="flex min-h-11 w-full items-center justify-between gap-3 rounded-lg border border-(--owner-line) bg-surface px-3 text-left font-semibold text-(--owner-text) disabled:opacity-60"
          onClick={() => onSend({ choiceIds: [choice.id], label: choice.label })}
        >
          <ChoicePicture choice={choice} />
          <span className="min-w-0 grow">{choice.label}</span>
          {choice.detail === '' ? null : <span className="shrink-0 font-normal text-ink-2">{choice.detail}</span>}
        </button>
      ))}
    </div>
  );
}

function SeveralChoices({ awaiting, isBusy, onSend }: OfferProps) {
  const t = useTranslations('simulator');
  const { wanted, setWanted, shown } = useChoices(awaiting);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string): void =>
    setPicked(new Set(picked.has(id) ? [...picked].filter((each) => each !== id) : [...picked, id]));
  const label = awaiting.choices
    .filter((choice) => picked.has(choice.id))
    .map((choice) => choice.label)
    .join(', ');
  return (
    <div className="flex flex-col gap-2 py-1">
      <ChoiceSearch awaiting={awaiting} wanted={wanted} onChange={setWanted} />
      {shown.map((choice) => (
        <label
          key={choice.id}
          className="flex min-h-11 items-center gap-3 rounded-lg border border-line-strong bg-surface px-3"
        >
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={picked.has(choice.id)}
            onChange={() => toggle(choice.id)}
          />
          <ChoicePicture choice={choice} />
          <span className="grow">{choice.label}</span>
          <span className="text-ink-2">{choice.detail}</span>
        </label>
      ))}
      <button
        type="button"
        disabled={isBusy || picked.size === 0}
        className="min-h-11 rounded-lg bg-(--owner) px-3 font-semibold text-(--on-owner) disabled:opacity-60"
        onClick={() => onSend({ choiceIds: [...picked], label })}
      >
        {t('sendChoices', { count: picked.size })}
      </button>
    </div>
  );
}

function Rating({ awaiting, isBusy, onSend }: OfferProps) {
  const t = useTranslations('simulator');
  const min = Number(awaiting.min ?? 1);
  const max = Number(awaiting.max ?? 5);
  const values = Array.from({ length: Math.max(0, max - min + 1) }, (_, index) => min + index);
  return (
    <fieldset className="flex flex-wrap gap-1.5 py-1" disabled={isBusy}>
      <legend className="sr-only">{t('rate', { min, max })}</legend>
      {values.map((value) => (
        <button
          key={value}
          type="button"
          aria-label={t('rateValue', { value, max })}
          className="grid min-h-11 min-w-11 place-items-center rounded-lg border border-(--owner-line) bg-surface font-semibold text-(--owner-text) disabled:opacity-60"
          onClick={() => onSend({ rating: value })}
        >
          {awaiting.scale === 'STARS' ? (
            <span className="flex items-center gap-0.5">
              {value}
              <Star aria-hidden className="size-4" />
            </span>
          ) : (
            value
          )}
        </button>
      ))}
    </fieldset>
  );
}

/** The visitor's input; ↑ and ↓ recall earlier messages. */
export function Composer({ view, inputRef }: { view: SimulationView; inputRef: Ref<HTMLInputElement> }) {
  const t = useTranslations('simulator');
  const [text, setText] = useState('');
  const [recall, setRecall] = useState(emptyRecall);
  const awaiting = view.simulation?.awaiting ?? null;
  const isMoment = awaiting?.kind === 'DATE' || awaiting?.kind === 'TIME';
  // A time changes with every digit, so it is only written; a day is complete.
  const pick = (picked: string): void => (awaiting?.kind === 'TIME' ? setText(picked) : view.send({ text: picked }));
  const isClosed = view.simulation === null || view.simulation.isEnded;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '' || isClosed || view.isBusy) return;
    view.send({ text });
    setRecall(remembered(recall, text));
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step === undefined || isMoment) return;
    event.preventDefault();
    const next = recalled(recall, step === 1 ? 1 : -1, text);
    setRecall(next.recall);
    setText(next.shown);
  };
  return (
    <form className="flex items-center gap-2 border-t border-line bg-surface p-3" onSubmit={submit}>
      <input
        ref={inputRef}
        aria-label={t('write')}
        placeholder={awaiting?.placeholder || t('write')}
        className="h-10 min-w-0 grow rounded-full border border-line-strong bg-surface px-4 disabled:bg-sunken"
        disabled={isClosed}
        maxLength={4096}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {isMoment ? <MomentPicker awaiting={awaiting} onPick={pick} /> : null}
      <button
        type="submit"
        aria-label={t('send')}
        title={t('send')}
        disabled={isClosed || text.trim() === ''}
        className="grid size-10 shrink-0 place-items-center rounded-full bg-(--owner) text-(--on-owner) disabled:opacity-50"
      >
        <ArrowUp aria-hidden className="size-4" />
      </button>
    </form>
  );
}

/** The browser's own picker of a day or a time. */
function MomentPicker({ awaiting, onPick }: { awaiting: Awaiting; onPick: (text: string) => void }) {
  const t = useTranslations('simulator');
  const isTime = awaiting.kind === 'TIME';
  return (
    <input
      type={isTime ? 'time' : 'date'}
      aria-label={t(isTime ? 'pickTime' : 'pickDay')}
      className="h-10 w-12 shrink-0 rounded-full border border-line-strong bg-surface px-3"
      min={awaiting.min ?? undefined}
      max={awaiting.max ?? undefined}
      onChange={(event) => {
        if (event.target.value !== '') onPick(event.target.value);
      }}
    />
  );
}
