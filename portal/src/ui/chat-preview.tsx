'use client';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from './class-names.js';
import { Avatar } from './avatar.js';

/** One bubble; the visitor's own are at the right. */
export type ChatLine = { text: string; isOwn: boolean };

/** One choice under the last bubble. */
export type ChatChoice = { id: string; label: string };

type ChatPreviewProps = {
  name: string;
  lines: readonly ChatLine[];
  choices: readonly ChatChoice[];
  /** Without it, the preview cannot be used, only seen. */
  onChoose?: (id: string) => void;
  /** The input below the lines, a `ChatComposer`. */
  composer?: ReactNode;
  caption?: ReactNode;
  /** True while a newer preview is loaded; this one is dimmed. */
  isStale?: boolean;
  className?: string;
};

/** The chat as a visitor will see it. */
export function ChatPreview({
  name,
  lines,
  choices,
  onChoose,
  composer,
  caption,
  isStale = false,
  className,
}: ChatPreviewProps) {
  const t = useTranslations('ui.preview');
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (lines.some((line) => line.isOwn)) end.current?.scrollIntoView({ block: 'nearest' });
  }, [lines]);
  return (
    <figure
      className={cn('flex flex-col items-center gap-4', className)}
      aria-label={t('label', { name })}
      aria-busy={isStale || undefined}
    >
      <div className="flex h-[min(600px,80vh)] w-full max-w-85 flex-col overflow-hidden rounded-[20px] bg-canvas shadow-float">
        <div className="flex items-center gap-2.5 border-b border-line bg-surface p-3.5">
          <Avatar name={name} size={40} tone="solid" />
          <div className="min-w-0">
            <p className="truncate font-semibold">{name}</p>
            <p className="text-xs text-ok">{t('answersNow')}</p>
          </div>
        </div>
        <div
          className={cn(
            'min-h-0 flex-1 overflow-y-auto p-3.5 transition-opacity duration-150',
            isStale && 'opacity-50',
          )}
        >
          <Bubbles lines={lines} />
          <Choices choices={choices} {...(onChoose === undefined ? {} : { onChoose })} />
          <div ref={end} />
        </div>
        {composer}
      </div>
      {caption === undefined ? null : <figcaption className="text-xs text-ink-2">{caption}</figcaption>}
    </figure>
  );
}

function Bubbles({ lines }: { lines: readonly ChatLine[] }) {
  return (
    <div role="log" className="flex flex-col gap-1.5">
      {lines.map((line, index) => (
        <p
          key={index}
          className={cn(
            'w-fit max-w-[86%] rounded-2xl px-3 py-2 wrap-anywhere whitespace-pre-line',
            line.isOwn ? 'ml-auto bg-accent text-accent-ink' : 'border border-line bg-surface',
          )}
        >
          {line.text}
        </p>
      ))}
    </div>
  );
}

function Choices({ choices, onChoose }: { choices: readonly ChatChoice[]; onChoose?: (id: string) => void }) {
  const t = useTranslations('ui.preview');
  const box =
    'block w-full rounded-lg border border-accent bg-surface px-3 py-2 text-center font-semibold text-accent wrap-anywhere';
  if (choices.length === 0) return null;
  return (
    <ul className="mt-2.5 flex flex-col gap-1.5" aria-label={t('choices')}>
      {choices.map((choice) => (
        <li key={choice.id}>
          {onChoose === undefined ? (
            <span className={box}>{choice.label}</span>
          ) : (
            <button type="button" className={cn(box, 'hover:bg-accent-soft')} onClick={() => onChoose(choice.id)}>
              {choice.label}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
