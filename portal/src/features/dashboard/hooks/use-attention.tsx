'use client';
import { useQuery } from '@apollo/client/react';
import { CircleQuestionMark, CloudAlert, Gauge, Hand, type LucideIcon } from 'lucide-react';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFloor } from '../../../frame/index.js';
import {
  DashboardBotsDocument,
  DashboardUsageDocument,
  UnansweredQuestionsDocument,
  WaitingConversationsDocument,
} from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/index.js';
import { RelativeTime, type Tone } from '../../../ui/index.js';
import { usePermission } from '../../identity/index.js';

/** One thing that needs a person, with its one action. */
export type AttentionItem = {
  key: string;
  icon: LucideIcon;
  tone: Tone;
  title: ReactNode;
  detail: ReactNode;
  href: string;
  action: string;
};

/** What is known of one kind of thing. */
export type Attention = { state: 'loading' | 'failed' | 'known'; items: readonly AttentionItem[]; retry: () => void };

/** From this share of a limit on, the plan is worth a look. */
const nearLimit = 0.75;

type Answer<Data> = { data?: Data | undefined; error?: unknown; refetch: () => Promise<unknown> };

/** `partOf` gives null for a part that cannot be had now, and undefined where there is no organization. */
function attentionOf<Data, Part extends object>(
  { data, error, refetch }: Answer<Data>,
  partOf: (data: Data) => Part | null | undefined,
  itemsOf: (part: Part) => readonly AttentionItem[],
): Attention {
  const retry = (): void => void refetch();
  const part = data === undefined ? undefined : partOf(data);
  if (part != null) return { state: 'known', items: itemsOf(part), retry };
  if (part === null || error !== undefined) return { state: 'failed', items: [], retry };
  return { state: data === undefined ? 'loading' : 'known', items: [], retry };
}

/** People who wait for a person; null when the viewer does not answer conversations. */
export function useWaitingPeople(): Attention | null {
  const t = useTranslations('dashboard.attention');
  const mayRead = usePermission('conversations.read');
  const { data, error, refetch } = useQuery(WaitingConversationsDocument, { skip: !mayRead });
  const floorWaiting = useFloor()?.waiting;
  const seen = useRef(floorWaiting);
  useEffect(() => {
    if (seen.current !== undefined && seen.current !== floorWaiting && mayRead) void refetch();
    seen.current = floorWaiting;
  }, [floorWaiting, mayRead, refetch]);
  if (!mayRead) return null;
  return attentionOf(
    { data, error, refetch },
    ({ organization }) => organization?.conversations,
    ({ nodes }) =>
      nodes.map((conversation) => ({
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
      })),
  );
}

/** Questions that bots could not answer, gathered by bot. */
export function useUnansweredQuestions(range: { from: string; to: string }): Attention | null {
  const t = useTranslations('dashboard.attention');
  const mayEdit = usePermission('bots.edit');
  const answer = useQuery(UnansweredQuestionsDocument, { variables: { range }, skip: !mayEdit });
  if (!mayEdit) return null;
  return attentionOf(
    answer,
    ({ organization }) => organization?.metrics,
    ({ unanswered: questions }) => {
      return [...new Set(questions.map((question) => question.bot.id))].map((botId) => {
        const own = questions.filter((question) => question.bot.id === botId);
        return {
          key: `unanswered ${botId}`,
          icon: CircleQuestionMark,
          tone: 'info',
          title: t('unanswered', { count: own.length }),
          detail: t('unansweredDetail', {
            question: own[0]?.question ?? '',
            bot: own[0]?.bot.name ?? '',
            others: own.length - 1,
          }),
          href: `/bots/${encodeURIComponent(botId)}/business#knowledge`,
          action: t('answer'),
        };
      });
    },
  );
}

/** Limits of the plan that are near or reached. */
export function useNearLimits(): Attention | null {
  const t = useTranslations('dashboard.attention');
  const { number, date } = useFormats();
  const mayRead = usePermission('billing.read');
  const answer = useQuery(DashboardUsageDocument, { skip: !mayRead });
  if (!mayRead) return null;
  return attentionOf(
    answer,
    ({ organization }) => organization?.usage,
    (usage) =>
      usage
        .filter((one) => one.max !== null && (one.ratio ?? 0) >= nearLimit)
        .map((one) => ({
          key: `usage ${one.kind}`,
          icon: Gauge,
          tone: (one.ratio ?? 0) >= 1 ? 'bad' : 'warn',
          title: t(`usage.${one.kind}`, { used: number(one.used), max: number(one.max ?? 0) }),
          detail: one.resetsAt === null ? t('usageFixed') : t('usageResets', { date: date(one.resetsAt) }),
          href: '/plan',
          action: t('seePlan'),
        })),
  );
}

/** Bots whose last publication failed. */
export function useFailedPublications(range: { from: string; to: string }): Attention | null {
  const t = useTranslations('dashboard.attention');
  const mayPublish = usePermission('bots.publish');
  const withDraft = usePermission('bots.readDraft');
  const variables = useMemo(() => ({ range, withDraft }), [range, withDraft]);
  const answer = useQuery(DashboardBotsDocument, { variables, skip: !mayPublish });
  if (!mayPublish) return null;
  return attentionOf(
    answer,
    ({ organization }) => organization?.bots,
    ({ nodes }) =>
      nodes
        .filter((bot) => bot.latestPublication?.status === 'FAILED')
        .map((bot) => ({
          key: `publication ${bot.id}`,
          icon: CloudAlert,
          tone: 'bad',
          title: t('failed', { bot: bot.name }),
          detail: bot.latestPublication?.error ?? t('failedDetail'),
          href: `/bots/${encodeURIComponent(bot.id)}/flow`,
          action: t('review'),
        })),
  );
}
