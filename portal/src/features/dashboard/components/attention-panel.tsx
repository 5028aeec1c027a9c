'use client';
import { CircleCheck, RotateCw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink, IconMark, Panel, Skeleton, cn } from '../../../ui/index.js';
import {
  useFailedPublications,
  useNearLimits,
  useUnansweredQuestions,
  useWaitingPeople,
  type AttentionItem,
} from '../hooks/use-attention.js';
import type { DashboardBoard } from '../hooks/use-dashboard-board.js';
import type { DashboardNumbers } from '../hooks/use-dashboard-numbers.js';

/**
 * What needs a person, each with one action. Not shown to a role that cannot do any of it; a role that may not see
 * conversations is never told that nothing waits.
 */
export function AttentionPanel({
  board,
  all,
  className,
}: {
  board: DashboardBoard;
  all: DashboardNumbers;
  className?: string;
}) {
  const t = useTranslations('dashboard.attention');
  const waiting = useWaitingPeople(board);
  const kinds = [
    { part: waiting, isReported: board.isGone },
    { part: useFailedPublications(board), isReported: board.isGone },
    { part: useUnansweredQuestions(all), isReported: all.isGone },
    { part: useNearLimits(board), isReported: board.isGone },
  ];
  const parts = kinds.flatMap(({ part }) => part ?? []);
  const items = parts.flatMap((part) => part.items);
  const failed = parts.filter((part) => part.state === 'failed');
  // Another panel already reports that its query failed.
  const unreported = kinds.flatMap(({ part, isReported }) => (part?.state === 'failed' && !isReported ? part : []));
  const retry = () => unreported.forEach((part) => part.retry());
  const isLoading = items.length === 0 && parts.some((part) => part.state === 'loading');
  const knows = items.length > 0 || unreported.length > 0;
  const isSilent = failed.length === parts.length || waiting === null;
  if (!knows && isSilent) return null;
  return (
    <Panel aria-labelledby="attention-title" className={cn('min-w-0 xl:min-h-67', className)}>
      <h2 id="attention-title" className="mb-1">
        {t('title')}
      </h2>
      {isLoading ? <Skeleton className="mt-3 h-24" /> : null}
      {!isLoading && items.length === 0 && failed.length === 0 ? (
        <p className="flex items-center gap-3 py-4 text-ink-2">
          <IconMark icon={CircleCheck} tone="ok" />
          {t('nothing')}
        </p>
      ) : null}
      <ul>
        {items.map((item) => (
          <Line key={item.key} item={item} />
        ))}
      </ul>
      {failed.length === 0 ? null : <Unknown retry={unreported.length === 0 ? null : retry} />}
    </Panel>
  );
}

/** That something is missing here, with a button where no other panel has one. */
function Unknown({ retry }: { retry: (() => void) | null }) {
  const t = useTranslations('dashboard.attention');
  if (retry === null) return <p className="py-3 text-ink-2">{t('unknown')}</p>;
  return (
    <p role="alert" className="flex items-center justify-between gap-3 py-3 text-ink-2">
      {t('unknown')}
      <Button size="sm" icon={RotateCw} onClick={retry}>
        {t('retry')}
      </Button>
    </p>
  );
}

function Line({ item }: { item: AttentionItem }) {
  return (
    <li className="border-b border-line py-2.5 last:border-b-0">
      <div className="flex items-center gap-3">
        <IconMark icon={item.icon} tone={item.tone} />
        <div className="min-w-0 flex-1">
          <p className="font-semibold wrap-anywhere">{item.title}</p>
          {item.detail === null ? null : <p className="line-clamp-2 text-xs text-ink-2">{item.detail}</p>}
        </div>
        <ButtonLink href={item.href} size="sm">
          {item.action}
        </ButtonLink>
      </div>
      {item.more.length === 0 ? null : <More more={item.more} />}
    </li>
  );
}

function More({ more }: { more: AttentionItem['more'] }) {
  const t = useTranslations('dashboard.attention');
  return (
    <details className="mt-1 ml-10 text-xs">
      <summary className="w-fit cursor-pointer rounded-control py-1 font-semibold text-accent pointer-coarse:py-3">
        {t('show', { count: more.length })}
      </summary>
      <ul className="flex max-h-60 flex-col gap-1 overflow-y-auto pt-1">
        {more.map(({ text, hint }) => (
          <li key={text} className="flex justify-between gap-3">
            <span className="min-w-0 wrap-anywhere">{text}</span>
            <span className="shrink-0 text-ink-2">{hint}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
