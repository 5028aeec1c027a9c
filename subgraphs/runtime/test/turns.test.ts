import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { statementsOf } from '@tertulia/testkit';
import { salonDefinition, echoDefinition } from './definitions.js';
import {
  ana,
  counted,
  publishedBot,
  openWorld,
  said,
  send,
  start,
  subscribed,
  visitorOf,
  type Published,
  type World,
} from './world.js';

let world: World;
let salon: Published;
let echo: Published;

beforeAll(async () => {
  world = await openWorld();
  salon = await publishedBot(world, salonDefinition());
  echo = await publishedBot(world, echoDefinition());
});
afterAll(async () => world.close());

describe('a conversation', () => {
  test('runs from the greeting to its end and publishes what happened, in order', async () => {
    const view = await start(world, salon);
    expect(said(view)).toEqual(['Hola, soy Aurora.', '¿Cómo te llamas?']);
    expect(view.token).not.toBeNull();
    expect(view.bot).toMatchObject({ name: 'Salón Aurora', status: 'LIVE', hasBranding: true, isOpenNow: true });
    const visitor = visitorOf(salon, view);
    const second = await send(world, visitor, { text: 'Ana', after: view.lastSequence });
    expect(said(second)).toEqual(['Gracias Ana. ¿Tu correo?']);
    const wrong = await send(world, visitor, { text: 'no es', after: second.lastSequence });
    expect(wrong.awaiting?.kind).toBe('EMAIL');
    const third = await send(world, visitor, { text: 'Ana@Example.com', after: wrong.lastSequence });
    expect(third.awaiting?.choices.map((choice) => choice.label)).toEqual(['Corte', 'Tinte']);
    const fourth = await send(world, visitor, { choiceIds: ['cut'], after: third.lastSequence });
    expect(fourth.messages[0]).toMatchObject({ author: 'VISITOR', text: 'Corte' });
    const fifth = await send(world, visitor, { rating: 5, after: fourth.lastSequence });
    expect(fifth).toMatchObject({ state: 'ENDED', endReason: 'GOAL', awaiting: null });
    expect(said(fifth)).toEqual(['Hasta pronto, Ana.']);
    await world.drain();
    const conversationId = visitor.conversationId;
    const mine = world.events.filter(
      (event) => 'conversationId' in event.payload && event.payload.conversationId === conversationId,
    );
    expect(mine.map((event) => event.name.replace('runtime.', ''))).toEqual([
      'conversation-viewed.v1',
      'conversation-started.v1',
      'question-asked.v1',
      'question-answered.v1',
      'question-asked.v1',
      'turn-taken.v1',
      'blocks-visited.v1',
      'contact-changed.v1',
      'turn-taken.v1',
      'question-answered.v1',
      'question-asked.v1',
      'turn-taken.v1',
      'blocks-visited.v1',
      'contact-changed.v1',
      'question-answered.v1',
      'goal-reached.v1',
      'question-asked.v1',
      'turn-taken.v1',
      'blocks-visited.v1',
      'question-answered.v1',
      'conversation-rated.v1',
      'conversation-ended.v1',
      'turn-taken.v1',
      'blocks-visited.v1',
    ]);
    expect(mine.at(-3)?.payload).toMatchObject({ reason: 'GOAL', hasAnswered: true, goals: 1 });
    expect(mine.find((event) => event.name === 'runtime.goal-reached.v1')?.payload).toMatchObject({
      amountMinor: 28_000,
      currency: 'MXN',
    });
  });

  test('is a mere view until the visitor writes', async () => {
    const view = await start(world, salon);
    const list = await world.tell(ana, `query ($id: ID!) { conversation(id: $id) { id } }`, {
      id: view.conversationId,
    });
    expect(list['conversation']).toBeNull();
    await send(world, visitorOf(salon, view), { text: 'Eva' });
    const found = await world.tell(ana, `query ($id: ID!) { conversation(id: $id) { id messageCount } }`, {
      id: view.conversationId,
    });
    expect(found['conversation']).toMatchObject({ messageCount: 4 });
  });

  test('processes a message that is repeated twenty times simultaneously exactly once', async () => {
    const view = await start(world, echo);
    const visitor = visitorOf(echo, view);
    const message = { text: 'uno', clientMessageId: 'same', after: view.lastSequence };
    const answers = await Promise.all(Array.from({ length: 20 }, async () => send(world, visitor, message)));
    for (const answer of answers) {
      expect(answer.userErrors).toEqual([]);
      expect(answer.messages.map((one) => [one.sequence, one.author])).toEqual([
        [2, 'VISITOR'],
        [3, 'BOT'],
      ]);
    }
  });

  test('has sequences without gaps or duplicates under concurrent turns', async () => {
    const view = await start(world, echo);
    const visitor = visitorOf(echo, view);
    await Promise.all(Array.from({ length: 25 }, async (_, n) => send(world, visitor, { text: `mensaje ${n}` })));
    const all = await world.tell<{ visitorConversation: { messages: { sequence: number; author: string }[] } }>(
      visitor,
      '{ visitorConversation { messages { sequence author } } }',
    );
    const { messages } = all.visitorConversation;
    expect(messages.map((message) => message.sequence)).toEqual(Array.from({ length: 51 }, (_, n) => n + 1));
    expect(messages.filter((message) => message.author === 'VISITOR')).toHaveLength(25);
  });

  test('takes at most eight statements a turn', async () => {
    const { visitor } = await counted(world, echo);
    const statements = await statementsOf(world, async () => send(world, visitor, { text: 'otra vez', after: 3 }));
    expect(statements.length).toBeGreaterThanOrEqual(5);
    expect(statements.length).toBeLessThanOrEqual(8);
  });

  test.each([
    ['a blank text', { text: '' }, 'text', 'REQUIRED'],
    ['a text of more than 4096 characters', { text: 'x'.repeat(4_097) }, 'text', 'TOO_LONG'],
    ['nothing at all', {}, 'text', 'REQUIRED'],
    ['a text with a rating', { text: 'a', rating: 3 }, 'text', 'INVALID_VALUE'],
    ['no choice', { choiceIds: [] }, 'choiceIds', 'REQUIRED'],
    ['a rating of eleven', { rating: 11 }, 'rating', 'OUT_OF_RANGE'],
    ['a blank client id', { text: 'a', clientMessageId: ' ' }, 'clientMessageId', 'REQUIRED'],
    ['a client id of 101 characters', { text: 'a', clientMessageId: 'x'.repeat(101) }, 'clientMessageId', 'TOO_LONG'],
  ])('refuses %s at its field', async (_what, message, field, code) => {
    const view = await start(world, echo);
    const answer = await send(world, visitorOf(echo, view), message);
    expect(answer.userErrors).toMatchObject([{ field: ['input', field], code }]);
    expect(answer.messages).toEqual([]);
  });

  test('accepts a text with characters that no database stores', async () => {
    const view = await start(world, echo);
    const answer = await send(world, visitorOf(echo, view), { text: 'a\u0000b 👋 <b>x</b>' });
    expect(answer.messages.at(-2)).toMatchObject({ text: 'ab 👋 <b>x</b>' });
  });
});

