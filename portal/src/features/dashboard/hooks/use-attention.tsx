'use client';
import { CircleQuestionMark, CloudAlert, Gauge, Hand, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/index.js';
import { RelativeTime, type Tone } from '../../../ui/index.js';
import { useConversationWords } from '../../conversations/index.js';
import { usePermission } from '../../identity/index.js';
import { longestWaiting, waitsSince } from '../model/waiting.js';
import type { DashboardBoard } from './use-dashboard-board.js';
import type { DashboardNumbers } from './use-dashboard-numbers.js';

/** One thing that needs a person, with its action. */
export type AttentionItem = {
  key: string;
  icon: LucideIcon;
  tone: Tone;
  title: ReactNode;
  detail: ReactNode;
  /** The items that the title counts, shown on demand. */
  more: readonly { text: string; hint: string }[];
  href: string;
  action: string;
};

/** The loading state and the items of one kind of thing. */
export type Attention = { state: 'loading' | 'failed' | 'known'; items: readonly AttentionItem[]; retry: () => void };

/** More visitors who wait than this are counted in one line. */
const mostWaiting = 3;

/** From this share of a limit on, the plan deserves attention. */
const nearLimit = 0.75;

/** `part` is null if it is unavailable, and undefined until it is loaded. */
function attentionOf<Part extends object>(
  part: Part | null | undefined,
  { error, retry }: { error: unknown; retry: () => void },
  itemsOf: (part: Part) => readonly AttentionItem[],
): Attention {
  if (part != null) return { state: 'known', items: itemsOf(part), retry };
  const isFailed = part === null || error !== undefined;
  return { state: isFailed ? 'failed' : 'loading', items: [], retry };
}

/** Visitors who wait for a person; null if the viewer may not answer conversations. */
export function useWaitingPeople(board: DashboardBoard): Attention | null {
  const t = useTranslations('dashboard.attention');
  const { nameOf } = useConversationWords();
  const mayRead = usePermission('conversations.read');
  if (!mayRead) return null;
  return attentionOf(board.organization?.waiting, board, ({ nodes, totalCount }) => {
    const first = longestWaiting(nodes, mostWaiting).map((conversation) => ({
      key: conversation.id,
      icon: Hand,
      tone: 'warn' as const,
      title: t('waiting', { name: nameOf(conversation) }),
      detail: (
        <>
          {conversation.bot.name} · <RelativeTime at={waitsSince(conversation)} />
        </>
      ),
      more: [],
      href: `/conversations/${encodeURIComponent(conversation.id)}?tab=waiting`,
      action: t('attend'),
    }));
    const left = totalCount - first.length;
    if (left <= 0) return first;
    const others: AttentionItem = {
      key: 'others who wait',
      icon: Hand,
      tone: 'warn',
      title: t('othersWait', { count: left }),
      detail: null,
      more: [],
      href: '/conversations?tab=waiting',
      action: t('seeWaiting'),
    };
    return [...first, others];
  });
}

/** Questions that bots could not answer, grouped by bot; `more` has each of them. */
export function useUnansweredQuestions({ charts, isFailed, error, retry }: DashboardNumbers): Attention | null {
  const t = useTranslations('dashboard.attention');
  const mayEdit = usePermission('bots.edit');
  if (!mayEdit) return null;
  const unknown = isFailed ? null : undefined;
  return attentionOf(charts?.unanswered ?? unknown, { error, retry }, (questions) =>
    [...new Set(questions.map((question) => question.bot.id))].map((botId) => {
      const own = questions.filter((question) => question.bot.id === botId);
      return {
        key: `unanswered ${botId}`,
        icon: CircleQuestionMark,
        tone: 'info',
        title: t('unanswered', { count: own.length }),
        detail: own[0]?.bot.name ?? '',
        more: own.map(({ question, count }) => ({ text: question, hint: t('asked', { count }) })),
        href: `/bots/${encodeURIComponent(botId)}/understanding`,
        action: t('teach'),
      };
    }),
  );
}

/** Limits of the plan that are near or reached. */
export function useNearLimits(board: DashboardBoard): Attention | null {
  const t = useTranslations('dashboard.attention');
  const { number, date } = useFormats();
  const mayRead = usePermission('billing.read');
  if (!mayRead) return null;
  return attentionOf(board.organization?.usage, board, (usage) =>
    usage
      .filter((one) => one.max !== null && (one.ratio ?? 0) >= nearLimit)
      .map((one) => ({
        key: `usage ${one.kind}`,
        icon: Gauge,
        tone: (one.ratio ?? 0) >= 1 ? 'bad' : 'warn',
        title: t(`usage.${one.kind}`, { used: number(one.used), max: number(one.max ?? 0) }),
        detail: one.resetsAt === null ? t('usageFixed') : t('usageResets', { date: date(one.resetsAt) }),
        more: [],
        href: '/plan',
        action: t('seePlan'),
      })),
  );
}

/** Bots whose last publication failed. */
export function useFailedPublications(board: DashboardBoard): Attention | null {
  const t = useTranslations('dashboard.attention');
  const mayPublish = usePermission('bots.publish');
  if (!mayPublish) return null;
  return attentionOf(board.organization?.bots, board, ({ nodes }) =>
    nodes
      .filter((bot) => bot.latestPublication?.status === 'FAILED')
      .map((bot) => ({
        key: `publication ${bot.id}`,
        icon: CloudAlert,
        tone: 'bad',
        title: t('failed', { bot: bot.name }),
        detail: bot.latestPublication?.error ?? t('failedDetail'),
        more: [],
        href: `/bots/${encodeURIComponent(bot.id)}/flow`,
        action: t('review'),
      })),
  );
}
