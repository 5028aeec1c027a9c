'use client';
import { Download } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { EmptyState, ErrorState, PageHeader, PageTitle, Pagination, Panel, Skeleton } from '../../../ui/index.js';
import { Requires } from '../../identity/index.js';
import { useExports, type ExportList } from '../hooks/use-exports.js';
import { ExportRow } from './export-row.js';

/** The files that people of the organization have exported. */
export function ExportsPage() {
  return (
    <Requires action="metrics.read">
      <ExportsScreen />
    </Requires>
  );
}

function ExportsScreen() {
  const t = useTranslations('exports');
  const list = useExports();
  return (
    <>
      <PageTitle page={t('title')} />
      <PageHeader title={t('title')} text={t('text')} />
      <List list={list} />
    </>
  );
}

function List({ list }: { list: ExportList }) {
  const t = useTranslations('exports');
  const { exports, failure, total } = list;
  if (exports === null) {
    if (failure !== null) return <ErrorState failure={failure} onRetry={list.retry} />;
    return (
      <div role="status" aria-label={t('loading')} className="flex flex-col gap-px">
        {[0, 1, 2].map((row) => (
          <Skeleton key={row} className="h-16" />
        ))}
      </div>
    );
  }
  if (exports.length === 0) return <EmptyState icon={Download} title={t('empty.title')} text={t('empty.text')} />;
  return (
    <>
      <Panel className="p-0">
        <ul className="divide-y divide-line">
          {exports.map((one) => (
            <ExportRow key={one.id} one={one} onRemoved={list.retry} />
          ))}
        </ul>
      </Panel>
      <Pagination
        shown={exports.length}
        total={total}
        hasMore={list.hasMore}
        isLoading={list.isLoadingMore}
        onMore={list.loadMore}
      />
    </>
  );
}
