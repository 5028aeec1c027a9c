'use client';
import { useQuery } from '@apollo/client/react';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { AuditTrailDocument, type ShownAuditEntryFragment } from '../../../gql/graphql.js';
import {
  Chip,
  EmptyState,
  ErrorState,
  PageHeader,
  PageTitle,
  Pagination,
  RelativeTime,
  Skeleton,
  Table,
} from '../../../ui/index.js';
import type { Column } from '../../../ui/index.js';
import { Requires } from '../../identity/index.js';
import { actorIn, isTaken, subjectIn, wordOf } from '../model/actions.js';

const pageSize = 50;

/** Who changed what in the organization, and who took which data along. */
export function ActivityPage() {
  return (
    <Requires action="audit.read">
      <ActivityScreen />
    </Requires>
  );
}

function ActivityScreen() {
  const t = useTranslations('activity');
  const { data, error, refetch, fetchMore } = useQuery(AuditTrailDocument, {
    variables: { first: pageSize },
    fetchPolicy: 'cache-and-network',
  });
  const [isLoadingMore, setLoadingMore] = useState(false);
  const trail = data?.organization?.auditEntries ?? null;
  const loadMore = (): void => {
    setLoadingMore(true);
    fetchMore({ variables: { after: trail?.pageInfo.endCursor ?? null } })
      .catch(() => undefined)
      .finally(() => setLoadingMore(false));
  };
  const retry = (): void => {
    refetch().catch(() => undefined);
  };
  return (
    <>
      <PageTitle page={t('title')} />
      <PageHeader title={t('title')} text={t('text')} />
      {trail === null && error !== undefined ? <ErrorState failure={failureOf(error)} onRetry={retry} /> : null}
      {trail === null && error === undefined ? (
        <div role="status" aria-label={t('loading')}>
          <Skeleton className="h-60" />
        </div>
      ) : null}
      {trail === null ? null : <Entries entries={trail.edges.map(({ node }) => node)} />}
      {trail?.pageInfo.hasNextPage === true ? (
        <Pagination
          shown={trail.edges.length}
          total={trail.totalCount}
          hasMore
          isLoading={isLoadingMore}
          onMore={loadMore}
        />
      ) : null}
    </>
  );
}

function Entries({ entries }: { entries: readonly ShownAuditEntryFragment[] }) {
  const t = useTranslations('activity');
  const tIdentity = useTranslations('identity');
  if (entries.length === 0) return <EmptyState icon={History} title={t('empty.title')} text={t('empty.text')} />;
  const words = { deleted: t('deletedAccount'), platform: t('platform') };
  const columns: Column<ShownAuditEntryFragment>[] = [
    {
      key: 'what',
      header: t('what'),
      className: 'sm:min-w-48',
      cell: ({ action, subject, at }) => (
        <What
          action={action}
          subject={subjectIn(actorIn(subject, words), (role) => tIdentity(`role.${role}`))}
          at={at}
        />
      ),
    },
    {
      key: 'who',
      header: t('who'),
      className: 'sm:min-w-40 wrap-anywhere',
      cell: ({ actor }) => actorIn(actor, words),
    },
    { key: 'at', header: t('at'), className: 'max-sm:hidden', cell: ({ at }) => <RelativeTime at={at} /> },
  ];
  return <Table label={t('title')} columns={columns} rows={entries} rowKey={({ id }) => id} />;
}

/** The id of a visitor's file says nothing to people, so it is not shown: its link leads to the file while it is there. */
function What({ action, subject, at }: { action: string; subject: string; at: string }) {
  const t = useTranslations('activity');
  const word = wordOf(action);
  return (
    <>
      <span className="flex flex-wrap items-center gap-2 font-semibold">
        {word === null ? action : t(`actions.${word}`)}
        {isTaken(action) ? <Chip tone="info">{t('taken')}</Chip> : null}
      </span>
      {word === 'visitorFileDownloaded' ? (
        <a href={`/received-files/${subject}`} className="text-accent underline underline-offset-2">
          {t('openFile')}
        </a>
      ) : (
        <span className="text-ink-2 wrap-anywhere">{subject}</span>
      )}
      {/* A narrow window has no room for a column of times. */}
      <span className="block text-xs text-ink-2 sm:hidden">
        <RelativeTime at={at} />
      </span>
    </>
  );
}
