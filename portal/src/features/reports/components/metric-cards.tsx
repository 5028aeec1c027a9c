'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ReportDurationFragment, ReportMetricFragment } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/index.js';
import {
  Delta,
  NumberCard,
  absoluteChange,
  relativeChange,
  type Change,
  type CountedView,
} from '../../dashboard/index.js';
import type { Section } from './report-body.js';

type CardOf = { metric: CountedView['metric']; section: Pick<Section<unknown>, 'words' | 'filter'> };

/** The cards at the top of a section. */
export function Cards({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-2 gap-2.5 md:gap-4 xl:grid-cols-4">{children}</div>;
}

/** Above this relative change, the previous number says more than a percentage. */
const largeChange = 3;

/** A number of things; more of `errors` is worse. */
export function CountCard({
  metric,
  section: { words, filter },
  of,
  values,
}: CardOf & { of: ReportMetricFragment; values?: readonly number[] }) {
  const t = useTranslations('reports');
  const { number, percent } = useFormats();
  const change = filter.isCompared ? relativeChange(of.value, of.previous) : null;
  const isLarge = change !== null && Math.abs(change.amount) > largeChange;
  const better = change !== null && metric === 'errors' ? { ...change, isBetter: change.amount < 0 } : change;
  return (
    <NumberCard
      title={t(`metrics.${metric}`)}
      value={of.value === null ? null : number(of.value)}
      definition={of.definition}
      href={words.behind({ metric })}
      {...(values === undefined ? {} : { values })}
    >
      {isLarge ? t('card.was', { value: number(of.previous ?? 0) }) : null}
      {better === null || isLarge ? null : <Compared change={better} text={percent(Math.abs(better.amount))} />}
    </NumberCard>
  );
}

/** A share, with the numbers of which it is made; only of conversations handed to a person is less better. */
export function ShareCard({ metric, section: { words, filter }, of }: CardOf & { of: ReportMetricFragment }) {
  const t = useTranslations('reports');
  const { number, percent } = useFormats();
  const isPercent = metric === 'csat';
  const share = (value: number | null): number | null => (value === null || !isPercent ? value : value / 100);
  const value = share(of.value);
  const change = filter.isCompared
    ? absoluteChange(value, share(of.previous), metric === 'handOff' ? 'down' : 'up')
    : null;
  return (
    <NumberCard
      title={t(`metrics.${metric}`)}
      value={value === null ? null : percent(value)}
      definition={of.definition}
      href={words.behind({ metric })}
    >
      {change === null ? null : (
        <Compared change={change} text={t('card.points', { points: number(Math.abs(change.amount) * 100, 1) })} />
      )}
      {of.denominator === null || of.denominator === 0 ? null : (
        <Detail isAlone={change === null}>
          {t('card.of', { part: number(of.numerator ?? 0), whole: number(of.denominator) })}
        </Detail>
      )}
    </NumberCard>
  );
}

/** The net promoter score, from -100 to 100. */
export function ScoreCard({ metric, section: { words, filter }, of }: CardOf & { of: ReportMetricFragment }) {
  const t = useTranslations('reports');
  const { number } = useFormats();
  const change = filter.isCompared ? absoluteChange(of.value, of.previous, 'up') : null;
  return (
    <NumberCard
      title={t(`metrics.${metric}`)}
      value={of.value === null ? null : number(of.value)}
      definition={of.definition}
      href={words.behind({ metric })}
    >
      {change === null ? null : (
        <Compared change={change} text={t('card.points', { points: number(Math.abs(change.amount), 1) })} />
      )}
      {of.denominator === null || of.denominator === 0 ? null : (
        <Detail isAlone={change === null}>{t('card.ratings', { count: of.denominator })}</Detail>
      )}
    </NumberCard>
  );
}

/** How long something takes; shorter is better. */
export function DurationCard({ metric, section: { words, filter }, of }: CardOf & { of: ReportDurationFragment }) {
  const t = useTranslations('reports');
  const { duration, percent } = useFormats();
  const change = filter.isCompared ? absoluteChange(of.meanMs, of.previousMeanMs, 'down') : null;
  return (
    <NumberCard
      title={t(`metrics.${metric}`)}
      value={of.meanMs === null ? null : duration(of.meanMs)}
      definition={of.definition}
      href={words.behind({ metric })}
    >
      {change === null ? null : <Compared change={change} text={duration(Math.abs(change.amount))} />}
      {of.p95Ms === null ? null : (
        <Detail isAlone={change === null}>{t('card.most', { share: percent(0.95), time: duration(of.p95Ms) })}</Detail>
      )}
    </NumberCard>
  );
}

/** What a number is made of, behind the comparison if there is one. */
function Detail({ isAlone, children }: { isAlone: boolean; children: ReactNode }) {
  return (
    <>
      {isAlone ? null : ' · '}
      {children}
    </>
  );
}

function Compared({ change, text }: { change: Change; text: string }) {
  const t = useTranslations('reports.card');
  return (
    <>
      <Delta change={change} text={text} />
      {change.isNone ? t('asBefore') : t('before')}
    </>
  );
}
