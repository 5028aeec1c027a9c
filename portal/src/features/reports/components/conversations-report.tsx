'use client';
import { useTranslations } from 'use-intl';
import { ReportConversationsDocument, type ReportConversationsQuery } from '../../../gql/graphql.js';
import { ChartFigure } from '../../../ui/index.js';
import type { CountedView } from '../../dashboard/index.js';
import { BarFigure } from './bar-figure.js';
import { DayFigure } from './day-figure.js';
import { HoursFigure } from './hours-figure.js';
import { Cards, CountCard, ShareCard } from './metric-cards.js';
import { ReportBody, type Section } from './report-body.js';

type Metrics = NonNullable<NonNullable<ReportConversationsQuery['organization']>['metrics']>;

/** How many there were, when, and what became of them. */
export function ConversationsReport() {
  return (
    <ReportBody<Metrics> tab="conversations" document={ReportConversationsDocument} cards={4}>
      {(section) => <Conversations section={section} />}
    </ReportBody>
  );
}

function Conversations({ section }: { section: Section<Metrics> }) {
  const { metrics } = section;
  return (
    <>
      <Cards>
        <CountCard
          metric="conversations"
          of={metrics.conversations}
          values={metrics.perDay.map((day) => day.conversations)}
          section={section}
        />
        <ShareCard metric="completion" of={metrics.completionRate} section={section} />
        <ShareCard metric="resolution" of={metrics.resolutionRate} section={section} />
        <ShareCard metric="handOff" of={metrics.handOffRate} section={section} />
      </Cards>
      <DayFigure kind="conversations" days={metrics.perDay} section={section} />
      <DayFigure kind="completed" days={metrics.perDay} section={section} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Outcomes section={section} />
        <Waits section={section} />
      </div>
      <HoursFigure cells={metrics.peakHours.cells} section={section} />
    </>
  );
}

/** What became of the conversations. A conversation may be in several rows. */
function Outcomes({ section: { metrics, ...section } }: { section: Section<Metrics> }) {
  const t = useTranslations('reports.outcomes');
  const { conversations, completionRate, resolutionRate, handOffRate } = metrics;
  const rows: { metric: CountedView['metric']; value: number; of: number }[] = [
    { metric: 'conversations', value: conversations.value ?? 0, of: conversations.value ?? 0 },
    { metric: 'completion', value: completionRate.numerator ?? 0, of: completionRate.denominator ?? 0 },
    { metric: 'resolution', value: resolutionRate.numerator ?? 0, of: resolutionRate.denominator ?? 0 },
    { metric: 'handOff', value: handOffRate.numerator ?? 0, of: handOffRate.denominator ?? 0 },
  ];
  return (
    <BarFigure
      title={t('title')}
      definition={t('definition')}
      fileName={t('file')}
      columns={[
        { heading: t('outcome'), kind: 'TEXT' },
        { heading: t('count'), kind: 'NUMBER' },
        { heading: t('of'), kind: 'NUMBER' },
        { heading: t('share'), kind: 'SHARE' },
      ]}
      bars={rows.map(({ metric, value, of }) => ({
        key: metric,
        label: t(`names.${metric as 'conversations'}`),
        value,
        more: [of, of === 0 ? null : value / of],
        href: section.words.behind({ metric }),
      }))}
      empty={{ title: t('emptyTitle'), text: t('emptyText') }}
      section={section}
    />
  );
}

/** How long visitors wait, as a table: means and the longest waits have no common scale. */
function Waits({ section: { metrics, words } }: { section: Section<Metrics> }) {
  const t = useTranslations('reports');
  const rows = [
    { metric: 'response' as const, of: metrics.botResponseTime },
    { metric: 'humanResponse' as const, of: metrics.firstHumanResponse },
  ];
  return (
    <ChartFigure
      title={t('waits.title')}
      definition={t('waits.definition')}
      note={words.noteOf(null)}
      fileName={words.fileName(t('waits.file'))}
      scope={words.scope}
      data={{
        columns: [
          { heading: t('waits.wait'), kind: 'TEXT' },
          { heading: t('waits.mean'), kind: 'DURATION' },
          { heading: t('waits.median'), kind: 'DURATION' },
          { heading: t('waits.most'), kind: 'DURATION' },
          { heading: t('waits.count'), kind: 'NUMBER' },
        ],
        rows: rows.map(({ metric, of: { meanMs, p50Ms, p95Ms, count } }) => ({
          cells: [t(`metrics.${metric}`), meanMs, p50Ms, p95Ms, count],
          href: words.behind({ metric }),
        })),
      }}
    />
  );
}
