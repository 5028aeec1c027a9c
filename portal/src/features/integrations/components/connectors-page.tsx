'use client';
import { Blocks, LockKeyhole, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../i18n/language-provider.js';
import { ButtonLink, Chip, EmptyState, ErrorState, Pagination, Panel, RelativeTime, Link } from '../../../ui/index.js';
import { Requires, usePermission } from '../../identity/index.js';
import { useOwnConnectors } from '../hooks/use-own-connectors.js';
import { connectorAddress, connectorTones, type ListedOwnConnector } from '../model/own-connectors.js';
import { ConnectorReviews } from './connector-reviews.js';
import { RowsSkeleton } from './connections-page.js';
import { IntegrationsHeader } from './integrations-header.js';

/** The connectors that the organization has made. */
export function ConnectorsPage() {
  return (
    <Requires action="connectors.manage">
      <ConnectorsScreen />
    </Requires>
  );
}

function ConnectorsScreen() {
  const t = useTranslations('connectors');
  const canReview = usePermission('platform.manage');
  const { connectors, plan, total, more, failure, retry } = useOwnConnectors();
  const create = (
    <ButtonLink variant="primary" icon={Plus} href="/integrations/connectors/new">
      {t('create')}
    </ButtonLink>
  );
  const isReady = connectors !== null && plan === null;
  return (
    <>
      <IntegrationsHeader title={t('title')} text={t('text')} {...(isReady ? { action: create } : {})} />
      {connectors === null && failure === null ? <RowsSkeleton label={t('loading')} /> : null}
      {connectors === null && failure !== null ? <ErrorState failure={failure} onRetry={retry} /> : null}
      {plan === null ? null : <PlanTooSmall plan={plan} />}
      {connectors === null ? null : <Rows connectors={connectors} isEmptyShown={plan === null} />}
      {more === null || connectors === null ? null : (
        <Pagination shown={connectors.length} total={total} hasMore isLoading={more.isLoading} onMore={more.load} />
      )}
      {canReview ? <ConnectorReviews /> : null}
    </>
  );
}

/** What the larger plan brings. */
function PlanTooSmall({ plan }: { plan: string }) {
  const t = useTranslations('connectors.plan');
  return (
    <EmptyState
      icon={LockKeyhole}
      title={t('title', { plan })}
      text={t('text')}
      action={<ButtonLink href="/plan">{t('action')}</ButtonLink>}
    />
  );
}

function Rows({ connectors, isEmptyShown }: { connectors: readonly ListedOwnConnector[]; isEmptyShown: boolean }) {
  const t = useTranslations('connectors');
  if (connectors.length === 0) {
    return isEmptyShown ? <EmptyState icon={Blocks} title={t('empty.title')} text={t('empty.text')} /> : null;
  }
  return (
    <Panel className="p-0">
      <ul aria-label={t('title')} className="divide-y divide-line">
        {connectors.map((connector) => (
          <Row key={connector.id} connector={connector} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ connector }: { connector: ListedOwnConnector }) {
  const t = useTranslations('connectors');
  const { locale } = useLanguage();
  const { names, version, state, reason, connectionCount, updatedAt } = connector;
  return (
    <li className="grid gap-x-6 gap-y-1 p-4 md:grid-cols-[minmax(0,1fr)_auto] md:items-center">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link href={connectorAddress(connector)} className="font-semibold wrap-anywhere hover:underline">
            {names[locale]}
          </Link>
          <Chip tone={connectorTones[state]} hasDot>
            {t(`states.${state}`)}
          </Chip>
        </p>
        {reason === null ? null : <p className="text-xs text-pretty wrap-anywhere">{reason}</p>}
        <p className="text-xs text-ink-2">
          {t('version', { version })} · {t('connections', { count: connectionCount })}
        </p>
      </div>
      <p className="text-xs text-ink-2">
        <RelativeTime at={updatedAt} />
      </p>
    </li>
  );
}
