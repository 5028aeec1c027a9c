'use client';
import { CalendarDays } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../../i18n/index.js';
import { AreaPlot, ChartFigure, EmptyState, type FigureData } from '../../../ui/index.js';
import type { CountedView } from '../../dashboard/index.js';
import { comparedSteps, stepsOf, type CountedDay, type Step } from '../model/steps.js';
import type { Section } from './report-body.js';

/** What a figure of days shows: conversations, goals that they reached, or the share of them that were completed. */
export type DayFigureKind = 'conversations' | 'goals' | 'completed';

const metrics: Record<DayFigureKind, CountedView['metric']> = {
  conversations: 'conversations',
  goals: 'conversion',
  completed: 'completion',
};
const shareScale = 100;

/** Numbers by day, or by week where there are many days. */
export function DayFigure({
  kind,
  days,
  section: { words, filter, today },
}: {
  kind: DayFigureKind;
  days: readonly CountedDay[];
  section: Pick<Section<unknown>, 'words' | 'filter' | 'today'>;
}) {
  const t = useTranslations('reports.days');
  const { number, percent, shortDate } = useFormats();
  const steps = useMemo(() => stepsOf(days, today), [days, today]);
  const isShare = kind === 'completed';
  const points = useMemo(
    () => comparedSteps(steps.points, kind === 'conversations' && filter.isCompared),
    [steps, kind, filter.isCompared],
  );
  const plotted = useMemo(() => plottedOf(kind, points), [kind, points]);
  const hasPast = points.some((step) => step.previousConversations !== null);
  const isEmpty = points.every((step) => step.conversations === 0 && step.previousConversations === null);
  return (
    <ChartFigure
      title={t(`${kind}.${steps.length}`)}
      definition={hasPast ? `${t(`${kind}.definition`)} ${t('dashed')}` : t(`${kind}.definition`)}
      note={words.noteOf(steps)}
      data={useDayTable(kind, points, { length: steps.length, words })}
      fileName={words.fileName(t(`${kind}.file`))}
      scope={words.scope}
      href={words.behind({ metric: metrics[kind] })}
      empty={
        isEmpty ? (
          <EmptyState icon={CalendarDays} className="py-8" title={t('emptyTitle')} text={t('emptyText')} />
        ) : null
      }
    >
      <AreaPlot
        points={plotted}
        formatKey={shortDate}
        formatValue={(value) => (isShare ? percent(value / shareScale) : number(value))}
        isLastPartial={steps.isLastPartial}
      />
    </ChartFigure>
  );
}

/** Shares are plotted as percentages, for round steps on the axis. */
function plottedOf(kind: DayFigureKind, points: readonly Step[]) {
  return points.map((step) => {
    const value = valueOf(kind, step);
    const scaled = kind === 'completed' && value !== null ? value * shareScale : value;
    return { key: step.days.from, value: scaled, previous: step.previousConversations };
  });
}

function valueOf(kind: DayFigureKind, step: Step): number | null {
  if (kind === 'conversations') return step.conversations;
  if (kind === 'goals') return step.goals;
  return step.conversations === 0 ? null : step.completed / step.conversations;
}

function useDayTable(
  kind: DayFigureKind,
  points: readonly Step[],
  { length, words }: { length: 'day' | 'week'; words: Section<unknown>['words'] },
): FigureData {
  const t = useTranslations('reports.days');
  const hasPast = points.some((step) => step.previousConversations !== null);
  const isShare = kind === 'completed';
  return {
    columns: [
      { heading: t(`heading.${length}`), kind: 'DAY' },
      { heading: t(`${kind}.heading`), kind: isShare ? 'SHARE' : 'NUMBER' },
      ...(isShare ? [{ heading: t('conversations.heading'), kind: 'NUMBER' as const }] : []),
      ...(hasPast ? [{ heading: t('previous'), kind: 'NUMBER' as const }] : []),
    ],
    rows: points.map((step) => ({
      cells: [
        step.days.from,
        valueOf(kind, step),
        ...(isShare ? [step.conversations] : []),
        ...(hasPast ? [step.previousConversations] : []),
      ],
      href: words.behind({ metric: metrics[kind], days: step.days }),
    })),
  };
}
