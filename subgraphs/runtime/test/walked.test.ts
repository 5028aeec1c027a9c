import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isEvent } from '@tertulia/events';
import { principals } from '@tertulia/testkit';
import { toGlobalId } from '@tertulia/subgraph';
import { salonDefinition } from './definitions.js';
import {
  openWorld,
  organizationA,
  organizationB,
  publishedBot,
  send,
  start,
  visitorOf,
  type Published,
  type World,
} from './world.js';

let world: World;
let salon: Published;
beforeAll(async () => {
  world = await openWorld();
  salon = await publishedBot(world, salonDefinition());
});
afterAll(async () => world.close());

async function published(conversationId: string) {
  await world.drain();
  return world.events.filter(
    (event) => 'conversationId' in event.payload && event.payload.conversationId === conversationId,
  );
}

async function walksOf(conversationId: string) {
  const events = await published(conversationId);
  return events.flatMap((event) => (isEvent(event, 'runtime.blocks-visited.v1') ? [event.payload.steps] : []));
}

test('each turn publishes the blocks that it entered and by which edge, and the first one also those before it', async () => {
  const view = await start(world, salon);
  const visitor = visitorOf(salon, view);
  expect(await walksOf(visitor.conversationId)).toEqual([]);
  await send(world, visitor, { text: 'Ana' });
  const [first] = await walksOf(visitor.conversationId);
  expect(first).toMatchObject([
    { blockId: 'hello', edgeId: 'e-start', fromBlockId: null },
    { blockId: 'name', edgeId: null, fromBlockId: null },
    { blockId: 'email' },
  ]);
  await send(world, visitor, { text: 'no es' });
  expect(await walksOf(visitor.conversationId)).toHaveLength(1);
  await send(world, visitor, { text: 'ana@example.com' });
  const walks = await walksOf(visitor.conversationId);
  expect(walks).toHaveLength(2);
  expect(JSON.stringify(walks)).not.toContain('ana@');
});

test('an answer tells how long its question was open, across replies that were not understood', async () => {
  const visitor = visitorOf(salon, await start(world, salon));
  await send(world, visitor, { text: 'Ana' });
  world.clock.advance(7_000);
  await send(world, visitor, { text: 'no es' });
  world.clock.advance(5_000);
  await send(world, visitor, { text: 'ana@example.com' });
  const answers = (await published(visitor.conversationId)).flatMap((event) =>
    isEvent(event, 'runtime.question-answered.v1') ? [event.payload.waitedMs] : [],
  );
  expect(answers.at(-1)).toBe(12_000);
});

test('a bot tells at which blocks of which version its visitors wait now, and nothing to others', async () => {
  const bot = await publishedBot(world, salonDefinition());
  const [one, other] = [visitorOf(bot, await start(world, bot)), visitorOf(bot, await start(world, bot))];
  await start(world, bot);
  await send(world, one, { text: 'Ana' });
  await send(world, other, { text: 'Luis' });
  await send(world, other, { text: 'luis@example.com' });
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) {
    ... on Bot { waitingByBlock { version { id } blockId visitors } } } }`;
  const ask = async (principal: Parameters<World['ask']>[0]) => {
    const { data } = await world.ask(principal, query, { r: [{ __typename: 'Bot', id: bot.globalId }] });
    const [found] = (data?.['_entities'] ?? [{ waitingByBlock: null }]) as [
      { waitingByBlock: { blockId: string; visitors: number }[] | null },
    ];
    return found.waitingByBlock?.toSorted((a, b) => (a.blockId < b.blockId ? -1 : 1));
  };
  const viewer = principals.viewer({ organizationId: organizationA });
  const version = { id: toGlobalId('botVersion', bot.versionId) };
  expect(await ask(viewer)).toEqual([
    { version, blockId: 'email', visitors: 1 },
    { version, blockId: 'service', visitors: 1 },
  ]);
  expect(await ask(principals.viewer({ organizationId: organizationB }))).toEqual([]);
  world.clock.advance(31 * 60_000);
  expect(await ask(viewer)).toEqual([]);
});
