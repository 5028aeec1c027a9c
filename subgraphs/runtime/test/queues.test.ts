import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@tertulia/subgraph';
import { principals } from '@tertulia/testkit';
import { block, definitionOf, group } from './definitions.js';
import {
  ana,
  bruno,
  counted,
  openWorld,
  present,
  publishedBot,
  said,
  send,
  told,
  type visitorOf,
  type Published,
  type VisitorView,
  type World,
} from './world.js';

const minuteMs = 60_000;

let world: World;
let sales: Published;
let desk: Published;
beforeAll(async () => {
  world = await openWorld();
  sales = await publishedBot(world, handingOver('Ventas'));
  desk = await publishedBot(world, handingOver(undefined));
});
afterAll(async () => world.close());

function handingOver(queue: string | undefined) {
  const name = block('name', 'textInput', { prompt: { es: '¿Cómo te llamas?' } });
  const person = block('person', 'handOff', { message: { es: 'Te comunico.' }, queue });
  return definitionOf([group('g', name, person, block('more', 'textInput', { prompt: { es: '¿Algo más?' } }))], []);
}

type Visitor = ReturnType<typeof visitorOf>;

async function placeOf(visitor: Visitor): Promise<{ position: number; waitMinutes: number | null } | null> {
  const query = '{ visitorConversation(last: 1) { queuePlace { position waitMinutes } } }';
  const data = await world.tell<{
    visitorConversation: { queuePlace: { position: number; waitMinutes: number | null } | null };
  }>(visitor, query);
  return data.visitorConversation.queuePlace;
}

async function leave(visitor: Visitor): Promise<VisitorView> {
  const query =
    'mutation { leaveQueue { state messages { sequence author text } awaiting { kind blockId } userErrors { code } } }';
  return (await world.tell<{ leaveQueue: VisitorView }>(visitor, query)).leaveQueue;
}

async function takeOver(id: string) {
  await world.tell(
    ana,
    'mutation ($id: ID!) { takeOverConversation(input: { conversationId: $id }) { userErrors { code } } }',
    { id },
  );
}

async function reply(id: string) {
  const query =
    'mutation ($input: SendMemberMessageInput!) { sendMemberMessage(input: $input) { userErrors { code } } }';
  await world.tell(ana, query, { input: { conversationId: id, clientMessageId: id, text: 'Hola' } });
}

async function ofOrganization<T>(member: typeof ana, fields: string, filter?: object): Promise<T> {
  const head = filter === undefined ? '' : '($filter: ConversationFilter)';
  const id = toGlobalId('organization', member.organizationId ?? '');
  const query = `query ${head} { found: _entities(representations: [{ __typename: "Organization", id: "${id}" }]) {
    ... on Organization { ${fields} } } }`;
  return present((await world.tell<{ found: T[] }>(member, query, filter === undefined ? {} : { filter })).found[0]);
}

async function listed(filter: object): Promise<string[]> {
  const fields = 'conversations(first: 50, filter: $filter) { nodes { id queue } }';
  const { conversations } = await ofOrganization<{ conversations: { nodes: { id: string }[] } }>(ana, fields, filter);
  return conversations.nodes.map(({ id }) => id);
}

describe('a queue', () => {
  test('tells each visitor the own place, which moves up as others are attended to', async () => {
    const first = await counted(world, sales);
    world.clock.advance(minuteMs);
    const second = await counted(world, sales);
    const elsewhere = await counted(world, desk);
    expect(await placeOf(first.visitor)).toEqual({ position: 1, waitMinutes: null });
    expect(await placeOf(second.visitor)).toEqual({ position: 2, waitMinutes: null });
    expect(await placeOf(elsewhere.visitor)).toEqual({ position: 1, waitMinutes: null });
    await takeOver(first.id);
    expect(await placeOf(first.visitor)).toBeNull();
    expect(await placeOf(second.visitor)).toEqual({ position: 1, waitMinutes: null });
    await leave(second.visitor);
    await leave(elsewhere.visitor);
  });

  test('estimates the wait from the first replies of the last days, once there are enough of them', async () => {
    const estimates: (number | null)[] = [];
    for (let replies = 0; replies < 5; replies += 1) {
      const { id } = await counted(world, sales);
      world.clock.advance((3 + replies) * minuteMs);
      await takeOver(id);
      await reply(id);
      const { visitor } = await counted(world, sales);
      estimates.push((await placeOf(visitor))?.waitMinutes ?? null);
      await leave(visitor);
    }
    expect(estimates).toEqual([null, null, null, null, 5]);
    const { visitor } = await counted(world, desk);
    expect((await placeOf(visitor))?.waitMinutes).toBeNull();
    world.clock.advance(8 * 24 * 60 * minuteMs);
    const later = await counted(world, sales);
    expect((await placeOf(later.visitor))?.waitMinutes).toBeNull();
  });
});

describe('a visitor who waits', () => {
  test('goes back to the bot while nobody has taken over, and then no longer waits', async () => {
    const { visitor } = await counted(world, sales);
    const view = await leave(visitor);
    expect(view).toMatchObject({ state: 'BOT', awaiting: { blockId: 'more' }, userErrors: [] });
    expect(view.messages.slice(-2).map(({ text }) => text)).toEqual(['Sigues con el asistente', '¿Algo más?']);
    await world.drain();
    expect(told(world, 'runtime.given-back.v1', visitor.conversationId)).toHaveLength(1);
    expect(said(await send(world, visitor, { text: 'sí' }))).toContain('¿Algo más?');
  });

  test('changes nothing by going back after a takeover, however often', async () => {
    const { id, visitor } = await counted(world, sales);
    await takeOver(id);
    const before = await leave(visitor);
    expect([before.state, (await leave(visitor)).messages.length]).toEqual(['HUMAN', before.messages.length]);
  });

  test('is found by the team under the queue', async () => {
    const inSales = await counted(world, sales);
    const general = await counted(world, desk);
    const sold = await listed({ queue: 'Ventas', states: ['WAITING_HUMAN'] });
    expect([sold.includes(inSales.id), sold.includes(general.id)]).toEqual([true, false]);
    const others = await listed({ queue: '', states: ['WAITING_HUMAN'] });
    expect([others.includes(inSales.id), others.includes(general.id)]).toEqual([false, true]);
    type Queues = { queues: { name: string | null; waiting: number }[] };
    const { queues } = await ofOrganization<Queues>(ana, 'queues { name waiting }');
    expect(queues.map(({ name }) => name)).toEqual([null, 'Ventas']);
    expect((await ofOrganization<Queues>(bruno, 'queues { name waiting }')).queues).toEqual([]);
    const { errors } = await world.ask(principals.anonymous(), 'mutation { leaveQueue { state } }');
    expect(errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  });
});
