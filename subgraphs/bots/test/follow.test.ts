import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InMemoryPubSub } from '@tertulia/messaging';
import { ana, openWorld, newBot, publishMutation, runtimeWarms, type World } from './world.js';

let world: World;
/** A hub that keeps one value for each follower: if two are published, the follower has missed one. */
const forgetful = new InMemoryPubSub(1);
beforeAll(async () => {
  world = await openWorld(forgetful);
});
afterAll(async () => world.close());

async function follow<T>(query: string, id: string) {
  const stream = await world.subgraph.subscribe({ query, variables: { id }, principal: ana, requestId: 'r' });
  if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream));
  const next = async () => ((await stream.next()).value as { data: T } | undefined)?.data;
  return { next, end: async () => stream.return() };
}

async function change(botId: string, revision: number): Promise<void> {
  const save = `mutation ($input: UpdateBotSettingsInput!) {
    updateBotSettings(input: $input) { draft { revision } userErrors { code } } }`;
  const settings = { locale: 'es', locales: ['es'], tone: 'TU', idleMinutes: 10 + revision, resumeHours: 24 };
  const data = await world.tell(ana, save, { input: { botId, revision, ...settings } });
  expect(data).toMatchObject({ updateBotSettings: { draft: { revision: revision + 1 }, userErrors: [] } });
}

describe('a follower of a bot who misses notifications', () => {
  test('receives the draft as it was last saved, and every later save', async () => {
    const id = await newBot(world, ana);
    const draft = await follow<{ draftChanged: { revision: number } }>(
      'subscription ($id: ID!) { draftChanged(botId: $id) { revision by { id } at } }',
      id,
    );
    for (let revision = 1; revision <= 4; revision += 1) await change(id, revision);
    expect(await draft.next()).toMatchObject({ draftChanged: { revision: 5, by: { id: expect.any(String) } } });
    await change(id, 5);
    expect(await draft.next()).toMatchObject({ draftChanged: { revision: 6 } });
    await draft.end();
  });

  test('receives the latest state of the publication', async () => {
    const id = await newBot(world, ana);
    const status = await follow('subscription ($id: ID!) { publicationStatus(botId: $id) { status } }', id);
    const stop = runtimeWarms(world);
    await world.tell(ana, publishMutation, { botId: id });
    await world.drain();
    stop();
    expect(await status.next()).toMatchObject({ publicationStatus: { status: 'ACTIVE' } });
    await status.end();
    expect(forgetful.subscriberCount({ name: `bots:publication:${id}` })).toBe(0);
  });
});
