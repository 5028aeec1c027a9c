import { Egress } from '@tertulia/egress';
import { DomainError } from '@tertulia/errors';
import type { OutsideEffect } from '@tertulia/flow-engine';
import { InMemoryPubSub } from '@tertulia/messaging';
import { migrate, openDatabase, uuidV7Ids, workOn } from '@tertulia/persistence';
import { createLog } from '@tertulia/subgraph';
import { fakeClock, principals, testApplicationRole, testDatabase, testId } from '@tertulia/testkit';
import { ConnectorDirectory } from '../src/application/connector-directory.js';
import type { Credentials, ReportedUse, UsableConnection } from '../src/application/credentials.js';
import type { OutsideDependencies } from '../src/application/outside-ports.js';
import { performEffect } from '../src/application/perform-effect.js';
import { platformConnectors } from '../src/connectors/all.js';
import type { FieldValues } from '../src/connectors/connector.js';
import { outsideDependencies } from '../src/outside-parts.js';
import { integrationsMigrations } from '../src/persistence/migrations/index.js';
import { PostgresCustomConnectorStore } from '../src/persistence/postgres-custom-connector-store.js';
import { integrationsEntities } from '../src/persistence/tables.js';

export const organizationId = testId(0xa);
export const botId = testId(0xb0);
export const conversationId = testId(0xc0);

/** A connection of a test. */
export interface TestConnection {
  readonly connector: string;
  readonly fields?: FieldValues;
  readonly secret?: FieldValues;
  readonly botIds?: readonly string[] | null;
}

/** Credentials from a map, with a note of every outcome that was reported. */
export class KnownCredentials implements Credentials {
  readonly reports: (ReportedUse & { readonly connectionId: string })[] = [];
  readonly #connections = new Map<string, TestConnection>();
  /** What happens when an outcome is reported, such as a renewed token. */
  onReport: (connectionId: string, use: ReportedUse) => void = () => undefined;
  revision = 1;

  set(connectionId: string, connection: TestConnection): void {
    this.#connections.set(connectionId, connection);
  }

  async use(organization: string, connectionId: string) {
    const found = organization === organizationId ? this.#connections.get(connectionId) : undefined;
    if (found === undefined) throw new DomainError('NOT_FOUND');
    const { connector, fields = {}, secret = { accessToken: 'token-1' }, botIds = null } = found;
    const connection: UsableConnection = { id: connectionId, connector, connectorVersion: 1, botIds, fields };
    return { connection, secret, revision: this.revision };
  }

  async reported(_organizationId: string, connectionId: string, use: ReportedUse): Promise<void> {
    this.reports.push({ ...use, connectionId });
    this.onReport(connectionId, use);
  }
}

interface WorldOptions {
  /** `host:port` pairs of stand-ins. */
  readonly targets: readonly string[];
  /** Addresses of stand-ins, by the name of the connector. */
  readonly urls?: Readonly<Record<string, string>>;
}

/** Work outside on a database of its own, with real requests to stand-ins. */
export async function outsideWorld({ targets, urls = {} }: WorldOptions) {
  const test = await testDatabase('integrations', async (ownerUrl) =>
    migrate({ ownerUrl, migrations: integrationsMigrations, applicationRole: testApplicationRole }),
  );
  const database = await openDatabase({
    name: 'integrations',
    clientUrl: test.clientUrl,
    entities: integrationsEntities,
  });
  const clock = fakeClock('2026-03-02T15:00:00Z');
  const ids = uuidV7Ids(clock);
  const credentials = new KnownCredentials();
  const limits = { atOnce: 50, waiting: 500, failuresMax: 1_000, coolDownMs: 100 };
  const connectors = ConnectorDirectory.on({
    platform: platformConnectors(),
    work: workOn(database, (em) => ({ customConnectors: new PostgresCustomConnectorStore(em) })),
    log: createLog('integrations', 'error'),
  });
  const pubSub = new InMemoryPubSub();
  /** A process of its own: nothing is shared but the database. */
  const replica = () => {
    const egress = new Egress({ allowed: new Set(targets), limits });
    const deps = outsideDependencies({
      ...{ database, egress, credentials, clock, ids, log: createLog('integrations', 'error') },
      // These suites open no URLs.
      oneTimeUrls: { perform: async () => Promise.reject(new Error('no URL is opened here')) },
      connectors,
      pubSub,
      apiUrlOf: ({ name, apiUrl }) => urls[name] ?? apiUrl ?? '',
    });
    egresses.push(egress);
    return deps;
  };
  const egresses: Egress[] = [];
  const deps = replica();
  return {
    ...{ database, clock, ids, credentials, deps, pubSub, replica },
    perform: async (effect: OutsideEffect, with_: OutsideDependencies = deps) =>
      performEffect(with_, principals.service({ organizationId }), {
        ...{ conversationId, botId, effect, isSimulation: false },
      }),
    runs: async () =>
      deps.effectRuns.read({ organizationId }, async () =>
        database.read(async (em) =>
          em.execute<RunRow[]>('select * from action_run where organization_id = ? order by started_at, id', [
            organizationId,
          ]),
        ),
      ),
    async close() {
      for (const egress of egresses) await egress.close();
      await database.close();
      await test.drop();
    },
  };
}

/** A row of `action_run`. */
export interface RunRow {
  readonly id: string;
  readonly effect_id: string;
  readonly status: string;
  readonly attempts: number;
  readonly code: string | null;
  readonly http_status: number | null;
  readonly effect: unknown;
  readonly next_attempt_at: string | null;
}

export type OutsideWorld = Awaited<ReturnType<typeof outsideWorld>>;

let count = 0;

/** Parts that every effect has, with an id of its own. Its deadline is met only by a far side that says nothing. */
export function effectParts(deadlineMs = 30_000) {
  count += 1;
  return { id: `effect-${count}`, blockId: 'block', deadlineMs, isBackground: false };
}
