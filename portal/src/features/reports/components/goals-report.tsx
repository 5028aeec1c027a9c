'use client';
import { Coins } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ReportGoalsDocument, type ReportGoalsQuery } from '../../../gql/graphql.js';
import { minorDigits } from '@tertulia/region-formats';
import { ChartFigure, EmptyState } from '../../../ui/index.js';
import { BotsFigure } from './bots-figure.js';
import { DayFigure } from './day-figure.js';
import { Cards, ShareCard } from './metric-cards.js';
import { ReportBody, type Section } from './report-body.js';

type Metrics = NonNullable<NonNullable<ReportGoalsQuery['organization']>['metrics']>;

/** Which goals conversations reached, and what they are worth. */
export function GoalsReport() {
  return (
    <ReportBody<Metrics> tab="goals" document={ReportGoalsDocument} cards={2}>
      {(section) => (
        <>
          <Cards>
            <ShareCard metric="conversion" of={section.metrics.conversionRate} section={section} />
            <ShareCard metric="success" of={section.metrics.successRate} section={section} />
          </Cards>
          <DayFigure kind="goals" days={section.metrics.perDay} section={section} />
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <BotsFigure kind="goals" series={section.metrics.perBot} section={section} />
            <Amounts section={section} />
          </div>
        </>
      )}
    </ReportBody>
  );
}

/** The amounts of the goals, one row for each currency: they cannot be added up. */
function Amounts({ section: { metrics, words } }: { section: Section<Metrics> }) {
  const t = useTranslations('reports.amounts');
  return (
    <ChartFigure
      title={t('title')}
      definition={t('definition')}
      note={words.noteOf(null)}
      fileName={words.fileName(t('file'))}
      scope={words.scope}
      href={words.behind({ metric: 'conversion' })}
      data={{
        columns: [
          { heading: t('currency'), kind: 'TEXT' },
          { heading: t('amount'), kind: 'NUMBER' },
        ],
        rows: metrics.goalAmounts.map(({ amountMinor, currency }) => ({
          cells: [currency, amountMinor / 10 ** minorDigits(currency)],
        })),
      }}
      empty={
        metrics.goalAmounts.length === 0 ? (
          <EmptyState icon={Coins} className="py-6" title={t('emptyTitle')} text={t('emptyText')} />
        ) : null
      }
    />
  );
}
