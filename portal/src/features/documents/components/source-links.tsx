'use client';
import { FileText } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Link } from '../../../ui/index.js';
import { sourceAddress } from '../model/source-address.js';

/** The passage of a document that an answer comes from. */
export interface Source {
  readonly contentId: string;
  readonly passage: number;
  readonly title: string;
  readonly heading: string;
  readonly page: number | null;
}

/** Where an answer of the bot comes from; with `botId`, as links to the passages. */
export function SourceLinks({ sources, botId }: { sources: readonly Source[] | null; botId: string | null }) {
  const t = useTranslations('documents');
  if (sources === null || sources.length === 0) return null;
  return (
    <ul aria-label={t('sources')} className="flex max-w-full flex-wrap gap-x-3 gap-y-1 px-1 text-xs text-ink-2">
      {sources.map((source) => (
        <li key={`${source.contentId}:${source.passage}`} className="flex max-w-full min-w-0 items-center gap-1">
          <FileText aria-hidden className="size-3.5 shrink-0" />
          {botId === null ? (
            <span className="truncate">{wordsOf(source, t('pageOf', { page: source.page ?? 0 }))}</span>
          ) : (
            <Link
              href={sourceAddress(botId, source)}
              className="flex min-w-0 items-center truncate rounded-control font-semibold text-accent hover:underline pointer-coarse:min-h-11"
            >
              {wordsOf(source, t('pageOf', { page: source.page ?? 0 }))}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function wordsOf({ title, heading, page }: Source, pageWords: string): string {
  const place = page === null ? heading : pageWords;
  return place === '' ? title : `${title}, ${place}`;
}
