'use client';
import { useTranslations } from 'use-intl';
import type { PinPartsFragment } from '../../../gql/graphql.js';

type Turn = PinPartsFragment['turns'][number];

/** How a pinned conversation goes: what the visitor says at the right, what the bot does at the left. */
export function PinTranscript({ turns }: { turns: readonly Turn[] }) {
  const t = useTranslations('pins.transcript');
  return (
    <ol aria-label={t('label')} className="flex max-h-96 flex-col gap-2 overflow-y-auto rounded-control bg-sunken p-3">
      {turns.map(({ said, lines }, at) => (
        <li key={`${at}`} className="flex flex-col gap-2">
          {said === null ? null : (
            <p className="max-w-[80%] self-end rounded-control bg-accent-soft px-3 py-1.5 wrap-anywhere">
              <span className="sr-only">{t('visitor')} </span>
              {said}
            </p>
          )}
          {lines.map((line, index) => (
            <Line key={`${index}`} line={line} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function Line({ line: { kind, text } }: { line: Turn['lines'][number] }) {
  const t = useTranslations('pins.transcript');
  if (kind === 'SAID')
    return (
      <p className="max-w-[80%] self-start rounded-control border border-line bg-surface px-3 py-1.5 whitespace-pre-line wrap-anywhere">
        <span className="sr-only">{t('bot')} </span>
        {text}
      </p>
    );
  const words = kind === 'ENDED' || kind === 'FAULT' ? t(kind) : t(kind, { text });
  return <p className="text-xs text-ink-2 wrap-anywhere">{words}</p>;
}
