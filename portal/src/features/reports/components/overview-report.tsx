'use client';
import { ReportOverviewDocument, type ReportOverviewQuery } from '../../../gql/graphql.js';
import { BotsFigure } from './bots-figure.js';
import { DayFigure } from './day-figure.js';
import { Cards, CountCard, DurationCard, ShareCard } from './metric-cards.js';
import { ReportBody, type Section } from './report-body.js';

type Metrics = NonNullable<NonNullable<ReportOverviewQuery['organization']>['metrics']>;

/** The most important numbers of everything. */
export function OverviewReport() {
  return (
    <ReportBody<Metrics> tab="overview" document={ReportOverviewDocument} cards={8}>
      {(section) => <Overview section={section} />}
    </ReportBody>
  );
}

function Overview({ section }: { section: Section<Metrics> }) {
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
        <ShareCard metric="resolution" of={metrics.resolutionRate} section={section} />
        <ShareCard metric="conversion" of={metrics.conversionRate} section={section} />
        <ShareCard metric="success" of={metrics.successRate} section={section} />
        <ShareCard metric="csat" of={metrics.csat} section={section} />
        <DurationCard metric="response" of={metrics.botResponseTime} section={section} />
        <DurationCard metric="humanResponse" of={metrics.firstHumanResponse} section={section} />
        <CountCard metric="errors" of={metrics.errors} section={section} />
      </Cards>
      <DayFigure kind="conversations" days={metrics.perDay} section={section} />
      <BotsFigure kind="conversations" series={metrics.perBot} section={section} />
    </>
  );
}
