import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FlowEvent } from '@tertulia/flow-engine';
import { block, definitionOf, group } from './definitions.js';
import {
  ana,
  counted,
  everybodysRows,
  openWorld,
  publishedBot,
  replicaOf,
  said,
  send,
  start,
  subscribed,
  visitorOf,
  type Published,
  type VisitorView,
  type World,
} from './world.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const say = (id: string, es: string) => block(id, 'text', { variations: [{ es }] });
const ask = (id: string, es: string) => block(id, 'textInput', { prompt: { es } });

let world: World;
let waiting: Published;
let following: Published;
beforeAll(async () => {
  world = await openWorld();
  const wait = block('w', 'wait', { mode: 'FOR', amount: '2', unit: 'HOURS' });
  const blocks = [ask('name', '¿Cómo te llamas?'), wait, say('late', 'Ya es hora'), ask('more', '¿Algo más?')];
  waiting = await publishedBot(world, definitionOf([group('g', ...blocks)], []));
  following = await publishedBot(world, followingDefinition());
});
afterAll(async () => world.close());

function followingDefinition() {
  const path = group('nudge', say('nudge', '¿Sigues ahí?'));
  const edge = { id: 'e', source: { kind: 'event', id: 'i' }, target: { groupId: 'nudge' } } as const;
  const questions = [ask('name', '¿Cómo te llamas?'), ask('more', '¿Algo más?')];
  const made = definitionOf([group('g', ...questions), path], [edge]);
  const event: FlowEvent = { id: 'i', kind: 'inactivity', minutes: 10, times: 2, position: { x: 0, y: 0 } };
  return { ...made, flows: made.flows.map((flow) => ({ ...flow, events: [...flow.events, event] })) };
}

async function seen(visitor: ReturnType<typeof visitorOf>): Promise<VisitorView> {
  const query =
    '{ visitorConversation { state endReason messages { sequence author text } awaiting { kind blockId } } }';
  return (await world.tell<{ visitorConversation: VisitorView }>(visitor, query)).visitorConversation;
}

const takeOver = `mutation ($id: ID!) { takeOverConversation(input: { conversationId: $id }) { userErrors { code } } }`;
const giveBack = `mutation ($id: ID!) { giveBackConversation(input: { conversationId: $id }) { userErrors { code } } }`;

describe('a conversation that waits', () => {
  test('goes on at its time, live, and is not idle until then', async () => {
    const { visitor } = await counted(world, waiting);
    const live = await subscribed(
      world,
      visitor,
      `subscription { conversationEvents(after: 2) { kind message { text } } }`,
    );
    world.clock.advance(hourMs);
    expect(await world.useCases.takeDueTurns()).toBe(0);
    await world.useCases.endIdleConversations();
    expect(await seen(visitor)).toMatchObject({ state: 'BOT', awaiting: null });
    world.clock.advance(hourMs);
    expect(await world.useCases.takeDueTurns()).toBe(1);
    const texts: unknown[] = [];
    while (!texts.includes('¿Algo más?')) {
      const { conversationEvents: event } = await live.next<{
        conversationEvents: { message: { text: string } | null };
      }>();
      texts.push(event.message?.text);
    }
    await live.end();
    expect(texts).toContain('Ya es hora');
    world.clock.advance(29 * minuteMs);
    await world.useCases.endIdleConversations();
    expect(await seen(visitor)).toMatchObject({ state: 'BOT', awaiting: { blockId: 'more' } });
    world.clock.advance(2 * minuteMs);
    await world.useCases.endIdleConversations();
    expect(await seen(visitor)).toMatchObject({ state: 'ENDED', endReason: 'ABANDONED' });
  });

  test('is taken by one of several processes', async () => {
    const people = [await counted(world, waiting), await counted(world, waiting), await counted(world, waiting)];
    const other = await replicaOf(world);
    world.clock.advance(2 * hourMs);
    const counts = await Promise.all([world, other, world, other].map(async (one) => one.useCases.takeDueTurns()));
    await other.close();
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(people.length);
    for (const { visitor } of people) expect(said(await seen(visitor)).slice(-2)).toEqual(['Ya es hora', '¿Algo más?']);
  });

  test('says nothing during a takeover, and goes on once it is returned', async () => {
    const { id, visitor } = await counted(world, waiting);
    await world.tell(ana, takeOver, { id });
    world.clock.advance(3 * hourMs);
    expect(await world.useCases.takeDueTurns()).toBe(0);
    await world.tell(ana, giveBack, { id });
    await world.useCases.takeDueTurns();
    expect(said(await seen(visitor)).slice(-2)).toEqual(['Ya es hora', '¿Algo más?']);
  });

  test('keeps a claim of the previous release from doing anything twice', async () => {
    const { id, visitor } = await counted(world, waiting);
    // A release that knows no alarms stores the state alone.
    await everybodysRows(world, `update chat_session set due_at = ? where true returning 1`, [
      world.clock.now().toISOString(),
    ]);
    expect(await world.useCases.takeDueTurns()).toBe(0);
    expect(said(await seen(visitor))).toEqual(['¿Cómo te llamas?']);
    expect(id).toBeTruthy();
    world.clock.advance(2 * hourMs);
    expect(await world.useCases.takeDueTurns()).toBe(1);
  });
});

describe('the event inactivity', () => {
  test('calls after a visitor as often as the owner says, then the conversation ends by its idle minutes', async () => {
    const { visitor } = await counted(world, following);
    for (const times of [1, 2]) {
      world.clock.advance(10 * minuteMs);
      expect(await world.useCases.takeDueTurns()).toBe(1);
      expect(said(await seen(visitor)).filter((text) => text === '¿Sigues ahí?')).toHaveLength(times);
    }
    world.clock.advance(29 * minuteMs);
    expect(await world.useCases.takeDueTurns()).toBe(0);
    await world.useCases.endIdleConversations();
    expect(await seen(visitor)).toMatchObject({ state: 'BOT' });
    world.clock.advance(2 * minuteMs);
    await world.useCases.endIdleConversations();
    expect(await seen(visitor)).toMatchObject({ state: 'ENDED', endReason: 'ABANDONED' });
  });

  test('calls after nobody when the platform was away for longer than the idle minutes, and the conversation ends', async () => {
    const { visitor } = await counted(world, following);
    world.clock.advance(41 * minuteMs);
    expect(await world.useCases.takeDueTurns()).toBe(1);
    await world.useCases.endIdleConversations();
    const view = await seen(visitor);
    expect(view).toMatchObject({ state: 'ENDED', endReason: 'ABANDONED' });
    expect(said(view)).not.toContain('¿Sigues ahí?');
  });

  test('is put off by a reply, and never comes for somebody who has only looked', async () => {
    const view = await start(world, following);
    const looking = visitorOf(following, view);
    const { visitor } = await counted(world, following);
    world.clock.advance(9 * minuteMs);
    await send(world, visitor, { text: 'gracias' });
    world.clock.advance(9 * minuteMs);
    expect(await world.useCases.takeDueTurns()).toBe(0);
    expect(said(await seen(looking))).toEqual(['¿Cómo te llamas?']);
  });
});
