'use client';
import { useQuery } from '@apollo/client/react';
import { MessagesSquare } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { DashboardChartsDocument, PaletteBotsDocument } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/index.js';
import { usePermission } from '../../identity/index.js';
import { AreaChart, EmptyState, ErrorState, Panel, Select, Skeleton, cn } from '../../../ui/index.js';

const chartHeight = 220;
const everyBot = 'all';

/** Conversations per day of all bots or of one, the period before dashed. */
export function ConversationsChart({ range, className }: { range: { from: string; to: string }; className?: string }) {
  const t = useTranslations('dashboard.perDay');
  const [botId, setBotId] = useState(everyBot);
  const filter = useMemo(() => (botId === everyBot ? null : { botIds: [botId] }), [botId]);
  const { data, previousData, error, refetch } = useQuery(DashboardChartsDocument, { variables: { range, filter } });
  const days = (data ?? previousData)?.organization?.metrics?.perDay;
  const isFailed = error !== undefined || data?.organization?.metrics === null;
  return (
    <Panel aria-labelledby="per-day-title" className={cn('min-w-0', className)}>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="per-day-title">{t('title')}</h2>
        <span className="flex flex-wrap items-center gap-3 text-xs text-ink-2">
          <Legend text={t('current')} isDashed={false} />
          <Legend text={t('previous')} isDashed />
          <BotSelect value={botId} onChange={setBotId} />
        </span>
      </div>
      <div className={cn(data === undefined && days !== undefined && 'opacity-60')} style={{ minHeight: chartHeight }}>
        {days === undefined ? (
          isFailed ? (
            <ErrorState className="py-6" failure={failureOf(error)} onRetry={() => void refetch()} />
          ) : (
            <Skeleton className="h-55" />
          )
        ) : (
          <Days days={days} />
        )}
      </div>
    </Panel>
  );
}

function Days({
  days,
}: {
  days: readonly { date: string; conversations: number; previousConversations: number | null }[];
}) {
  const t = useTranslations('dashboard.perDay');
  const { number, shortDate } = useFormats();
  const points = useMemo(
    () => days.map((day) => ({ key: day.date, value: day.conversations, previous: day.previousConversations })),
    [days],
  );
  if (points.every((point) => point.value === 0 && (point.previous ?? 0) === 0)) {
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

function BotSelect({ value, onChange }: { value: string; onChange: (botId: string) => void }) {
  const t = useTranslations('dashboard.perDay');
  const mayRead = usePermission('bots.read');
  const { data } = useQuery(PaletteBotsDocument, { fetchPolicy: 'cache-first', skip: !mayRead });
  const bots = data?.organization?.bots?.nodes ?? [];
  if (bots.length < 2) return null;
  return (
    <Select
      aria-label={t('bot')}
      value={value}
      onValueChange={onChange}
      options={[{ value: everyBot, label: t('allBots') }, ...bots.map((bot) => ({ value: bot.id, label: bot.name }))]}
      className="h-8 w-40 text-xs"
    />
  );
}
