import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InProcessEventBus } from '@tertulia/messaging';
import type { AnswerResult } from '@tertulia/flow-engine';
import { eventually } from '@tertulia/testkit';
import type { AnswerProvider } from '../src/application/ports.js';
import { answeringDefinition } from './definitions.js';
import {
  ana,
  openReplica,
  publishedBot,
  openWorld,
  said,
  send,
  start,
  told,
  visitorOf,
  type Published,
  type World,
} from './world.js';

/** Answers when the test allows it. */
class SlowAnswers implements AnswerProvider {
  readonly open: ((result: AnswerResult) => void)[] = [];
  asked = 0;

  async answer(): Promise<AnswerResult> {
    this.asked += 1;
    return new Promise((resolve) => this.open.push(resolve));
  }

  give(text: string): void {
    this.open.shift()?.({ kind: 'answered', text, sourceId: 'k1', score: 1 });
  }
}

let world: World;
let bot: Published;
let answers: SlowAnswers;

beforeAll(async () => {
  answers = new SlowAnswers();
  world = await openWorld({ answers });
  bot = await publishedBot(world, answeringDefinition());
});
afterAll(async () => world.close());

async function opened() {
  const view = await start(world, bot);
  return { view, visitor: visitorOf(bot, view) };
}

describe('a slow answer', () => {
  test('is returned with the message that asked for it', async () => {
    const { view, visitor } = await opened();
    const asking = send(world, visitor, { text: '¿Hay lugar?', after: view.lastSequence });
    await eventually(() => expect(answers.open).toHaveLength(1));
    world.clock.advance(1_500);
    answers.give('Sí, hay lugar.');
    expect(said(await asking)).toEqual(['Sí, hay lugar.', '¿Qué quieres saber?']);
    await world.drain();
    const turn = world.events.findLast((event) => event.name === 'runtime.turn-taken.v1');
    expect(turn?.payload).toMatchObject({ responseMs: 1_500 });
  });

  test('does not make a visitor in danger wait, and the event of it holds none of the visitor’s words', async () => {
    const { view, visitor } = await opened();
    const asking = send(world, visitor, { text: '¿Hay lugar?', after: view.lastSequence });
    await eventually(() => expect(answers.open).toHaveLength(1));
    const danger = await send(world, visitor, {
      text: 'me duele el pecho y no puedo respirar',
      after: view.lastSequence,
    });
    expect(said(danger).at(-1)).toContain('911');
    answers.give('Sí, hay lugar.');
    await asking;
    await world.drain();
    const [event, ...others] = told(world, 'runtime.urgency-detected.v1', visitor.conversationId);
    expect(others).toEqual([]);
    expect(event?.payload).toMatchObject({ kind: 'HEALTH', botId: bot.botId });
    expect(JSON.stringify(event)).not.toContain('pecho');
  });

  test('queues messages that arrive meanwhile and processes them in order afterwards', async () => {
    const { view, visitor } = await opened();
    const first = send(world, visitor, { text: 'uno', after: view.lastSequence });
    await eventually(() => expect(answers.open).toHaveLength(1));
    const meanwhile = await send(world, visitor, { text: 'dos', after: view.lastSequence });
    expect(meanwhile.messages.map((message) => message.text)).toEqual(['uno', 'dos']);
    answers.give('respuesta a uno');
    await eventually(() => expect(answers.open).toHaveLength(1));
    answers.give('respuesta a dos');
    const whole = await first;
    expect(whole.messages.map((message) => message.text)).toEqual([
      ...['uno', 'dos', 'respuesta a uno', '¿Qué quieres saber?', 'respuesta a dos', '¿Qué quieres saber?'],
    ]);
    expect(whole.messages.map((message) => message.sequence)).toEqual([2, 3, 4, 5, 6, 7]);
  });

  test('is discarded once a member has taken over', async () => {
    const { view, visitor } = await opened();
    const asking = send(world, visitor, { text: '¿Precio?', after: view.lastSequence });
    await eventually(() => expect(answers.open).toHaveLength(1));
    const takeOver = `mutation ($id: ID!) { takeOverConversation(input: { conversationId: $id }) { userErrors { code } } }`;
    await world.tell(ana, takeOver, { id: view.conversationId });
    answers.give('Cuesta mucho.');
    const after = await asking;
    expect(after.messages.map((message) => message.author)).toEqual(['VISITOR', 'SYSTEM']);
  });

  test('is requested once, even if the message is repeated', async () => {
    const { view, visitor } = await opened();
    const before = answers.asked;
    const message = { text: '¿Y hoy?', clientMessageId: 'again', after: view.lastSequence };
    const asking = send(world, visitor, message);
    await eventually(() => expect(answers.open).toHaveLength(1));
    const repeated = await send(world, visitor, message);
    expect(repeated.messages).toHaveLength(1);
    answers.give('Hoy también.');
    await asking;
    expect(answers.asked - before).toBe(1);
    expect(said(await send(world, visitor, message))).toEqual(['Hoy también.', '¿Qué quieres saber?']);
  });
});

describe('a process that dies between the intent and its result', () => {
  test('leaves an open intent that the next process finishes, once', async () => {
    const { view, visitor } = await opened();
    const late = send(world, visitor, { text: '¿Abren?', after: view.lastSequence });
    await eventually(() => expect(answers.open).toHaveLength(1));
    const next = await openReplica({
      ...world.input,
      answers: { answer: async () => ({ kind: 'answered', text: 'Sí, abrimos.', sourceId: null, score: 1 }) },
      bus: new InProcessEventBus(),
    });
    try {
      expect(await next.useCases.finishOpenEffects()).toBe(0);
      world.clock.advance(7_000);
      expect(await next.useCases.finishOpenEffects()).toBe(0);
      world.clock.advance(2_000);
      expect(await next.useCases.finishOpenEffects()).toBe(1);
      expect(await next.useCases.finishOpenEffects()).toBe(0);
    } finally {
      await next.stop();
    }
    answers.give('demasiado tarde');
    await late;
    const all = await world.tell<{ visitorConversation: { messages: { text: string }[] } }>(
      visitor,
      '{ visitorConversation { messages { text } } }',
    );
    expect(all.visitorConversation.messages.map((message) => message.text)).toEqual([
      ...['¿Qué quieres saber?', '¿Abren?', 'Sí, abrimos.', '¿Qué quieres saber?'],
    ]);
    await world.drain();
    expect(told(world, 'runtime.turn-taken.v1', visitor.conversationId)).toHaveLength(1);
    expect(told(world, 'runtime.turn-failed.v1', visitor.conversationId)).toEqual([]);
  });
});

describe('the offline answers', () => {
  test('come from the business profile and the knowledge entries, else the bot says that it has no answer', async () => {
    const offline = await openWorld();
    try {
      const live = await publishedBot(offline, answeringDefinition());
      const view = await start(offline, live);
      const visitor = visitorOf(live, view);
      const parking = await send(offline, visitor, { text: '¿Tienen estacionamiento?', after: 1 });
      expect(said(parking)[0]).toContain('gratis en el sótano');
      const address = await send(offline, visitor, { text: '¿Dónde están ubicados?', after: parking.lastSequence });
      expect(said(address)[0]).toContain('Av. Reforma 10');
      const off = await send(offline, visitor, {
        text: '¿Quién ganó el mundial de 1986?',
        after: address.lastSequence,
      });
      expect(said(off)[0]).toBe('No lo sé.');
    } finally {
      await offline.close();
    }
  });
});
