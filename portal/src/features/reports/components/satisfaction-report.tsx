'use client';
import { useTranslations } from 'use-intl';
import {
  ReportSatisfactionDocument,
  ReportSatisfactionWithCommentsDocument,
  type ReportCommentPageFragment,
  type ReportRatingsFragment,
} from '../../../gql/graphql.js';
import { ratingShares, scoreGroups } from '../model/ratings.js';
import { usePermission } from '../../identity/index.js';
import { BarFigure } from './bar-figure.js';
import { CommentsFailed, CommentsPanel } from './comments-panel.js';
import { Cards, ScoreCard, ShareCard } from './metric-cards.js';
import { ReportBody, type Section } from './report-body.js';

/** With the first comments for whoever may read conversations. */
type Metrics = ReportRatingsFragment & { csat: { conversations?: ReportCommentPageFragment | null } };

/** What visitors think of it. */
export function SatisfactionReport() {
  const mayRead = usePermission('conversations.read');
  const document = mayRead ? ReportSatisfactionWithCommentsDocument : ReportSatisfactionDocument;
  return (
    <ReportBody<Metrics> tab="satisfaction" document={document} cards={2}>
      {(section) => (
        <>
          <Cards>
            <ShareCard metric="csat" of={section.metrics.csat} section={section} />
            <ScoreCard metric="nps" of={section.metrics.nps} section={section} />
          </Cards>
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <Stars section={section} />
            <Recommendations section={section} />
          </div>
          {mayRead ? <Comments section={section} /> : null}
        </>
      )}
    </ReportBody>
  );
}

/** The comments, or that they could not be read: the ratings above are there all the same. */
function Comments({ section: { metrics, filter, failure, retry } }: { section: Section<Metrics> }) {
  const { conversations: first } = metrics.csat;
  if (first == null) return <CommentsFailed failure={failure} onRetry={retry} />;
  return <CommentsPanel first={first} filter={filter} />;
}

/** Ratings from 5 to 1. */
function Stars({ section: { metrics, ...section } }: { section: Section<Metrics> }) {
  const t = useTranslations('reports.stars');
  return (
    <BarFigure
      title={t('title')}
      definition={t('definition')}
      fileName={t('file')}
      columns={[
        { heading: t('rating'), kind: 'TEXT' },
        { heading: t('count'), kind: 'NUMBER' },
        { heading: t('share'), kind: 'SHARE' },
      ]}
      bars={ratingShares(metrics.ratings).map(({ value, count, share }) => ({
        key: `${value}`,
        label: t('stars', { count: value }),
        value: count,
        more: [share],
        href: null,
      }))}
      href={section.words.behind({ metric: 'csat', group: 'RATED_STARS' })}
      empty={{ title: t('emptyTitle'), text: t('emptyText') }}
      section={section}
    />
  );
}

/** Who would recommend the business, who would not, and who is in between. */
function Recommendations({ section: { metrics, ...section } }: { section: Section<Metrics> }) {
  const t = useTranslations('reports.recommendations');
  const groups = { promoters: 'PROMOTERS', passives: null, detractors: 'DETRACTORS' } as const;
  return (
    <BarFigure
      title={t('title')}
      definition={t('definition')}
      fileName={t('file')}
      columns={[
        { heading: t('group'), kind: 'TEXT' },
        { heading: t('count'), kind: 'NUMBER' },
        { heading: t('share'), kind: 'SHARE' },
      ]}
      bars={scoreGroups(metrics.npsRatings).map(({ name, count, share }) => ({
        key: name,
        label: t(`names.${name}`),
        value: count,
        more: [share],
        href: groups[name] === null ? null : section.words.behind({ metric: 'nps', group: groups[name] }),
      }))}
      href={section.words.behind({ metric: 'nps' })}
      empty={{ title: t('emptyTitle'), text: t('emptyText') }}
      section={section}
    />
  );
}
