'use client';
import type { Insight } from '@tertulia/insights';
import {
  ArrowDownRight,
  ArrowUpRight,
  BellOff,
  CircleQuestionMark,
  Clock,
  MoonStar,
  type LucideIcon,
} from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/index.js';
import { IconButton, IconMark, Link, Panel, cn, type Tone } from '../../../ui/index.js';
import type { DashboardBoard } from '../hooks/use-dashboard-board.js';
import type { DashboardNumbers } from '../hooks/use-dashboard-numbers.js';
import { useInsights } from '../hooks/use-insights.js';
import type { Period } from '../model/period.js';

const looks: Record<Insight['kind'], { icon: LucideIcon; tone: Tone }> = {
  UNANSWERED: { icon: CircleQuestionMark, tone: 'info' },
  BUSY_HOUR: { icon: Clock, tone: 'info' },
  MORE_CONVERSATIONS: { icon: ArrowUpRight, tone: 'ok' },
  FEWER_CONVERSATIONS: { icon: ArrowDownRight, tone: 'warn' },
  BETTER_CONVERSION: { icon: ArrowUpRight, tone: 'ok' },
  WORSE_CONVERSION: { icon: ArrowDownRight, tone: 'warn' },
  QUIET_BOT: { icon: MoonStar, tone: 'warn' },
};

type InsightsPanelProps = { all: DashboardNumbers; board: DashboardBoard; period: Period; className?: string };

/** What is remarkable, in words, each with its figures and the way to them. Nothing if nothing is. */
export function InsightsPanel({ all, board, period, className }: InsightsPanelProps) {
  const t = useTranslations('dashboard.insights');
  const { insights, silence } = useInsights(all, period);
  if (insights.length === 0) return null;
  return (
    <Panel aria-labelledby="insights-title" className={cn('min-w-0', className)}>
      <h2 id="insights-title" className="mb-1">
        {t('title')}
      </h2>
      <ul>
        {insights.map((insight) => (
          <Line
            key={insight.key}
            insight={insight}
            botName={nameOf(insight, board)}
            period={period}
            onSilence={() => silence(insight)}
          />
        ))}
      </ul>
    </Panel>
  );
}

function nameOf(insight: Insight, board: DashboardBoard): string {
  const id = 'botId' in insight ? insight.botId : null;
  return board.organization?.bots?.nodes.find((bot) => bot.id === id)?.name ?? '';
}

function Line({
  insight,
  botName,
  period,
  onSilence,
}: {
  insight: Insight;
  botName: string;
  period: Period;
  onSilence: () => void;
}) {
  const t = useTranslations('dashboard.insights');
  const text = useSentence()(insight, botName);
  const { icon, tone } = looks[insight.kind];
  return (
    <li className="flex items-center gap-3 border-b border-line py-2.5 last:border-b-0">
      <IconMark icon={icon} tone={tone} />
      <Link
        href={addressOf(insight, period)}
        className="min-w-0 flex-1 text-pretty wrap-anywhere hover:underline hover:underline-offset-2"
      >
        {text}
      </Link>
      <IconButton label={t('silence', { text })} icon={BellOff} size="sm" onClick={onSilence} />
    </li>
  );
}

/** The sentence of an insight, with its figures. */
function useSentence(): (insight: Insight, botName: string) => string {
  const t = useTranslations('dashboard.insights');
  const { number, percent, weekday } = useFormats();
  return (insight, botName) => {
    switch (insight.kind) {
      case 'UNANSWERED':
        return t('UNANSWERED', { question: insight.question, count: insight.count });
      case 'BUSY_HOUR': {
        const { weekday: day, hour, times, count } = insight;
        const next = (hour + 1) % 24;
        return t('BUSY_HOUR', { day: weekday(day, 'long'), hour, next, times: number(times, 1), count });
      }
      case 'MORE_CONVERSATIONS':
      case 'FEWER_CONVERSATIONS': {
        const { kind, share, count, previous } = insight;
        const figures = { share: percent(Math.abs(share)), count: number(count), previous: number(previous) };
        return t(kind, figures);
      }
      case 'BETTER_CONVERSION':
      case 'WORSE_CONVERSION':
        return t(insight.kind, { value: percent(insight.value), previous: percent(insight.previous) });
      case 'QUIET_BOT':
        return t('QUIET_BOT', { bot: botName, days: insight.quietDays, perDay: number(insight.perDay, 1) });
    }
  };
}

/** Where the figures of an insight are. */
function addressOf(insight: Insight, period: Period): string {
  // The home screen counts hours and days of a week while it shows today.
  const range = period === 'month' ? '' : 'range=week';
  switch (insight.kind) {
    case 'UNANSWERED':
      return `/bots/${encodeURIComponent(insight.botId)}/understanding`;
    case 'BUSY_HOUR':
      return `/reports/conversations${range === '' ? '' : `?${range}`}`;
    case 'BETTER_CONVERSION':
    case 'WORSE_CONVERSION':
      return `/reports/goals${range === '' ? '' : `?${range}`}`;
    case 'QUIET_BOT':
      return `/reports?range=week&bot=${encodeURIComponent(insight.botId)}`;
    default:
      return `/reports${range === '' ? '' : `?${range}`}`;
  }
}
