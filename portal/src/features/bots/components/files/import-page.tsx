'use client';
import { useQuery } from '@apollo/client/react';
import { FileInput } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../../apollo/index.js';
import { ImportAccountDocument, type ImportAccountQuery } from '../../../../gql/graphql.js';
import {
  Button,
  Chip,
  EmptyState,
  ErrorState,
  Pagination,
  RelativeTime,
  SegmentedControl,
  Skeleton,
  Table,
} from '../../../../ui/index.js';
import { useBuilder } from '../../hooks/use-builder.js';
import { OUTCOMES, sumOfTotals, type Outcome } from '../../model/import-totals.js';
import { OUTCOME_TONE } from './file-account.js';
import { ReplaceDialog } from './replace-dialog.js';

type Report = NonNullable<NonNullable<ImportAccountQuery['bot']>['importReport']>;
type Node = Report['nodes']['nodes'][number];
type Wanted = Outcome | 'ALL';

/** The account of the import that the draft comes from, with links into the canvas. */
export function ImportPage() {
  return (
    <div className="grow overflow-y-auto">
      <div className="mx-auto flex max-w-[1080px] flex-col gap-6 p-4 md:p-8">
        <Account />
      </div>
    </div>
  );
}

function NoFile() {
  const t = useTranslations('bots.files');
  const [isOpen, setOpen] = useState(false);
  const action = <Button onClick={() => setOpen(true)}>{t('replaceMenu')}</Button>;
  return (
    <>
      <EmptyState icon={FileInput} title={t('none')} text={t('noneText')} action={action} />
      <ReplaceDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

function Account() {
  const { botId } = useBuilder();
  const [wanted, setWanted] = useState<Wanted>('ALL');
  const outcome = wanted === 'ALL' ? null : wanted;
  const { data, previousData, loading, error, fetchMore, refetch } = useQuery(ImportAccountDocument, {
    variables: { botId, outcome },
    fetchPolicy: 'cache-and-network',
  });
  const known = data ?? previousData;
  if (known?.bot == null)
    return error === undefined ? (
      <Skeleton className="h-60" />
    ) : (
      <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
    );
  const report = known.bot.importReport;
  if (report == null) return <NoFile />;
  const more = (): void =>
    void fetchMore({
      variables: { after: report.nodes.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => withNodes(before, fetchMoreResult),
    });
  return (
    <>
      <Heading report={report} />
      <Totals totals={report.totals} />
      <Slots slots={report.slots} />
      <section className="flex flex-col gap-3">
        <Filter report={report} wanted={wanted} onChange={setWanted} />
        <Nodes nodes={report.nodes.nodes} isStale={data === undefined} />
        <Pagination
          shown={report.nodes.nodes.length}
          total={report.nodes.totalCount}
          hasMore={report.nodes.pageInfo.hasNextPage}
          isLoading={loading}
          onMore={more}
        />
      </section>
    </>
  );
}

/** The list with the next page behind it. */
function withNodes(before: ImportAccountQuery, next: ImportAccountQuery): ImportAccountQuery {
  const [known, more] = [before.bot?.importReport, next.bot?.importReport];
  if (before.bot == null || known == null || more == null) return before;
  const nodes = { ...more.nodes, nodes: [...known.nodes.nodes, ...more.nodes.nodes] };
  return { ...before, bot: { ...before.bot, importReport: { ...known, nodes } } };
}

function Heading({ report }: { report: Report }) {
  const t = useTranslations('bots.files');
  const format = t(`format.${report.format}`);
  return (
    <header>
      <h2 className="text-xl leading-8">{t('title')}</h2>
      <p className="text-pretty text-ink-2">
        {t('from', { format, version: report.formatVersion, name: report.name === '' ? t('unnamed') : report.name })}{' '}
        <RelativeTime at={report.importedAt} />
      </p>
    </header>
  );
}

/** How many nodes of each kind have each outcome. */
function Totals({ totals }: { totals: Report['totals'] }) {
  const t = useTranslations('bots.files');
  const column = (key: 'all' | 'mapped' | 'degraded' | 'placeholder' | 'dropped', header: string) => {
    return { key, header, isNumber: true, cell: (total: Report['totals'][number]) => total[key] };
  };
  return (
    <Table
      label={t('totals')}
      rows={totals}
      rowKey={({ kind }) => kind}
      columns={[
        { key: 'kind', header: t('kindHeader'), cell: ({ kind }) => t(`kind.${kind}`) },
        column('all', t('allHeader')),
        column('mapped', t('outcome.MAPPED')),
        column('degraded', t('outcome.DEGRADED')),
        column('placeholder', t('outcome.PLACEHOLDER')),
        column('dropped', t('outcome.DROPPED')),
      ]}
    />
  );
}

/** The connections that are needed before publishing, each with a link to its block. */
function Slots({ slots }: { slots: Report['slots'] }) {
  const t = useTranslations('bots.files');
  const show = useShow();
  if (slots.length === 0) return null;
  return (
    <section>
      <h3 className="text-base font-semibold">{t('slotsTitle')}</h3>
      <ul className="list-disc pl-6">
        {slots.map((slot, at) => (
          <li key={String(at)}>
            {slot.connector ?? t('anyConnector')}{' '}
            {slot.blockId == null ? null : (
              <button type="button" className="font-semibold underline underline-offset-2" onClick={() => show(slot)}>
                {t('show')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Filter({ report, wanted, onChange }: { report: Report; wanted: Wanted; onChange: (wanted: Wanted) => void }) {
  const t = useTranslations('bots.files');
  const sums = sumOfTotals(report.totals);
  const shown = OUTCOMES.filter((outcome) => sums[outcome] > 0);
  return (
    <div className="overflow-x-auto pb-1">
      <SegmentedControl
        label={t('filter')}
        value={wanted}
        onValueChange={onChange}
        options={[
          { value: 'ALL', label: t('all') },
          ...shown.map((outcome) => ({
            value: outcome as Wanted,
            label: `${t(`outcome.${outcome}`)} (${sums[outcome]})`,
          })),
        ]}
      />
    </div>
  );
}

function Nodes({ nodes, isStale }: { nodes: readonly Node[]; isStale: boolean }) {
  const t = useTranslations('bots.files');
  const show = useShow();
  return (
    <ul className={`divide-y divide-line rounded-panel border border-line bg-surface ${isStale ? 'opacity-60' : ''}`}>
      {nodes.map((node, at) => (
        <li
          key={`${node.kind} ${node.sourceId} ${String(at)}`}
          className="flex flex-wrap items-start gap-x-3 gap-y-1 px-3 py-2.5"
        >
          <span className="w-32 shrink-0">
            <Chip tone={OUTCOME_TONE[node.outcome]}>{t(`outcome.${node.outcome}`)}</Chip>
          </span>
          <span className="min-w-52 grow basis-0">
            <span className="block font-medium wrap-anywhere">
              {node.label === '' ? node.sourceId : node.label}
              <span className="font-normal text-ink-2">
                {' '}
                · {t(`kind.${node.kind}`)} {node.kind === 'BLOCK' ? node.sourceType : ''}
              </span>
            </span>
            {node.reasons.map((reason) => (
              <span key={reason} className="block text-[13px] text-ink-2">
                {reason}
              </span>
            ))}
          </span>
          {node.groupId == null ? null : (
            <button
              type="button"
              className="min-h-8 font-semibold underline underline-offset-2 pointer-coarse:min-h-11"
              aria-label={t('showNode', { label: node.label === '' ? node.sourceId : node.label })}
              onClick={() => show(node)}
            >
              {t('show')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Opens the canvas at a place. */
function useShow(): (place: { groupId?: string | null; blockId?: string | null }) => void {
  const { botId, ui } = useBuilder();
  const router = useRouter();
  return ({ groupId = null, blockId = null }) => {
    ui.setState({ focus: { groupId, blockId, at: performance.now() } });
    router.push(`/bots/${botId}/flow`);
  };
}
