'use client';
import { useQuery } from '@apollo/client/react';
import { CircleCheck, CircleQuestionMark, CloudAlert, Gauge, Hand, type LucideIcon } from 'lucide-react';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFloor } from '../../../frame/live-floor-context.js';
import {
  DashboardBotsDocument,
  DashboardUsageDocument,
  UnansweredQuestionsDocument,
  WaitingConversationsDocument,
} from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/index.js';
import { usePermission } from '../../identity/index.js';
import { ButtonLink, IconMark, Panel, RelativeTime, Skeleton, cn, type Tone } from '../../../ui/index.js';

/** From this share of a limit on, the plan is worth a look. */
const nearLimit = 0.75;

type Item = {
  key: string;
  icon: LucideIcon;
  tone: Tone;
  title: ReactNode;
  detail: ReactNode;
  href: string;
  action: string;
};

/** What needs a person, each with its one action. */
export function AttentionPanel({ range, className }: { range: { from: string; to: string }; className?: string }) {
  const t = useTranslations('dashboard.attention');
  const waiting = useWaiting();
  const unanswered = useUnanswered(range);
  const usage = useUsage();
  const failed = useFailedPublications(range);
  const parts = [waiting, failed, unanswered, usage];
  const items = parts.flatMap((part) => part ?? []);
  const isLoading = parts.includes(null) && items.length === 0;
  return (
    <Panel aria-labelledby="attention-title" className={cn('min-w-0 xl:min-h-67', className)}>
      <h2 id="attention-title" className="mb-1">
        {t('title')}
      </h2>
      {isLoading ? <Skeleton className="mt-3 h-24" /> : null}
      {!isLoading && items.length === 0 ? (
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
    </Panel>
  );
}

function Line({ item }: { item: Item }) {
  return (
    <li className="flex items-center gap-3 border-b border-line py-2.5 last:border-b-0">
      <IconMark icon={item.icon} tone={item.tone} />
      <div className="min-w-0 flex-1">
        <p className="font-semibold wrap-anywhere">{item.title}</p>
        <p className="line-clamp-2 text-xs text-ink-2">{item.detail}</p>
      </div>
      <ButtonLink href={item.href} size="sm">
        {item.action}
      </ButtonLink>
    </li>
  );
}

/** Null while unknown; empty when this is nothing for the viewer. */
function useWaiting(): Item[] | null {
  const t = useTranslations('dashboard.attention');
  const mayRead = usePermission('conversations.read');
  const { data, error, refetch } = useQuery(WaitingConversationsDocument, { skip: !mayRead });
  const floorWaiting = useFloor()?.waiting;
  const seen = useRef(floorWaiting);
  useEffect(() => {
    if (seen.current !== undefined && seen.current !== floorWaiting && mayRead) void refetch();
    seen.current = floorWaiting;
  }, [floorWaiting, mayRead, refetch]);
  if (!mayRead || error !== undefined) return [];
  const page = data?.organization?.conversations;
  if (page === undefined) return null;
  return page.nodes.map((conversation) => ({
    key: conversation.id,
    icon: Hand,
    tone: 'warn',
    title: t('waiting', { name: conversation.contact?.name ?? t('visitor') }),
    detail: (
      <>
        {conversation.bot.name} · <RelativeTime at={conversation.waitingSince ?? conversation.startedAt} />
      </>
    ),
    href: `/conversations/${encodeURIComponent(conversation.id)}?tab=waiting`,
    action: t('attend'),
  }));
}

function useUnanswered(range: { from: string; to: string }): Item[] | null {
  const t = useTranslations('dashboard.attention');
  const mayEdit = usePermission('bots.edit');
  const { data, error } = useQuery(UnansweredQuestionsDocument, { variables: { range }, skip: !mayEdit });
  const questions = data?.organization?.metrics.unanswered;
  if (!mayEdit || error !== undefined) return [];
  if (questions === undefined) return null;
  const botIds = [...new Set(questions.map((question) => question.bot.id))];
  return botIds.map((botId) => {
    const own = questions.filter((question) => question.bot.id === botId);
    const first = own[0];
    return {
      key: `unanswered ${botId}`,
      icon: CircleQuestionMark,
      tone: 'info',
      title: t('unanswered', { count: own.length }),
      detail: t('unansweredDetail', {
        question: first?.question ?? '',
        bot: first?.bot.name ?? '',
        others: own.length - 1,
      }),
      href: `/bots/${encodeURIComponent(botId)}/business#knowledge`,
      action: t('answer'),
    };
  });
}

function useUsage(): Item[] | null {
  const t = useTranslations('dashboard.attention');
  const { number, date } = useFormats();
  const mayRead = usePermission('billing.read');
  const { data, error } = useQuery(DashboardUsageDocument, { skip: !mayRead });
  if (!mayRead || error !== undefined) return [];
  const usage = data?.organization?.usage;
  if (usage === undefined) return null;
  return usage
    .filter((one) => one.max !== null && (one.ratio ?? 0) >= nearLimit)
    .map((one) => ({
      key: `usage ${one.kind}`,
      icon: Gauge,
      tone: (one.ratio ?? 0) >= 1 ? 'bad' : 'warn',
      title: t(`usage.${one.kind}`, { used: number(one.used), max: number(one.max ?? 0) }),
      detail: one.resetsAt === null ? t('usageFixed') : t('usageResets', { date: date(one.resetsAt) }),
      href: '/plan',
      action: t('seePlan'),
    }));
}

function useFailedPublications(range: { from: string; to: string }): Item[] | null {
  const t = useTranslations('dashboard.attention');
  const mayPublish = usePermission('bots.publish');
  const withDraft = usePermission('bots.readDraft');
  const variables = useMemo(() => ({ range, withDraft }), [range, withDraft]);
  const { data, error } = useQuery(DashboardBotsDocument, { variables, skip: !mayPublish });
  if (!mayPublish || error !== undefined) return [];
  const bots = data?.organization?.bots.nodes;
  if (bots === undefined) return null;
  return bots
    .filter((bot) => bot.latestPublication?.status === 'FAILED')
    .map((bot) => ({
      key: `publication ${bot.id}`,
      icon: CloudAlert,
      tone: 'bad',
      title: t('failed', { bot: bot.name }),
      detail: bot.latestPublication?.error ?? t('failedDetail'),
      href: `/bots/${encodeURIComponent(bot.id)}/flow`,
      action: t('review'),
    }));
}
