'use client';
import { useTranslations } from 'use-intl';
import { ReportTeamDocument, type ReportTeamQuery } from '../../../gql/graphql.js';
import { BarFigure } from './bar-figure.js';
import { Cards, DurationCard, ShareCard } from './metric-cards.js';
import { ReportBody, type Section } from './report-body.js';

type Metrics = NonNullable<NonNullable<ReportTeamQuery['organization']>['metrics']>;

/** How long visitors wait for a person, and what each person of the team did. */
export function TeamReport() {
  return (
    <ReportBody<Metrics> tab="team" document={ReportTeamDocument} cards={2}>
      {(section) => (
        <>
          <Cards>
            <ShareCard metric="handOff" of={section.metrics.handOffRate} section={section} />
            <DurationCard metric="humanResponse" of={section.metrics.firstHumanResponse} section={section} />
          </Cards>
          <Members section={section} />
        </>
      )}
    </ReportBody>
  );
}

/** One row for each person, also for those who have left: what they did still counts. */
function Members({ section: { metrics, ...section } }: { section: Section<Metrics> }) {
  const t = useTranslations('reports.team');
  return (
    <BarFigure
      title={t('title')}
      definition={t('definition')}
      fileName={t('file')}
      columns={[
        { heading: t('member'), kind: 'TEXT' },
        { heading: t('takenOver'), kind: 'NUMBER' },
        { heading: t('answered'), kind: 'NUMBER' },
        { heading: t('meanWait'), kind: 'DURATION' },
        { heading: t('resolved'), kind: 'NUMBER' },
      ]}
      bars={metrics.team.map(({ author, takenOver, answered, meanWaitMs, resolved }, at) => ({
        key: author?.id ?? String(at),
        label: author?.name ?? t('gone'),
        value: takenOver,
        more: [answered, meanWaitMs, resolved],
        href: author === null ? null : section.words.behind({ metric: 'team', person: author.id }),
      }))}
      href={section.words.behind({ metric: 'humanResponse' })}
      empty={{ title: t('emptyTitle'), text: t('emptyText') }}
      section={section}
    />
  );
}
