'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { cn, Panel, Link } from '../../../ui/index.js';
import { useMayChange } from '../hooks/use-may-change.js';
import type { ShownConnector } from '../model/catalog.js';
import type { ListedConnection, OwnBot } from '../model/connections.js';
import { healthTotals } from '../model/health.js';
import { Identity, LastCall, StateChip, useBotsText } from './connection-parts.js';
import { ConnectorMark } from './connector-mark.js';
import { CureNote } from './cure-note.js';
import { HealthBars } from './health-bars.js';

/** The address of the page of a connection. */
export function addressOf({ id }: { id: string }): string {
  return `/integrations/connections/${encodeURIComponent(id)}`;
}

/** Connections one under the other. `aside` draws what a list adds at the end of each. */
export function ConnectionRows({
  connections,
  connectors,
  bots,
  aside,
}: {
  connections: readonly ListedConnection[];
  connectors: readonly ShownConnector[];
  bots: readonly OwnBot[];
  aside?: (connection: ListedConnection) => ReactNode;
}) {
  const t = useTranslations('integrations');
  return (
    <Panel aria-label={t('connections.title')} className="p-0">
      <ul className="divide-y divide-line">
        {connections.map((connection) => (
          <Row
            key={connection.id}
            connection={connection}
            connector={connectors.find(({ name }) => name === connection.connector) ?? null}
            bots={bots}
          >
            {aside?.(connection)}
          </Row>
        ))}
      </ul>
    </Panel>
  );
}

function Row({
  connection,
  connector,
  bots,
  children,
}: {
  connection: ListedConnection;
  connector: ShownConnector | null;
  bots: readonly OwnBot[];
  children: ReactNode;
}) {
  const t = useTranslations('integrations');
  const botsText = useBotsText(bots);
  const mayChange = useMayChange(bots)(connection);
  return (
    <li className="flex flex-col gap-3 p-4">
      <div className="grid gap-x-6 gap-y-3 md:grid-cols-[minmax(0,1fr)_160px_200px] md:items-center">
        <div className="flex min-w-0 items-start gap-3">
          <ConnectorMark category={connector?.category ?? null} />
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Link href={addressOf(connection)} className="font-semibold wrap-anywhere hover:underline">
                {connection.name}
              </Link>
              <StateChip state={connection.state} />
            </p>
            <Identity connection={connection} connector={connector} />
            <p className="text-xs wrap-anywhere text-ink-2">{t('usedBy', { bots: botsText(connection) })}</p>
          </div>
        </div>
        <HealthBars
          hours={connection.health}
          className={cn(healthTotals(connection.health).calls === 0 && 'max-md:hidden')}
        />
        <div className="flex flex-wrap items-center justify-between gap-2 md:justify-end">
          <LastCall run={connection.runs.nodes[0]} />
        </div>
      </div>
      <CureNote
        connection={connection}
        auth={connector?.auth ?? null}
        mayChange={mayChange}
        onNewSecret={`${addressOf(connection)}?secret=1`}
      />
      {children}
    </li>
  );
}
