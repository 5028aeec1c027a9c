'use client';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { useFormats, useRegion } from '../../../i18n/index.js';
import { ErrorState, Panel, cn } from '../../../ui/index.js';
import type { DashboardNumbers, Numbers } from '../hooks/use-dashboard-numbers.js';
import { absoluteChange, relativeChange } from '../model/change.js';
import { countedAddress, type CountedMetric } from '../model/counted.js';
import { daysOf, type Period, type Range } from '../model/period.js';
import { FreshnessLine } from './freshness-line.js';
import { Delta, NumberCard, NumbersSkeleton } from './number-card.js';

/** The four key metrics of the period, compared with the period before. */
export function KeyNumbers({ period, all }: { period: Period; all: DashboardNumbers }) {
  const { numbers, range, isFailed } = all;
  if (numbers === null) {
    if (!isFailed) return <NumbersSkeleton />;
    return (
      <Panel>
        <ErrorState className="py-4" failure={failureOf(all.error)} onRetry={all.retry} />
      </Panel>
    );
  }
  const live = period === 'today' ? all.conversationsToday : null;
  return (
    <>
      <FreshnessLine dataUntil={numbers.dataUntil} newestAt={all.newestAt} isUnreachable={isFailed} />
      <div className={cn('grid grid-cols-2 gap-2.5 md:gap-4 xl:grid-cols-4', all.isOfBefore && 'opacity-60')}>
        <Conversations numbers={numbers} live={live} period={period} range={range} />
        <Share
          name="resolution"
          metric={numbers.resolutionRate}
          values={dailyShare(numbers, 'completed')}
          period={period}
          range={range}
        />
        <Share
          name="conversion"
          metric={numbers.conversionRate}
          values={dailyShare(numbers, 'goals')}
          period={period}
          range={range}
        />
        <Response time={numbers.botResponseTime} period={period} range={range} />
      </div>
    </>
  );
}

function dailyShare(numbers: Numbers, part: 'completed' | 'goals'): number[] {
  return numbers.perDay.filter((day) => day.conversations > 0).map((day) => day[part] / day.conversations);
}

type OfPeriod = { period: Period; range: Range };

function useAddress(metric: CountedMetric, range: Range): string {
  const { timeZone } = useRegion();
  return countedAddress({ metric, days: daysOf(range, timeZone), botIds: [] });
}

function Conversations({ numbers, live, period, range }: OfPeriod & { numbers: Numbers; live: number | null }) {
  const t = useTranslations('dashboard.number');
  const { number } = useFormats();
  const { value, previous, definition } = numbers.conversations;
  const shown = live === null ? value : Math.max(live, value ?? 0);
  return (
    <NumberCard
      title={t('conversations')}
      value={shown === null ? null : number(shown)}
      definition={definition}
      values={numbers.perDay.map((day) => day.conversations)}
      href={useAddress('conversations', range)}
    >
      <Compared value={shown} previous={previous} period={period} />
    </NumberCard>
  );
}

/** Above this relative change, the previous number says more than a percentage. */
const largeChange = 3;

function Compared({ value, previous, period }: { value: number | null; previous: number | null; period: Period }) {
  const t = useTranslations('dashboard.number');
  const { number, percent } = useFormats();
  if (previous === null) return null;
  if (period === 'today') return t('yesterday', { value: number(previous) });
  const change = relativeChange(value, previous);
  if (change === null) return null;
  if (Math.abs(change.amount) > largeChange) return t(`was.${period}`, { value: number(previous) });
  return (
    <>
      <Delta change={change} text={percent(Math.abs(change.amount))} />
      {t(`before.${period}`)}
    </>
  );
}

function Share({
  name,
  metric,
  values,
  period,
  range,
}: OfPeriod & {
  name: 'resolution' | 'conversion';
  metric: Numbers['resolutionRate'];
  values: number[];
}) {
  const t = useTranslations('dashboard.number');
  const { number, percent } = useFormats();
  const { value, previous, numerator, denominator, definition } = metric;
  const change = period === 'today' ? null : absoluteChange(value, previous, 'up');
  return (
    <NumberCard
      title={t(name)}
      value={value === null ? null : percent(value)}
      definition={definition}
      values={values}
      href={useAddress(name, range)}
    >
      {change === null ? null : (
        <Delta change={change} text={t('points', { points: number(Math.abs(change.amount) * 100, 1) })} />
      )}
      {numerator === null || denominator === null
        ? null
        : t(`${name}Of`, { part: number(numerator), whole: number(denominator) })}
    </NumberCard>
  );
}

function Response({ time, period, range }: OfPeriod & { time: Numbers['botResponseTime'] }) {
  const t = useTranslations('dashboard.number');
  const { duration, percent } = useFormats();
  const change = period === 'today' ? null : absoluteChange(time.meanMs, time.previousMeanMs, 'down');
  return (
    <NumberCard
      title={t('response')}
      value={time.meanMs === null ? null : duration(time.meanMs)}
      definition={time.definition}
      href={useAddress('response', range)}
    >
      {change === null ? null : <Delta change={change} text={duration(Math.abs(change.amount))} />}
      {time.p95Ms === null ? null : t('responseMost', { share: percent(0.95), time: duration(time.p95Ms) })}
    </NumberCard>
  );
}
