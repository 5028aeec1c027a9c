import { subgraph as botsDeclaration } from '@tertulia/bots';
import { drain, InMemoryPubSub, InProcessEventBus } from '@tertulia/messaging';
import { makeEvent } from '@tertulia/events';
import { migrate, uuidV7Ids } from '@tertulia/persistence';
import type { Principal } from '@tertulia/principal';
import { openSubgraph, type SubgraphDeclaration } from '@tertulia/service';
import { createLog, localSubgraphCaller, type Subgraph, type SubgraphCaller } from '@tertulia/subgraph';
import { fakeClock, principals, testApplicationRole, testDatabase } from '@tertulia/testkit';
import { subgraph as declaration } from '../src/subgraph.js';

export const organizationA = '00000000-0000-7000-8000-00000000000a';
export const organizationB = '00000000-0000-7000-8000-00000000000b';
export const ana = principals.admin({ organizationId: organizationA });
export const bruno = principals.admin({
  organizationId: organizationB,
  userId: '00000000-0000-7000-8000-0000000000bb',
});

/** The subgraph with the real bots subgraph, each on a database of its own. */
export async function openWorld() {
  const applicationRole = testApplicationRole;
  const databaseOf = async ({ name, migrations }: Pick<SubgraphDeclaration, 'name' | 'migrations'>) =>
    testDatabase(name, async (ownerUrl) => migrate({ ownerUrl, migrations: await migrations(), applicationRole }));
  const test = await databaseOf(declaration);
  const botsTest = await databaseOf(botsDeclaration);
  const clock = fakeClock('2026-03-02T15:00:00Z');
  const ids = uuidV7Ids(clock);
  const bus = new InProcessEventBus();
  const pubSub = new InMemoryPubSub();
  const base = { bus, pubSub, redis: null, clock, ids };
  const subgraphs = new Map<string, Subgraph>();
  const route: { call: SubgraphCaller } = { call: localSubgraphCaller((name) => subgraphs.get(name)) };
  const bots = await openSubgraph(botsDeclaration, {
    ...base,
    callSubgraph: (name, call) => route.call(name, call),
    databases: { ownerUrl: botsTest.ownerUrl, appUrl: botsTest.clientUrl },
    log: createLog('bots', 'silent'),
    settings: { publicUrl: 'https://tertulia.test' },
  });
  const templates = await openSubgraph(declaration, {
    ...base,
    databases: { ownerUrl: test.ownerUrl, appUrl: test.clientUrl },
    log: createLog('templates', 'silent'),
    callSubgraph: (name, call) => route.call(name, call),
    settings: {},
  });
  for (const part of [bots.subgraph, templates.subgraph]) subgraphs.set(part.name, part);
  const ask =
    (on: Subgraph) =>
    async (principal: Principal, query: string, variables: Record<string, unknown> = {}) =>
      on.execute({ query, variables, principal, requestId: 'test' });
  const tell =
    (on: Subgraph) =>
    async (principal: Principal, query: string, variables: Record<string, unknown> = {}) => {
      const { data, errors } = await ask(on)(principal, query, variables);
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data as Record<string, unknown>;
    };
  return {
    ...templates,
    test,
    bus,
    ids,
    clock,
    /** The route to the bots subgraph; tests may replace it. */
    route,
    ask: ask(templates.subgraph),
    /** Data of an operation that must succeed. */
    tell: tell(templates.subgraph),
    askBots: tell(bots.subgraph),
    drain: () => drain([bots.relay]),
    emit: async (name: Parameters<typeof makeEvent>[0], organizationId: string, payload: object) => {
      const origin = { id: ids.next(), occurredAt: clock.now(), organizationId };
      await bus.publish([makeEvent(name, origin, payload as never)]);
    },
    async close() {
      await templates.stop();
      await bots.stop();
      await Promise.all([test.drop(), botsTest.drop()]);
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

export const instantiateMutation = `mutation ($input: InstantiateTemplateInput!) {
  instantiateTemplate(input: $input) {
    bot { id } missing { key kind isRequired label { es en } } userErrors { field code message }
  }
}`;

export interface Payload {
  bot: { id: string } | null;
  missing: { key: string }[];
  userErrors: { field: string[] | null; code: string; message: string }[];
}

/** Global id of a template by its slug. */
export async function templateId(world: World, slug: string): Promise<string> {
  const data = await world.tell(principals.anonymous(), '{ botTemplates(first: 100) { nodes { id slug } } }');
  const { nodes } = data['botTemplates'] as { nodes: { id: string; slug: string }[] };
  return nodes.find((node) => node.slug === slug)?.id ?? '';
}
