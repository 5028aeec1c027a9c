'use client';
import { useQuery } from '@apollo/client/react';
import { GitCompareArrows } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ReportChoicesDocument, type ReportSideFragment } from '../../../gql/graphql.js';
import { useFormats, useLanguage } from '../../../i18n/index.js';
import { ChartFigure, EmptyState, ErrorState, Panel, Skeleton } from '../../../ui/index.js';
import { useVersionNumbers } from '../../metric-filter/index.js';
import { useFigureWords, type FigureWords } from '../hooks/use-figure-words.js';
import { useReportFilter } from '../hooks/use-report-filter.js';
import { useSides, type ComparedSides } from '../hooks/use-sides.js';
import type { ReportFilter } from '../model/report-filter.js';
import { comparedRates, sidesOf, type ComparedRate, type Sides } from '../model/sides.js';

/** Two bots, or two versions of one, side by side, and whether their differences can be chance. */
export function CompareReport() {
  const t = useTranslations('reports.compare');
  const { filter, today } = useReportFilter();
  const sides = sidesOf(filter);
  if (sides === null) {
    return (
      <Panel>
        <EmptyState icon={GitCompareArrows} className="py-8" title={t('chooseTitle')} text={t('chooseText')} />
      </Panel>
    );
  }
  return <Compared sides={sides} filter={filter} today={today} />;
}

type ComparedProps = { sides: Sides; filter: ReportFilter; today: string };

function Compared({ sides, filter, today }: ComparedProps) {
  const t = useTranslations('reports');
  const compared = useSides(sides, filter);
  const words = useFigureWords('compare', { filter, today, readAtMs: Date.now() });
  const names = useSideNames(sides);
  const { metrics, failure, retry } = compared;
  if (metrics === null) {
    if (failure !== null) {
      return (
        <Panel>
          <ErrorState failure={failure} onRetry={retry} />
        </Panel>
      );
    }
    return (
      <div role="status" aria-label={t('loading')}>
        <Skeleton className="h-72" />
      </div>
    );
  }
  return (
    <>
      <Counts metrics={metrics} names={names} words={words} />
      <Rates compared={{ ...compared, metrics }} names={names} words={words} />
    </>
  );
}

/** The names of both sides, as people know them. */
function useSideNames({ kind, ids }: Sides): readonly [string, string] {
  const t = useTranslations('reports');
  const { data } = useQuery(ReportChoicesDocument);
  const numbers = useVersionNumbers(kind === 'versions' ? ids : []);
  const nameOf = (id: string): string => {
    if (kind === 'bots')
      return data?.organization?.bots?.nodes.find((bot) => bot.id === id)?.name ?? t('filter.goneBot');
    const number = numbers.get(id);
    return number === undefined ? t('compare.goneVersion') : t('compare.version', { number });
  };
  return [nameOf(ids[0]), nameOf(ids[1])];
}

type Both = readonly [ReportSideFragment, ReportSideFragment];
type PartProps = { names: readonly [string, string]; words: FigureWords };

function Counts({ metrics, names, words }: PartProps & { metrics: Both }) {
  const t = useTranslations('reports');
  const row = (name: string, of: (side: ReportSideFragment) => number | null) => ({
    cells: [name, ...metrics.map(of)],
    href: null,
  });
  return (
    <ChartFigure
      title={t('compare.countsTitle')}
      definition={t('compare.countsDefinition')}
      note={words.noteOf(null)}
      fileName={words.fileName(t('compare.countsFile'))}
      scope={words.scope}
      data={{
        columns: [
          { heading: t('compare.metric'), kind: 'TEXT' },
          ...names.map((heading) => ({ heading, kind: 'NUMBER' as const })),
        ],
        rows: [
          row(t('metrics.conversations'), (side) => side.conversations.value),
          row(t('compare.responseMs'), ({ response: { meanMs } }) => (meanMs === null ? null : Math.round(meanMs))),
        ],
      }}
    />
  );
}

/** Each rate of both sides with the verdict in words; a rate of too few conversations says so. */
function Rates({ compared, names, words }: PartProps & { compared: ComparedSides & { metrics: Both } }) {
  const t = useTranslations('reports');
  const { locale } = useLanguage();
  const { percent } = useFormats();
  const { metrics, verdicts } = compared;
  const rangeOf = (rate: ComparedRate): string => {
    const { low = null, high = null } = verdicts?.[rate] ?? {};
    return low === null || high === null ? '–' : t('compare.range', { low: percent(low), high: percent(high) });
  };
  return (
    <ChartFigure
      title={t('compare.ratesTitle')}
      definition={t('compare.ratesDefinition')}
      note={words.noteOf(null)}
      fileName={words.fileName(t('compare.ratesFile'))}
      scope={words.scope}
      data={{
        columns: [
          { heading: t('compare.metric'), kind: 'TEXT' },
          ...names.map((heading) => ({ heading, kind: 'SHARE' as const })),
          { heading: t('compare.difference'), kind: 'TEXT' },
          { heading: t('compare.verdict'), kind: 'TEXT' },
        ],
        rows: comparedRates.map((rate) => ({
          cells: [
            t(`metrics.${rate}`),
            ...metrics.map((side) => side[rate].value),
            rangeOf(rate),
            verdicts?.[rate]?.text[locale] ?? '–',
          ],
          href: null,
        })),
      }}
    />
  );
}
