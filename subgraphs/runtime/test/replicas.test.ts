import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AnswerResult } from '@tertulia/flow-engine';
import { eventually } from '@tertulia/testkit';
import type { AnswerProvider } from '../src/application/ports.js';
import { answeringDefinition, echoDefinition } from './definitions.js';
import {
  counted,
  everybodysRows,
  publishedBot,
  replicaOf,
  openWorld,
  send,
  start,
  told,
  visitorOf,
  type VisitorView,
  type World,
} from './world.js';

describe('two processes on one database', () => {
  let one: World;
  let other: World;
  beforeAll(async () => {
    one = await openWorld();
    other = await replicaOf(one);
  });
  afterAll(async () => {
    await other.close();
    await one.close();
  });

  test('store each of 200 messages once and return the same, although every message is sent to both simultaneously', async () => {
    // Only the first process receives the publication event; the other one finds the version in the database.
    const bot = await publishedBot(one, echoDefinition());
    const talk = async (conversation: number): Promise<string> => {
      const view = await start(conversation % 2 === 0 ? one : other, bot);
      const visitor = visitorOf(bot, view);
      let after = view.lastSequence;
      for (let n = 0; n < 20; n += 1) {
        const message = { text: `mensaje ${n}`, clientMessageId: `c${conversation}-${n}`, after };
        const sending = [one, other].map(async (process) => send(process, visitor, message));
        const [first, second] = (await Promise.all(sending)) as [VisitorView, VisitorView];
        expect(second).toEqual(first);
        expect(first.userErrors).toEqual([]);
        expect(first.messages[0]).toMatchObject({ author: 'VISITOR', clientMessageId: message.clientMessageId });
        after = first.lastSequence;
      }
      return visitor.conversationId;
    };
    const ids = await Promise.all(Array.from({ length: 10 }, async (_, n) => talk(n)));
    const rows = await everybodysRows<{ conversation_id: string; sequence: number; author: string }>(
      one,
      'select conversation_id, sequence, author from message order by conversation_id, sequence',
    );
    for (const id of ids) {
      const own = rows.filter((row) => row.conversation_id === id);
      expect(own.map((row) => row.sequence)).toEqual(own.map((_, at) => at + 1));
      expect(own.filter((row) => row.author === 'VISITOR')).toHaveLength(20);
    }
    await one.drain();
    for (const id of ids) {
      expect(told(one, 'runtime.turn-taken.v1', id)).toHaveLength(20);
      expect(told(one, 'runtime.conversation-started.v1', id)).toHaveLength(1);
    }
  });

  test('keep the order of a conversation whose messages are sent to either of them without waiting', async () => {
    const bot = await publishedBot(one, echoDefinition());
    const view = await start(one, bot);
    const visitor = visitorOf(bot, view);
    const texts = Array.from({ length: 15 }, (_, n) => `n${n}`);
    await Promise.all(
      texts.flatMap((text, n) =>
        [one, other].map(async (process) => send(process, visitor, { text, clientMessageId: `free-${n}`, after: 0 })),
      ),
    );
    const { visitorConversation } = await other.tell<{ visitorConversation: VisitorView }>(
      visitor,
      '{ visitorConversation(after: 0) { lastSequence messages { sequence author text } } }',
    );
    const sequences = visitorConversation.messages.map((message) => message.sequence);
    expect(sequences).toEqual(sequences.map((_, at) => at + 1));
    const written = visitorConversation.messages.filter((message) => message.author === 'VISITOR');
    expect(written.map((message) => message.text).toSorted()).toEqual(texts.toSorted());
  });
});

/** Does not answer until the test is over, like a process that died. */
class NoAnswers implements AnswerProvider {
  asked = 0;
  readonly #waiting: ((result: AnswerResult) => void)[] = [];

  async answer(): Promise<AnswerResult> {
    this.asked += 1;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  end(): void {
    for (const resolve of this.#waiting.splice(0)) resolve({ kind: 'unknown' });
  }
}

class QuickAnswers implements AnswerProvider {
  readonly asked: string[] = [];

  async answer(question: Parameters<AnswerProvider['answer']>[0]): Promise<AnswerResult> {
    this.asked.push(question.effect.question);
    await Promise.resolve();
    return { kind: 'answered', text: `De ${question.effect.question}`, sourceId: null, score: 1 };
  }
}

describe('the unfinished work of a dead process', () => {
  test('is claimed by one of the others, each effect performed once, and effects in progress are left alone', async () => {
    const dead = new NoAnswers();
    const sending: Promise<unknown>[] = [];
    const quick = [new QuickAnswers(), new QuickAnswers()];
    const world = await openWorld({ answers: dead });
    const [one, other] = await Promise.all(quick.map(async (answers) => replicaOf(world, { answers })));
    if (one === undefined || other === undefined) throw new Error('two replicas');
    try {
      const bot = await publishedBot(world, answeringDefinition());
      const ask = async (question: string) => {
        const view = await start(world, bot);
        const visitor = visitorOf(bot, view);
        sending.push(send(world, visitor, { text: question, after: view.lastSequence }));
        return visitor;
      };
      const questions = Array.from({ length: 20 }, (_, n) => `pregunta ${n}`);
      const visitors = await Promise.all(questions.map(ask));
      await eventually(() => expect(dead.asked).toBe(20));
      world.clock.advance(7_000);
      await ask('recién hecha');
      await eventually(() => expect(dead.asked).toBe(21));
      expect(await one.useCases.finishOpenEffects()).toBe(0);
      world.clock.advance(2_000);
      const taken = await Promise.all([one, other].map(async (replica) => replica.useCases.finishOpenEffects()));
      expect(taken.reduce((sum, count) => sum + count, 0)).toBe(20);
      expect(quick.flatMap(({ asked }) => asked).toSorted()).toEqual(questions.toSorted());
      for (const visitor of visitors) {
        const { visitorConversation } = await world.tell<{ visitorConversation: VisitorView }>(
          visitor,
          '{ visitorConversation { messages { sequence author text } } }',
        );
        expect(visitorConversation.messages.filter(({ text }) => text.startsWith('De pregunta'))).toHaveLength(1);
      }
    } finally {
      dead.end();
      await Promise.allSettled(sending);
      await other.close();
      await one.close();
      await world.close();
    }
  });
});

describe('jobs', () => {
  test('of the locked jobs runs in the process that has the lock', async () => {
    const world = await openWorld();
    let letGo = (): void => undefined;
    const isHeld = new Promise<void>((resolve) => (letGo = resolve));
    let isTaken = false;
    const elsewhere = world.database.tryHold('end idle conversations', async () => {
      isTaken = true;
      return isHeld;
    });
    await eventually(() => expect(isTaken).toBe(true));
    try {
      const bot = await publishedBot(world, echoDefinition());
      const { visitor } = await counted(world, bot);
      const stateOf = async () => {
        const query = '{ visitorConversation { state } }';
        return (await world.tell<{ visitorConversation: VisitorView }>(visitor, query)).visitorConversation.state;
      };
      world.clock.advance(31 * 60_000);
      world.start();
      // The other locks are free, and their jobs are done by then.
      const tryFree = async () => world.database.tryHold('remove simulations', async () => 'free');
      await eventually(async () => expect(await tryFree()).toBe('free'));
      expect(await stateOf()).toBe('BOT');
      letGo();
      await elsewhere;
      const next = await replicaOf(world);
      next.start();
      await eventually(async () => expect(await stateOf()).toBe('ENDED'));
      await next.close();
    } finally {
      await world.close();
    }
  });
});
