'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from './class-names.js';
import { Avatar } from './marks.js';

type ChatPreviewProps = {
  name: string;
  greeting: readonly string[];
  choices: readonly string[];
  /** Under the panel. */
  caption?: ReactNode;
  isStale?: boolean;
  className?: string;
};

/** The chat as a visitor will see it, with its first words and choices. */
export function ChatPreview({ name, greeting, choices, caption, isStale = false, className }: ChatPreviewProps) {
  const t = useTranslations('ui.preview');
  return (
    <figure className={cn('flex flex-col items-center gap-4', className)} aria-label={t('label', { name })}>
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
            'flex min-h-0 flex-1 flex-col gap-1.5 overflow-y-auto p-3.5 transition-opacity duration-150',
            isStale && 'opacity-50',
          )}
        >
          {greeting.map((text, index) => (
            <p
              key={index}
              className="w-fit max-w-[86%] rounded-2xl border border-line bg-surface px-3 py-2 wrap-anywhere whitespace-pre-line"
            >
              {text}
            </p>
          ))}
          <ul className="mt-1 flex flex-col gap-1.5" aria-label={t('choices')}>
            {choices.map((choice, index) => (
              <li
                key={index}
                className="rounded-lg border border-accent bg-surface px-3 py-2 text-center font-semibold text-accent wrap-anywhere"
              >
                {choice}
              </li>
            ))}
          </ul>
        </div>
      </div>
      {caption === undefined ? null : <figcaption className="text-xs text-ink-2">{caption}</figcaption>}
    </figure>
  );
}
