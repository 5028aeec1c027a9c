'use client';
import { Bot, Plus, RotateCw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { useFloor } from '../../../frame/index.js';
import type { DashboardBoardQuery } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { usePermission } from '../../identity/index.js';
import {
  Avatar,
  Button,
  ButtonLink,
  Chip,
  EmptyState,
  ErrorState,
  Panel,
  Skeleton,
  Sparkline,
  StatusDot,
  cn,
  Link,
} from '../../../ui/index.js';
import type { DashboardBoard } from '../hooks/use-dashboard-board.js';
import type { DashboardNumbers } from '../hooks/use-dashboard-numbers.js';
import { FreshnessLine } from './freshness-line.js';

type Bots = NonNullable<NonNullable<DashboardBoardQuery['organization']>['bots']>;
type BotNode = Bots['nodes'][number];
type Parts = { board: DashboardBoard; all: DashboardNumbers };

/** The bots with their publication state, current conversations and last week. */
export function BotsPanel({ board, all, className }: Parts & { className?: string }) {
  const t = useTranslations('dashboard.bots');
  const mayCreate = usePermission('bots.create');
  const bots = board.organization?.bots;
  const isFailed = bots === null || (bots === undefined && board.error !== undefined);
  const create = mayCreate ? (
    <ButtonLink href="/bots?new=1" variant="primary" icon={Plus}>
      {t('create')}
    </ButtonLink>
  ) : null;
  return (
    <section aria-labelledby="bots-title" className={cn('flex min-w-0 flex-col gap-4', className)}>
      <div className="flex items-center justify-between gap-4">
        <h2 id="bots-title">{t('title')}</h2>
        {bots?.totalCount === 0 ? null : create}
      </div>
      {board.organization === undefined && board.error === undefined ? <Skeleton className="h-26" /> : null}
      {isFailed ? <ErrorState failure={failureOf(board.error)} onRetry={board.retry} /> : null}
      {bots?.totalCount === 0 ? (
        <Panel>
          <EmptyState
            icon={Bot}
            className="py-6"
            title={t('emptyTitle')}
            text={t(mayCreate ? 'emptyText' : 'emptyForYou')}
            action={create}
          />
        </Panel>
      ) : null}
      {bots == null || bots.totalCount === 0 ? null : <BotCards bots={bots} all={all} />}
    </section>
  );
}

/** The cards; without metrics they show no week, and a line explains it. */
function BotCards({ bots, all: { week, isFailed, isGone, retry } }: { bots: Bots; all: DashboardNumbers }) {
  const t = useTranslations('dashboard');
  return (
    <>
      {week === null && isFailed && !isGone ? (
        <div className="flex items-center justify-between gap-3">
          <FreshnessLine dataUntil={null} newestAt={null} isUnreachable />
          <Button size="sm" icon={RotateCw} onClick={retry}>
            {t('attention.retry')}
          </Button>
        </div>
      ) : null}
      <ul className="grid gap-4 sm:grid-cols-2">
        {bots.nodes.map((bot) => (
          <BotCard
            key={bot.id}
            bot={bot}
            values={week?.perBot.find((own) => own.bot.id === bot.id)?.points.map((point) => point.conversations) ?? []}
          />
        ))}
      </ul>
      {bots.totalCount > bots.nodes.length ? (
        <Link href="/bots" className="w-fit font-semibold text-accent underline underline-offset-2">
          {t('bots.all', { count: bots.totalCount })}
        </Link>
      ) : null}
    </>
  );
}

function BotCard({ bot, values }: { bot: BotNode; values: readonly number[] }) {
  const t = useTranslations('dashboard.bots');
  const mayOpen = usePermission('bots.readDraft');
  const live = useFloor()?.bots.find((own) => own.botId === bot.id);
  const talking = live?.active ?? 0;
  const { number } = useFormats();
  return (
    <li
      className={cn(
        'relative rounded-panel border border-line bg-surface p-4 transition-colors duration-150',
        mayOpen && 'hover:border-line-strong',
      )}
    >
      <div className="flex items-center gap-2.5">
        <Avatar name={bot.name} tone="accent" />
        <p className="min-w-0 flex-1 truncate font-semibold">
          {mayOpen ? (
            <Link
              href={`/bots/${encodeURIComponent(bot.id)}/flow`}
              className="after:absolute after:inset-0 after:rounded-panel"
            >
              {bot.name}
            </Link>
          ) : (
            bot.name
          )}
        </p>
        <PublishMark bot={bot} />
      </div>
      <div className="mt-3 flex h-6 items-center justify-between gap-3 text-xs">
        <span className="flex items-center gap-2 text-ink-2">
          <StatusDot tone={talking > 0 ? 'ok' : 'neutral'} />
          {talking > 0
            ? t.rich('talking', {
                count: number(talking),
                strong: (chunks) => <strong className="font-semibold text-ink">{chunks}</strong>,
              })
            : t('quiet')}
        </span>
        <Sparkline values={values.some((value) => value > 0) ? values : []} tone="accent" />
      </div>
    </li>
  );
}

function PublishMark({ bot }: { bot: BotNode }) {
  const t = useTranslations('dashboard.bots');
  const changes = bot.draft?.changesSinceLive.count ?? 0;
  if (bot.latestPublication?.status === 'FAILED') return <Chip tone="bad">{t('failed')}</Chip>;
  if (bot.status === 'PAUSED') return <Chip>{t('paused')}</Chip>;
  if (bot.liveVersion === null) return <Chip>{t('draft')}</Chip>;
  if (changes > 0) return <Chip tone="warn">{t('changed', { count: changes })}</Chip>;
  return <Chip tone="ok">{t('live', { number: bot.liveVersion.number })}</Chip>;
}
