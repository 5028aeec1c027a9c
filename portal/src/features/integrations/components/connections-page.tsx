'use client';
import { Plug, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink, EmptyState, ErrorState, Pagination, Skeleton, UnreadNote } from '../../../ui/index.js';
import { Requires, usePermission } from '../../identity/index.js';
import { useConnections } from '../hooks/use-connections.js';
import { ConnectionRows } from './connection-rows.js';
import { IntegrationsHeader } from './integrations-header.js';
import { ReturnNote } from './return-note.js';

/** The connections of the organization. */
export function ConnectionsPage() {
  return (
    <Requires action="integrations.read">
      <ConnectionsScreen />
    </Requires>
  );
}

function ConnectionsScreen() {
  const t = useTranslations('integrations.connections');
  const canManage = usePermission('integrations.manage');
  const connect = (
    <ButtonLink variant="primary" icon={Plus} href="/integrations/catalog">
      {t('connect')}
    </ButtonLink>
  );
  return (
    <>
      <IntegrationsHeader title={t('title')} text={t('text')} {...(canManage ? { action: connect } : {})} />
      <ReturnNote />
      <ConnectionSections />
    </>
  );
}

function ConnectionSections() {
  const t = useTranslations('integrations.connections');
  const { connections, connectors, bots, unread, total, more, failure, retry } = useConnections();
  if (connections === null) {
    if (failure !== null) return <ErrorState failure={failure} onRetry={retry} />;
    return <RowsSkeleton label={t('loading')} />;
  }
  if (connections.length === 0) return <NoConnections />;
  return (
    <>
      <UnreadNote {...unread} />
      <ConnectionRows connections={connections} connectors={connectors} bots={bots} />
      {more === null ? null : (
        <Pagination shown={connections.length} total={total} hasMore isLoading={more.isLoading} onMore={more.load} />
      )}
    </>
  );
}

function NoConnections() {
  const t = useTranslations('integrations.connections.empty');
  const canManage = usePermission('integrations.manage');
  return (
    <EmptyState
      icon={Plug}
      title={t('title')}
      text={t('text')}
      {...(canManage ? { action: <ButtonLink href="/integrations/catalog">{t('action')}</ButtonLink> } : {})}
    />
  );
}

/** Rows while they load. */
export function RowsSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-px">
      {[0, 1, 2].map((row) => (
        <Skeleton key={row} className="h-20" />
      ))}
    </div>
  );
}
