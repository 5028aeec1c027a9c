'use client';
import { useQuery } from '@apollo/client/react';
import { Flame } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { ReportChoicesDocument, ReportFlowDocument, type ReportFlowQuery } from '../../../gql/graphql.js';
import { EmptyState, ErrorState, Panel, Skeleton } from '../../../ui/index.js';
import { rangeOfDays } from '../../dashboard/index.js';
import { useViewer } from '../../identity/index.js';
import { useBlockNames } from '../hooks/use-block-names.js';
import { useFigureWords, type FigureWords } from '../hooks/use-figure-words.js';
import { useReportFilter } from '../hooks/use-report-filter.js';
import { warmestBlocks } from '../model/warm-blocks.js';
import type { ReportFilter } from '../model/report-filter.js';
import { BarFigure } from './bar-figure.js';

/** Where conversations went in the flow of one bot, and where they ended. */
export function FlowReport() {
  const t = useTranslations('reports.flow');
  const { filter, today } = useReportFilter();
  const { data, error, refetch } = useQuery(ReportChoicesDocument);
  const bots = data?.organization?.bots?.nodes ?? [];
  const isUnread = error !== undefined && data?.organization?.bots == null;
  const [only] = filter.botIds.length === 0 && bots.length === 1 ? bots.map(({ id }) => id) : filter.botIds;
  if (only === undefined && isUnread) {
    return (
      <Panel>
        <ErrorState failure={failureOf(error)} onRetry={() => void refetch().catch(() => undefined)} />
      </Panel>
    );
  }
  if (only === undefined || filter.botIds.length > 1) {
    return (
      <Panel>
        <EmptyState icon={Flame} className="py-8" title={t('chooseTitle')} text={t('chooseText')} />
      </Panel>
    );
  }
  return <Heat key={only} botId={only} filter={filter} today={today} />;
}

function Heat({ botId, filter, today }: { botId: string; filter: ReportFilter; today: string }) {
  const t = useTranslations('reports');
  const { timeZone } = useViewer().organization;
  const [versionId = null] = filter.only.versionIds;
  const { data, error, refetch } = useQuery(ReportFlowDocument, {
    variables: { botId, range: rangeOfDays(filter.days, timeZone), versionId },
    fetchPolicy: 'cache-and-network',
  });
  const words = useFigureWords('flow', { filter, today, readAtMs: Date.now() });
  const nameOf = useBlockNames(data?.bot?.draft?.definition);
  const heat = data?.flowHeat ?? null;
  if (heat === null && error !== undefined) {
    return (
      <Panel>
        <ErrorState failure={failureOf(error)} onRetry={() => void refetch().catch(() => undefined)} />
      </Panel>
    );
  }
  if (heat === null || nameOf === null) {
    return (
      <div role="status" aria-label={t('loading')}>
        <Skeleton className="h-72" />
      </div>
    );
  }
  return <Blocks botId={botId} heat={heat} nameOf={nameOf} words={words} />;
}

type BlocksProps = {
  botId: string;
  heat: NonNullable<ReportFlowQuery['flowHeat']>;
  nameOf: NonNullable<ReturnType<typeof useBlockNames>>;
  words: FigureWords;
};

function Blocks({ botId, heat, nameOf, words }: BlocksProps) {
  const t = useTranslations('reports');
  const number = heat.version?.number ?? null;
  return (
    <BarFigure
      title={t('flow.title')}
      definition={number === null ? t('flow.noVersion') : t('flow.definition', { number })}
      fileName={t('flow.file')}
      columns={[
        { heading: t('flow.block'), kind: 'TEXT' },
        { heading: t('flow.visits'), kind: 'NUMBER' },
        { heading: t('flow.asked'), kind: 'NUMBER' },
        { heading: t('flow.answered'), kind: 'NUMBER' },
        { heading: t('flow.dropOff'), kind: 'SHARE' },
        { heading: t('flow.median'), kind: 'DURATION' },
      ]}
      bars={warmestBlocks(heat.blocks).map(({ blockId, visits, asked, answered, dropOff, medianSeconds }) => ({
        key: blockId,
        label: nameOf(blockId) ?? t('flow.goneBlock'),
        value: visits,
        more: [asked, answered, dropOff, medianSeconds === null ? null : medianSeconds * 1_000],
        // A block that the draft has no more cannot be shown in it.
        href: nameOf(blockId) === null ? null : editorAddress(botId, blockId),
      }))}
      empty={{ title: t('flow.emptyTitle'), text: t('flow.emptyText') }}
      section={{ words }}
    />
  );
}

/** The editor, at a block and with its heat. */
function editorAddress(botId: string, blockId: string): string {
  return `/bots/${encodeURIComponent(botId)}/flow?${new URLSearchParams({ block: blockId, heat: 'month' }).toString()}`;
}
