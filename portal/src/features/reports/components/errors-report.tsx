'use client';
import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ReportErrorsDocument, type ReportErrorsQuery } from '../../../gql/graphql.js';
import { ChartFigure, EmptyState } from '../../../ui/index.js';
import { countsByCode } from '../model/error-counts.js';
import { BarFigure } from './bar-figure.js';
import { Cards, CountCard } from './metric-cards.js';
import { ReportBody, type Section } from './report-body.js';

type Metrics = NonNullable<NonNullable<ReportErrorsQuery['organization']>['metrics']>;

/** What failed in conversations, how often, and in which version of which bot. */
export function ErrorsReport() {
  return (
    <ReportBody<Metrics> tab="errors" document={ReportErrorsDocument} cards={1}>
      {(section) => (
        <>
          <Cards>
            <CountCard metric="errors" of={section.metrics.errors} section={section} />
          </Cards>
          <Codes section={section} />
          <Places section={section} />
        </>
      )}
    </ReportBody>
  );
}

function Codes({ section: { metrics, ...section } }: { section: Section<Metrics> }) {
  const t = useTranslations('reports.errors');
  return (
    <BarFigure
      title={t('codesTitle')}
      definition={t('codesDefinition')}
      fileName={t('codesFile')}
      columns={[
        { heading: t('code'), kind: 'TEXT' },
        { heading: t('count'), kind: 'NUMBER' },
        { heading: t('bots'), kind: 'NUMBER' },
      ]}
      bars={countsByCode(metrics.errorsByCode).map(({ code, count, bots }) => ({
        key: code,
        label: code === '' ? t('unknownCode') : code,
        value: count,
        more: [bots],
        href: null,
      }))}
      href={section.words.behind({ metric: 'errors' })}
      empty={{ title: t('emptyTitle'), text: t('emptyText') }}
      section={section}
    />
  );
}

/** One row for each code in a version; it leads to the conversations of that version in which something failed. */
function Places({ section: { metrics, filter, words } }: { section: Section<Metrics> }) {
  const t = useTranslations('reports.errors');
  return (
    <ChartFigure
      title={t('placesTitle')}
      definition={t('placesDefinition')}
      note={words.noteOf(null)}
      fileName={words.fileName(t('placesFile'))}
      scope={words.scope}
      data={{
        columns: [
          { heading: t('code'), kind: 'TEXT' },
          { heading: t('bot'), kind: 'TEXT' },
          { heading: t('version'), kind: 'NUMBER' },
          { heading: t('count'), kind: 'NUMBER' },
        ],
        rows: metrics.errorsByCode.map(({ code, bot, version, count }) => ({
          cells: [code === '' ? t('unknownCode') : code, bot.name, version?.number ?? null, count],
          href: words.behind({
            metric: 'errors',
            botIds: [bot.id],
            only: { ...filter.only, versionIds: version === null ? [] : [version.id] },
          }),
        })),
      }}
      empty={
        metrics.errorsByCode.length === 0 ? (
          <EmptyState icon={CircleCheck} className="py-8" title={t('emptyTitle')} text={t('emptyText')} />
        ) : null
      }
    />
  );
}
