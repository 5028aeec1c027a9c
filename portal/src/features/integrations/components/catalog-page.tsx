'use client';
import { useQuery } from '@apollo/client/react';
import { Plug } from 'lucide-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { CatalogDocument } from '../../../gql/graphql.js';
import { EmptyState, ErrorState, Skeleton, UnreadNote } from '../../../ui/index.js';
import { Requires, usePermission } from '../../identity/index.js';
import { availabilityOf, byCategory, type OfferedConnector } from '../model/catalog.js';
import { ConnectDialog } from './connect-dialog.js';
import { ConnectorCard } from './connector-card.js';
import { IntegrationsHeader } from './integrations-header.js';

/** The services that bots can be connected to. */
export function CatalogPage() {
  return (
    <Requires action="integrations.read">
      <CatalogScreen />
    </Requires>
  );
}

function CatalogScreen() {
  const t = useTranslations('integrations.catalog');
  return (
    <>
      <IntegrationsHeader title={t('title')} text={t('text')} />
      <Catalog />
    </>
  );
}

/** Reads and sets the query parameter `connect`, which opens the form for a connector. */
function useConnectParameter(): [name: string | null, setName: (name: string | null) => void] {
  const pathname = usePathname();
  const name = useSearchParams().get('connect');
  const setName = (wanted: string | null): void =>
    history.replaceState(null, '', wanted === null ? pathname : `${pathname}?connect=${encodeURIComponent(wanted)}`);
  return [name, setName];
}

function Catalog() {
  const t = useTranslations('integrations.catalog');
  const { data, error, refetch } = useQuery(CatalogDocument);
  const canManage = usePermission('integrations.manage');
  const [chosenName, choose] = useConnectParameter();
  const connectors = data?.connectors;
  if (connectors == null) {
    if (error !== undefined) {
      return <ErrorState failure={failureOf(error)} onRetry={() => void refetch().catch(() => undefined)} />;
    }
    return <CatalogSkeleton />;
  }
  if (connectors.length === 0) return <EmptyState icon={Plug} title={t('empty.title')} text={t('empty.text')} />;
  const chosen = connectors.find(({ name }) => name === chosenName);
  const planName = ({ plan }: OfferedConnector): string => data?.plans?.find(({ code }) => code === plan)?.name ?? plan;
  return (
    <>
      <UnreadNote isFailed={error !== undefined} lists={{ bots: data?.organization?.bots }} onRetry={refetch} />
      <div className="grid items-start gap-x-4 gap-y-6 lg:grid-cols-2">
        {byCategory(connectors).map(({ category, connectors: group }) => (
          <section key={category} aria-labelledby={`category-${category}`} className="flex flex-col gap-3">
            <h2 id={`category-${category}`} className="text-base font-semibold">
              {t(`categories.${category}`)}
            </h2>
            <ul className="flex flex-col gap-3">
              {group.map((connector) => (
                <ConnectorCard
                  key={connector.name}
                  connector={connector}
                  planName={planName(connector)}
                  {...(canManage ? { onConnect: () => choose(connector.name) } : {})}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {canManage && chosen !== undefined && availabilityOf(chosen) === 'ready' ? (
        <ConnectDialog
          key={chosen.name}
          connector={chosen}
          bots={data?.organization?.bots?.nodes ?? []}
          onClose={() => choose(null)}
        />
      ) : null}
    </>
  );
}

function CatalogSkeleton() {
  const t = useTranslations('integrations.catalog');
  return (
    <div role="status" aria-label={t('loading')} className="grid gap-3 lg:grid-cols-2">
      {[0, 1, 2, 3].map((card) => (
        <Skeleton key={card} className="h-32 rounded-panel" />
      ))}
    </div>
  );
}
