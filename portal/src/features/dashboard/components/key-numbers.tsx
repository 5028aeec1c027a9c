'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { useFormats, useLanguage, useRegion } from '../../../i18n/index.js';
import { usePermission } from '../../identity/index.js';
import { ErrorState, Panel, Skeleton, Sparkline, Tooltip, cn, Link } from '../../../ui/index.js';
import type { DashboardNumbers, Numbers } from '../hooks/use-dashboard-numbers.js';
import { absoluteChange, relativeChange, type Change } from '../model/change.js';
import { countedAddress, type CountedMetric } from '../model/counted.js';
import { daysOf, type Period, type Range } from '../model/period.js';
import { FreshnessLine } from './freshness-line.js';

type Definition = { es: string; en: string };

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

function Conversations({ numbers, live, period, range }: OfPeriod & { numbers: Numbers; live: number | null }) {
  const t = useTranslations('dashboard.number');
  const { number } = useFormats();
  const { value, previous, definition } = numbers.conversations;
  const shown = live === null ? value : Math.max(live, value ?? 0);
  return (
    <Card
      title={t('conversations')}
      value={shown === null ? null : number(shown)}
      definition={definition}
      values={numbers.perDay.map((day) => day.conversations)}
      metric="conversations"
      range={range}
    >
      <Compared value={shown} previous={previous} period={period} />
    </Card>
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
    <Card
      title={t(name)}
      value={value === null ? null : percent(value)}
      definition={definition}
      values={values}
      metric={name}
      range={range}
    >
      {change === null ? null : (
        <Delta change={change} text={t('points', { points: number(Math.abs(change.amount) * 100, 1) })} />
      )}
      {numerator === null || denominator === null
        ? null
        : t(`${name}Of`, { part: number(numerator), whole: number(denominator) })}
    </Card>
  );
}

function Response({ time, period, range }: OfPeriod & { time: Numbers['botResponseTime'] }) {
  const t = useTranslations('dashboard.number');
  const { duration, percent } = useFormats();
  const change = period === 'today' ? null : absoluteChange(time.meanMs, time.previousMeanMs, 'down');
  return (
    <Card
      title={t('response')}
      value={time.meanMs === null ? null : duration(time.meanMs)}
      definition={time.definition}
      values={[]}
      metric="response"
      range={range}
    >
      {change === null ? null : <Delta change={change} text={duration(Math.abs(change.amount))} />}
      {time.p95Ms === null ? null : t('responseMost', { share: percent(0.95), time: duration(time.p95Ms) })}
    </Card>
  );
}

function Delta({ change, text }: { change: Change; text: string }) {
  const t = useTranslations('dashboard.number');
  if (change.isNone) return <span className="font-semibold">{t('same')} </span>;
  const sign = change.amount > 0 ? '+' : '−';
  return (
    <span className={cn('font-semibold', change.isBetter ? 'text-ok' : 'text-bad')}>
      {sign}
      {text}
      <span className="sr-only"> ({change.isBetter ? t('better') : t('worse')})</span>{' '}
    </span>
  );
}

type CardProps = {
  title: string;
  value: string | null;
  definition: Definition;
  values: readonly number[];
  metric: CountedMetric;
  range: Range;
  children: ReactNode;
};

/** A metric that leads people who may read conversations to those that it counts. */
function Card({ title, value, definition, values, metric, range, children }: CardProps) {
  const { locale } = useLanguage();
  const { timeZone } = useRegion();
  const mayRead = usePermission('conversations.read');
  const box = 'flex min-h-30 flex-col justify-between gap-1 rounded-panel border border-line bg-surface p-4 text-left';
  const content = (
    <>
      <span className="text-ink-2">{title}</span>
      <span className="flex items-end justify-between gap-2">
        <span className="font-display text-xl font-[620] tracking-tight">{value ?? <Nothing />}</span>
        <span className="max-md:hidden">
          <Sparkline values={values.some((one) => one > 0) ? values : []} />
        </span>
      </span>
      <span className="min-h-4 text-xs text-ink-2">{children}</span>
    </>
  );
  return (
    <Tooltip text={definition[locale]} side="bottom">
      {mayRead ? (
        <Link
          href={countedAddress({ metric, days: daysOf(range, timeZone), botId: null })}
          className={cn(box, 'transition-colors duration-150 hover:border-line-strong')}
        >
          {content}
        </Link>
      ) : (
        <div tabIndex={0} className={box}>
          {content}
        </div>
      )}
    </Tooltip>
  );
}

function Nothing() {
  const t = useTranslations('dashboard.number');
  return (
    <>
      <span aria-hidden className="text-ink-2">
        –
      </span>
      <span className="sr-only">{t('none')}</span>
    </>
  );
}

function NumbersSkeleton() {
  return (
    <div className="grid grid-cols-2 gap-2.5 md:gap-4 xl:grid-cols-4">
      {[0, 1, 2, 3].map((card) => (
        <div
          key={card}
          className="flex min-h-30 flex-col justify-between rounded-panel border border-line bg-surface p-4"
        >
          <Skeleton className="h-4 w-24" />
          <Skeleton className="h-8 w-20" />
          <Skeleton className="h-4 w-32" />
        </div>
      ))}
    </div>
  );
}