describe('live subscribers', () => {
  const events = `subscription ($after: Int) { conversationEvents(after: $after) {
    sequence kind state message { sequence author text } awaiting { kind } } }`;
  type News = {
    conversationEvents: { kind: string; sequence: number; message: { sequence: number; text: string } | null };
  };

  test('receive what they missed, then everything new, nothing twice', async () => {
    const view = await start(world, echo);
    const visitor = visitorOf(echo, view);
    await send(world, visitor, { text: 'uno' });
    const stream = await subscribed(world, visitor, events, { after: 1 });
    await Promise.all(Array.from({ length: 10 }, async (_, n) => send(world, visitor, { text: `más ${n}` })));
    const seen: number[] = [];
    while (seen.length < 22) {
      const { conversationEvents: news } = await stream.next<News>();
      if (news.message !== null) seen.push(news.message.sequence);
    }
    await stream.end();
    expect(seen).toEqual(Array.from({ length: 22 }, (_, n) => n + 2));
  });

  test('receive the current state at once if they send no sequence', async () => {
    const { visitor } = await counted(world, echo);
    const stream = await subscribed(world, visitor, events);
    expect(await stream.next()).toMatchObject({ conversationEvents: { kind: 'STATE', state: 'BOT', sequence: 3 } });
    expect(await stream.next()).toMatchObject({ conversationEvents: { kind: 'AWAITING', awaiting: { kind: 'TEXT' } } });
    await stream.end();
  });

  test('members are notified of changed conversations', async () => {
    const { visitor, id } = await counted(world, echo);
    const stream = await subscribed(world, ana, 'subscription { conversationChanged { id lastMessage { text } } }');
    const next = stream.next();
    await send(world, visitor, { text: 'algo nuevo' });
    expect(await next).toMatchObject({ conversationChanged: { id, lastMessage: { text: 'Cuéntame más.' } } });
    await stream.end();
  });
});
