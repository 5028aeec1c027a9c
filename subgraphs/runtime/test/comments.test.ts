import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Principal } from '@tertulia/principal';
import { toGlobalId } from '@tertulia/subgraph';
import { principals, testId } from '@tertulia/testkit';
import { block, definitionOf, group, handingOffDefinition } from './definitions.js';
import {
  ana,
  bruno,
  counted,
  everybodysRows,
  luis,
  openWorld,
  organizationA,
  publishedBot,
  send,
  told,
  type Published,
  type World,
} from './world.js';

let world: World;
let rated: Published;
let desk: Published;

const ask = { es: '¿Por qué?', en: 'Why?' };

beforeAll(async () => {
  world = await openWorld();
  const rating = block('rate', 'rating', {
    ...{ prompt: { es: '¿Qué tal?' }, scale: 'NPS', isSatisfaction: true },
    comment: { low: ask, middle: {}, high: ask, variable: null },
  });
  rated = await publishedBot(
    world,
    definitionOf([group('g', block('name', 'textInput'), rating, block('bye', 'end'))], []),
  );
  desk = await publishedBot(world, handingOffDefinition());
});
afterAll(async () => world.close());

async function commented(words: string) {
  const { visitor, id } = await counted(world, rated);
  await send(world, visitor, { rating: 3 });
  await send(world, visitor, { text: words });
  await world.drain();
  return { visitor, id };
}

async function commentsOf(caller: Principal, id: string) {
  const query = 'query ($id: ID!) { conversation(id: $id) { ratingComments { scale value text } } }';
  const { data } = await world.ask(caller, query, { id });
  return (data?.['conversation'] as { ratingComments: object[] } | null | undefined)?.ratingComments ?? null;
}

describe('a comment about a rating', () => {
  test('is shown with its conversation, to members only', async () => {
    const { id } = await commented('Esperé una hora');
    expect(await commentsOf(ana, id)).toEqual([{ scale: 'NPS', value: 3, text: 'Esperé una hora' }]);
    expect(await commentsOf(bruno, id)).toBeNull();
    expect(await commentsOf(principals.apiKey(['metrics:read'], { organizationId: organizationA }), id)).toBeNull();
  });

  test('is told once, without its words', async () => {
    const { visitor } = await commented('No volvería, qué cochambre');
    const events = told(world, 'runtime.rating-commented.v1', visitor.conversationId);
    expect(events.map(({ payload }) => payload)).toMatchObject([{ scale: 'NPS', value: 3, isSatisfaction: true }]);
    expect(JSON.stringify(world.events.filter(({ name }) => name === 'runtime.rating-commented.v1'))).not.toContain(
      'cochambre',
    );
  });

  test('is not one when the visitor wants to say nothing', async () => {
    const { id, visitor } = await commented('no, gracias');
    expect(await commentsOf(ana, id)).toEqual([]);
    expect(told(world, 'runtime.rating-commented.v1', visitor.conversationId)).toEqual([]);
  });

  test('is gone after an erasure', async () => {
    const { visitor, id } = await commented('Me llamo Zulema Quispe');
    await world.tell(visitor, 'mutation { deleteMyData { isDeleted userErrors { code } } }');
    expect(await commentsOf(ana, id)).toEqual([]);
    const left = await everybodysRows(world, 'select 1 from rating_comment where conversation_id = ?', [
      visitor.conversationId,
    ]);
    expect(left).toEqual([]);
  });
});

describe('who replied', () => {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ReplyAuthor { id name isByKey } } }`;
  const authors = async (caller: Principal, memberIds: readonly string[]) => {
    const r = memberIds.map((id) => ({ __typename: 'ReplyAuthor', id: toGlobalId('replyAuthor', id) }));
    return (await world.ask(caller, query, { r })).data?.['_entities'];
  };
  const takeOver = async (caller: Principal): Promise<void> => {
    const { id } = await counted(world, desk);
    const mutation =
      'mutation ($id: ID!) { takeOverConversation(input: { conversationId: $id }) { userErrors { code } } }';
    expect((await world.ask(caller, mutation, { id })).errors).toBeUndefined();
  };

  test('keeps the name of the last time, also for who left and for keys, and only in the own organization', async () => {
    const [keyId, nobody] = [testId(0xce), testId(0xcd)];
    await takeOver(ana);
    await takeOver(principals.apiKey(['conversations:write'], { organizationId: organizationA, keyId }));
    const of = (id: string, isByKey: boolean) => {
      return { id: toGlobalId('replyAuthor', id), name: expect.stringMatching(/\S/), isByKey };
    };
    const viewer = principals.viewer({ organizationId: organizationA });
    expect(await authors(viewer, [testId(0xaa), nobody, keyId])).toEqual([
      of(testId(0xaa), false),
      null,
      of(keyId, true),
    ]);
    expect(await authors(bruno, [testId(0xaa), keyId])).toEqual([null, null]);
    expect(await authors(luis, [])).toEqual([]);
  });
});
