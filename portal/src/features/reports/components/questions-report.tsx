'use client';
import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ReportQuestionsDocument, type ReportQuestionsQuery } from '../../../gql/graphql.js';
import { dayOf } from '../../../i18n/days.js';
import { ChartFigure, EmptyState } from '../../../ui/index.js';
import { usePermission, useViewer } from '../../identity/index.js';
import { ReportBody, type Section } from './report-body.js';

type Metrics = NonNullable<NonNullable<ReportQuestionsQuery['organization']>['metrics']>;

/** What visitors asked and bots could not answer. */
export function QuestionsReport() {
  return (
    <ReportBody<Metrics> tab="questions" document={ReportQuestionsDocument} cards={0}>
      {(section) => <Unanswered section={section} />}
    </ReportBody>
  );
}

function Unanswered({ section: { metrics, words } }: { section: Section<Metrics> }) {
  const t = useTranslations('reports.questions');
  const { timeZone } = useViewer().organization;
  const mayTeach = usePermission('bots.edit');
  return (
    <ChartFigure
      title={t('title')}
      definition={mayTeach ? `${t('definition')} ${t('teach')}` : t('definition')}
      note={words.noteOf(null)}
      fileName={words.fileName(t('file'))}
      scope={words.scope}
      data={{
        columns: [
          { heading: t('question'), kind: 'TEXT' },
          { heading: t('count'), kind: 'NUMBER' },
          { heading: t('last'), kind: 'DAY' },
          { heading: t('bot'), kind: 'TEXT' },
        ],
        rows: metrics.unanswered.map(({ question, count, lastAskedAt, bot }) => ({
          cells: [question, count, dayOf(Date.parse(lastAskedAt), timeZone), bot.name],
          href: mayTeach ? `/bots/${encodeURIComponent(bot.id)}/understanding` : null,
        })),
      }}
      empty={
        metrics.unanswered.length === 0 ? (
          <EmptyState icon={CircleCheck} className="py-8" title={t('emptyTitle')} text={t('emptyText')} />
        ) : null
      }
    />
  );
}
