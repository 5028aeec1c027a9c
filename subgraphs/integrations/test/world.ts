import { makeEvent, type EventName, type EventPayload } from '@tertulia/events';
import { drain, InMemoryPubSub, InProcessEventBus } from '@tertulia/messaging';
import { migrate, uuidV7Ids } from '@tertulia/persistence';
import { planEntitlements, type PlanCode } from '@tertulia/plan-limits';
import type { Principal, UserPrincipal } from '@tertulia/principal';
import { openSubgraph } from '@tertulia/service';
import { createLog, fromGlobalId, type SubgraphCall, type SubgraphCaller } from '@tertulia/subgraph';
import { checkedCalls, fakeClock, principals, testApplicationRole, testDatabase, testId } from '@tertulia/testkit';
import type { ExecutionResult } from 'graphql';
import { registryOf, type ConnectorRegistry } from '../src/connectors/registry.js';
import { integrationsMigrations } from '../src/persistence/migrations/index.js';
import type { IntegrationsSettings } from '../src/settings.js';
import { subgraph as declaration } from '../src/subgraph.js';
import { openIntegrations } from '../src/wiring.js';

export const publicUrl = 'https://tertulia.test';
export const organizationA = testId(0xa);
export const organizationB = testId(0xb);
export const botOne = testId(0xb1);
export const botTwo = testId(0xb2);
export const deviceToken = 'd'.repeat(43);
export const ana = principals.admin({ organizationId: organizationA });
export const bruno = principals.admin({ organizationId: organizationB, userId: testId(0xbb), sessionId: testId(0xbc) });

export interface WorldSettings {
  readonly registry?: ConnectorRegistry;
  /** How many processes there are on one database. */
  readonly replicas?: number;
  readonly settings?: Partial<IntegrationsSettings>;
  readonly pubSub?: InMemoryPubSub;
  /** What the gateway responds; by default it is away. */
  readonly gateway?: (call: SubgraphCall) => Promise<ExecutionResult>;
}

const defaults: IntegrationsSettings = {
  ...{ publicUrl, credentialsKeys: ['k'.repeat(32)], egressAllowed: '', vendorUrls: '' },
  ...{ googleClientId: null, googleClientSecret: null, hubspotClientId: null, hubspotClientSecret: null },
  ...{ slackClientId: null, slackClientSecret: null, slackSigningSecret: null },
};

/** The subgraph on a database of its own, in one process or several, with neighbours that know two bots and some sessions. */
export async function integrationsWorld(world: WorldSettings = {}) {
  const { registry = registryOf([]), replicas = 1, pubSub = new InMemoryPubSub() } = world;
  const applicationRole = testApplicationRole;
  const test = await testDatabase('integrations', async (ownerUrl) =>
    migrate({ ownerUrl, migrations: integrationsMigrations, applicationRole }),
  );
  const clock = fakeClock('2026-03-02T15:00:00Z');
  const ids = uuidV7Ids(clock);
  const bus = new InProcessEventBus();
  const logged: string[] = [];
  const log = createLog('integrations', 'debug', { write: (line) => void logged.push(line) });
  /** Sessions by their secret, as identity knows them. */
  const sessions = new Map<string, UserPrincipal>();
  const settings = { ...defaults, ...world.settings };
  const host = { databases: { ownerUrl: test.ownerUrl, appUrl: test.clientUrl }, pubSub, redis: null, clock, ids, log };
  const opened = {
    ...declaration,
    open: async (given: Parameters<typeof openIntegrations>[0]) => openIntegrations(given, registry),
  };
  const openOne = async (ownBus: InProcessEventBus) =>
    openSubgraph(opened, { ...host, bus: ownBus, settings, callSubgraph: neighbours(sessions, world.gateway) });
  const first = await openOne(bus);
  const others = await Promise.all(Array.from({ length: replicas - 1 }, async () => openOne(new InProcessEventBus())));
  const published: { name: string; organizationId: string; payload: unknown }[] = [];
  bus.subscribe('test.published', publishedNames, async ({ name, organizationId, payload }) => {
    published.push({ name, organizationId, payload });
  });
  const emit = async <N extends EventName>(name: N, organizationId: string, payload: EventPayload<N>) =>
    bus.publish([makeEvent(name, { id: ids.next(), occurredAt: clock.now(), organizationId }, payload)]);
  const ask = async (principal: Principal, query: string, variables: Record<string, unknown> = {}) =>
    first.subgraph.execute({ query, variables, principal, requestId: 'test', deviceToken });
  return {
    ...{ ...first, clock, ids, bus, pubSub, test, emit, ask, logged, sessions, published, settings },
    replicas: [first, ...others],
    /** Opens one more process with other settings. */
    join: async (more: Partial<IntegrationsSettings>) => {
      const joined = await openSubgraph(opened, {
        ...{ ...host, bus: new InProcessEventBus(), callSubgraph: neighbours(sessions, world.gateway) },
        settings: { ...settings, ...more },
      });
      others.push(joined);
      return joined;
    },
    drain: async () => drain([first.relay]),
    /** Data of an operation that must succeed. */
    async tell(principal: Principal, query: string, variables: Record<string, unknown> = {}) {
      const { data, errors } = await ask(principal, query, variables);
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data as Record<string, never>;
    },
    async hasPlan(organizationId: string, plan: PlanCode): Promise<void> {
      const period = { start: new Date('2026-03-01T00:00:00Z'), end: new Date('2026-04-01T00:00:00Z') };
      await emit('billing.entitlements-changed.v1', organizationId, {
        entitlements: planEntitlements(plan, period, 'HARD'),
      });
    },
    async close() {
      for (const one of [first, ...others]) await one.stop();
      await test.drop();
    },
  };
}

const publishedNames = [
  'integrations.connection-state-changed.v1',
  'integrations.configuration-changed.v1',
  'integrations.webhook-state-changed.v1',
  'integrations.url-called.v1',
  'integrations.model-used.v1',
  'integrations.inbox-event-received.v1',
  'integrations.configuration-webhook-changed.v1',
  'integrations.publication-confirmed.v1',
  'integrations.publication-refused.v1',
] as const;

/** What `identity` and `bots` respond: a session by its secret, and the two bots to every caller of organization A. */
function neighbours(sessions: ReadonlyMap<string, UserPrincipal>, gateway: WorldSettings['gateway']): SubgraphCaller {
  const subgraphs = checkedCalls(async (name, call): Promise<ExecutionResult> => {
    const { principal, variables = {} } = call;
    if (name === 'identity') {
      if (principal.kind !== 'SERVICE') throw new Error('only a service may resolve credentials');
      return { data: { resolveCredential: sessions.get(String(variables['token'])) ?? null } };
    }
    const asked = variables['representations'] as { id: string }[];
    const isOwn = 'organizationId' in principal && principal.organizationId === organizationA;
    const known = ({ id }: { id: string }) => isOwn && [botOne, botTwo].includes(fromGlobalId('bot', id));
    return { data: { _entities: asked.map((one) => (known(one) ? { __typename: 'Bot' } : null)) } };
  });
  return async (name, call) => {
    if (name !== 'gateway') return subgraphs(name, call);
    return gateway === undefined ? Promise.reject(new Error('away')) : gateway(call);
  };
}

export type World = Awaited<ReturnType<typeof integrationsWorld>>;
