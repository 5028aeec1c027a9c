import { InMemoryPubSub, InProcessEventBus, drain } from '@tertulia/messaging';
import { makeEvent } from '@tertulia/events';
import { migrate, uuidV7Ids } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import { openSubgraph } from '@tertulia/service';
import { createLog, toGlobalId, type SubgraphCall } from '@tertulia/subgraph';
import type { ExecutionResult } from 'graphql';
import { checkedCalls, fakeClock, principals, testApplicationRole, testDatabase } from '@tertulia/testkit';
import { blankDefinition } from '../src/domain/blank-definition.js';
import { botsMigrations } from '../src/persistence/migrations/index.js';
import { subgraph } from '../src/subgraph.js';

export const organizationA = '00000000-0000-7000-8000-00000000000a';
export const organizationB = '00000000-0000-7000-8000-00000000000b';
export const templateId = toGlobalId('botTemplate', '00000000-0000-7000-8000-0000000000d1');
export const industryId = toGlobalId('industry', '00000000-0000-7000-8000-0000000000d2');
export const ana = principals.admin({ organizationId: organizationA });
export const bruno = principals.admin({
  organizationId: organizationB,
  userId: '00000000-0000-7000-8000-0000000000bb',
});

/** The subgraph on a database of its own, with a runtime that responds to publications as the test says. */
export async function openWorld(pubSub = new InMemoryPubSub()) {
  const applicationRole = testApplicationRole;
  const test = await testDatabase('bots', (ownerUrl) =>
    migrate({ ownerUrl, migrations: botsMigrations, applicationRole }),
  );
  const clock = fakeClock('2026-03-02T15:00:00Z');
  const ids = uuidV7Ids(clock);
  const bus = new InProcessEventBus();
  const connections: ConnectionsOfTest = { byBot: new Map(), isAway: false };
  const bots = await openSubgraph(subgraph, {
    databases: { ownerUrl: test.ownerUrl, appUrl: test.clientUrl },
    bus,
    pubSub,
    redis: null,
    clock,
    ids,
    log: createLog('bots', 'silent'),
    callSubgraph: checkedCalls(async (name, call) =>
      name === 'integrations' ? connectionsAnswer(connections, call) : templatesAnswer(call),
    ),
    settings: { publicUrl: 'https://tertulia.test' },
  });
  const emit = async (name: Parameters<typeof makeEvent>[0], organizationId: string, payload: never) =>
    bus.publish([makeEvent(name, { id: ids.next(), occurredAt: clock.now(), organizationId }, payload)]);
  const ask = async (principal: Principal, query: string, variables: Record<string, unknown> = {}) =>
    bots.subgraph.execute({ query, variables, principal, requestId: 'test' });
  return {
    ...bots,
    test,
    clock,
    bus,
    pubSub,
    ids,
    connections,
    emit,
    ask,
    drain: () => drain([bots.relay]),
    /** Data of an operation that must succeed. */
    async tell(principal: Principal, query: string, variables: Record<string, unknown> = {}) {
      const { data, errors } = await ask(principal, query, variables);
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data as Record<string, never>;
    },
    async close() {
      await bots.stop();
      await test.drop();
    },
  };
}

/** The response of the subgraph `templates`: one template, whose bot is a blank one with a service. */
async function templatesAnswer({ variables }: SubgraphCall): Promise<ExecutionResult> {
  if (variables?.['id'] !== templateId) return { data: { botTemplate: null } };
  const locale = variables['locale'] === 'en' ? 'en' : 'es';
  const facts = { name: 'Plantilla', locale, timeZone: 'America/Merida', currency: 'MXN', country: 'MX' } as const;
  const definition = { ...blankDefinition(facts), tone: 'VOS' };
  return { data: { botTemplate: { industry: { id: industryId }, definition } } };
}

/** What `integrations` knows in a test: connections by the global id of their bot. */
export interface ConnectionsOfTest {
  readonly byBot: Map<string, { id: string; connector: string; state: string }[]>;
  isAway: boolean;
}

async function connectionsAnswer(
  { byBot, isAway }: ConnectionsOfTest,
  { principal, variables }: SubgraphCall,
): Promise<ExecutionResult> {
  if (isAway || principal.kind !== 'SERVICE' || principal.organizationId !== organizationA) throw new Error('away');
  const [bot] = (variables?.['bot'] ?? []) as { id: string }[];
  const inputs = [{ name: 'sheet', isRequired: true, kind: 'TEXT' }];
  const connectors: Readonly<Record<string, object>> = {
    'google-sheets': { category: 'SHEETS', actions: [{ name: 'appendRow', inputs }] },
    'openai-compatible': { category: 'MODEL', actions: [] },
  };
  const connections = (byBot.get(bot?.id ?? '') ?? []).map(({ id, state, connector }) => {
    return { id, state, connector, ...(connectors[connector] ?? { category: null, actions: [] }) };
  });
  return { data: { _entities: [{ connections }] } };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

export const createBotMutation = `mutation ($input: CreateBotInput!) {
  createBot(input: $input) { bot { id publicId name status draft { revision problems { code severity } } } userErrors { field code message } }
}`;

/** Creates a bot of the organization; returns its global id. */
export async function newBot(world: World, principal: Principal, name = 'Salón Aurora'): Promise<string> {
  const data = await world.tell(principal, createBotMutation, { input: { name, locale: 'es' } });
  return (data['createBot'] as unknown as { bot: { id: string } }).bot.id;
}

export const publishMutation = `mutation ($botId: ID!) {
  publishBot(input: { botId: $botId, note: "primera" }) {
    publication { id status steps { name status } } problems { code } userErrors { code }
  }
}`;

/** Makes the runtime report that it loaded everything that was requested. */
export function runtimeWarms(world: World): () => void {
  return world.bus.subscribe('test.runtime', ['bots.publication-requested.v1'], async (event) => {
    const { publicationId, versionId } = event.payload;
    await world.emit('runtime.version-warmed.v1', event.organizationId, {
      publicationId,
      versionId,
      replicaId: 'r1',
    } as never);
  });
}
