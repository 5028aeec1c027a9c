'use client';
import { useQuery } from '@apollo/client/react';
import { MessagesSquare } from 'lucide-react';
import { Suspense, lazy, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { DashboardBotChartDocument } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/index.js';
import { AreaChart, EmptyState, ErrorState, Panel, Skeleton, cn } from '../../../ui/index.js';
import type { DashboardBoard } from '../hooks/use-dashboard-board.js';
import type { DashboardNumbers } from '../hooks/use-dashboard-numbers.js';
import { everyBot } from '../model/bot-choice.js';
import { withoutEmptyPast, type ComparedDay } from '../model/change.js';
import type { Range } from '../model/period.js';

/** Loaded with the bots, as the charts are with their numbers. */
const BotSelect = lazy(async () => ({ default: (await import('./bot-select.js')).BotSelect }));

const chartHeight = 220;

type Parts = { board: DashboardBoard; all: DashboardNumbers };

/** Conversations per day of all bots or of one, the period before dashed. */
export function ConversationsChart({ board, all, className }: Parts & { className?: string }) {
  const t = useTranslations('dashboard.perDay');
  const [botId, setBotId] = useState(everyBot);
  const ofBot = useDaysOfBot(botId === everyBot ? null : botId, all.charts?.window ?? null);
  const { days, isOfBefore, isFailed, error, retry } =
    botId === everyBot ? { ...all, days: all.charts?.perDay ?? null } : ofBot;
  const shown = useMemo(() => (days === null ? null : withoutEmptyPast(days)), [days]);
  if (shown === null && all.isGone) return null;
  const bots = board.organization?.bots?.nodes ?? [];
  const hasPast = shown?.some((day) => day.previousConversations !== null) ?? false;
  return (
    <Panel aria-labelledby="per-day-title" className={cn('min-w-0', className)}>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="per-day-title">{t('title')}</h2>
        <span className="flex flex-wrap items-center gap-3 text-xs text-ink-2">
          {hasPast ? (
            <>
              <Legend text={t('current')} isDashed={false} />
              <Legend text={t('previous')} isDashed />
            </>
          ) : null}
          {bots.length < 2 ? null : (
            <Suspense fallback={<Skeleton className="h-8 w-40" />}>
              <BotSelect bots={bots} value={botId} onChange={setBotId} />
            </Suspense>
          )}
        </span>
      </div>
      <div className={cn(isOfBefore && 'opacity-60')} style={{ minHeight: chartHeight }}>
        {shown === null ? (
          isFailed ? (
            <ErrorState className="py-6" failure={failureOf(error)} onRetry={retry} />
          ) : (
            <Skeleton className="h-55" />
          )
        ) : (
          <Days days={shown} />
        )}
      </div>
    </Panel>
  );
}

/** The days of one bot, fetched when it is chosen. */
function useDaysOfBot(botId: string | null, range: Range | null) {
  const filter = useMemo(() => (botId === null ? null : { botIds: [botId] }), [botId]);
  const { data, error, refetch } = useQuery(DashboardBotChartDocument, {
    variables: { range: { from: range?.from ?? '', to: range?.to ?? '' }, filter },
    skip: botId === null || range === null,
  });
  const metrics = data?.organization?.metrics;
  return {
    days: metrics?.perDay ?? null,
    isOfBefore: false,
    isFailed: error !== undefined || metrics === null,
    error,
    retry: () => void refetch().catch(() => undefined),
  };
}

function Days({ days }: { days: readonly ComparedDay[] }) {
  const t = useTranslations('dashboard.perDay');
  const { number, shortDate } = useFormats();
  const points = useMemo(
    () => days.map((day) => ({ key: day.date, value: day.conversations, previous: day.previousConversations })),
    [days],
  );
  if (points.every((point) => point.value === 0 && point.previous === null)) {
    return <EmptyState icon={MessagesSquare} className="py-8" title={t('emptyTitle')} text={t('emptyText')} />;
  }
  return (
    <AreaChart label={t('title')} points={points} formatKey={shortDate} formatValue={number} height={chartHeight} />
  );
}

function Legend({ text, isDashed }: { text: string; isDashed: boolean }) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg aria-hidden width="22" height="8">
        <line
          x1="0"
          x2="22"
          y1="4"
          y2="4"
          stroke={isDashed ? 'var(--line-strong)' : 'var(--accent)'}
          strokeWidth={isDashed ? 1.5 : 2.2}
          {...(isDashed ? { strokeDasharray: '3 4' } : {})}
        />
      </svg>
      {text}
    </span>
  );
}
