import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BotDefinition, OutsideEffectOf, OutsideResult } from '@tertulia/flow-engine';
import { answerParts } from '@tertulia/messaging';
import { toGlobalId } from '@tertulia/subgraph';
import { eventually, testId } from '@tertulia/testkit';
import fc from 'fast-check';
import { shownPart } from '../src/domain/partial-answer.js';
import { block, definitionOf, group } from './definitions.js';
import { ana, openWorld, publishedBot, send, start, subscribed, visitorOf, type World } from './world.js';

const known = 'Abrimos de lunes a viernes.';
const events = `subscription { conversationEvents { kind sequence state message { id sequence text author
  content { ... on ParagraphNode { children { text url } } } } } }`;
const memberEvents = `subscription ($id: ID!) { conversationEvents(conversationId: $id) { kind sequence state message { id text } } }`;
const takeOver = 'mutation ($id: ID!) { takeOverConversation(input: { conversationId: $id }) { userErrors { code } } }';

interface Event {
  kind: string;
  sequence: number;
  state: string | null;
  message: {
    id: string;
    text: string;
    author: string;
    content?: { children: { text: string; url: string | null }[] }[];
  };
}

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world.close());

function modelDefinition(): BotDefinition {
  const blocks = [
    block('name', 'textInput', { prompt: { es: '¿Cómo te llamas?' }, variable: null }),
    block('ask', 'textInput', { prompt: { es: '¿Qué quieres saber?' }, variable: null }),
    block('answer', 'aiResponse', { promptId: null, question: '', unknownText: { es: 'No lo sé.' } }),
  ];
  const definition = definitionOf(
    [group('loop', ...blocks)],
    [{ id: 'e1', source: { kind: 'block', id: 'answer' }, target: { groupId: 'loop', blockId: 'ask' } }],
  );
  const answerModel = {
    ...{ connectionId: toGlobalId('connection', testId(0xce)), model: 'large', tokensPerAnswer: 120 },
    ...{ tokensPerConversation: 5_000, tokensPerMonth: 90_000, deadlineSeconds: 20 },
  };
  return {
    ...definition,
    settings: { ...definition.settings, answerModel },
    knowledge: [{ id: 'k1', question: '¿Qué días abren el estudio?', answer: known, isActive: true }],
  };
}

function later<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve: (value: T) => resolve(value) };
}

/** A model that writes what the test says, asked in a conversation that its visitor and a member follow. */
async function asked() {
  const asking = later<OutsideEffectOf<'action'>>();
  const answer = later<OutsideResult>();
  world.integrations.work = (effect) => {
    if (effect.kind === 'action') asking.resolve(effect);
    return answer.promise;
  };
  const bot = await publishedBot(world, modelDefinition());
  const begun = await start(world, bot);
  const visitor = visitorOf(bot, begun);
  // Members see a conversation once its visitor has written.
  const { lastSequence } = await send(world, visitor, { text: 'Ana', after: begun.lastSequence });
  const view = { ...begun, lastSequence };
  const seen = await collected(visitor, events);
  const member = await collected(ana, memberEvents, { id: view.conversationId });
  const sent = send(world, visitor, { text: '¿Qué días abren el estudio?', after: view.lastSequence });
  const effect = await asking.promise;
  const { organizationId } = bot;
  const place = { organizationId, conversationId: visitor.conversationId, effectId: effect.id };
  return {
    ...{ bot, visitor, view, sent, seen: seen.events, member: member.events },
    write: (text: string) => world.pubSub.publish(answerParts(place), { text }),
    says: (text: string) =>
      answer.resolve({ kind: 'done', values: { text, model: 'large', isCut: false }, status: null }),
    fails: () => answer.resolve({ kind: 'failed', code: 'OUTAGE' }),
    end: async () => {
      await sent;
      await Promise.all([seen.end(), member.end()]);
    },
  };
}

async function collected(principal: Parameters<typeof subscribed>[1], query: string, variables = {}) {
  const stream = await subscribed(world, principal, query, variables);
  const found: Event[] = [];
  const reading = (async () => {
    for (;;) {
      const data = await stream.next<{ conversationEvents: Event } | undefined>();
      if (data === undefined) return;
      found.push(data.conversationEvents);
    }
  })();
  // What it was at the beginning has been read.
  await eventually(() => expect(found.map(({ kind }) => kind)).toContain('AWAITING'));
  return {
    events: found,
    end: async () => {
      await stream.end();
      await reading;
    },
  };
}

const partsOf = (seen: readonly Event[]) => seen.filter(({ kind }) => kind === 'PARTIAL');
const textsOf = (seen: readonly Event[]) => partsOf(seen).map(({ message }) => message.text);
const saidOf = (seen: readonly Event[]) =>
  seen.filter((one) => one.kind === 'MESSAGE' && one.message.author !== 'VISITOR');

describe('an answer that a model is writing', () => {
  test('The visitor sees it grow without links, and the stored message takes its place under the same id and number', async () => {
    const { write, says, seen, member, end } = await asked();
    write('Abrimos **los');
    await eventually(() => expect(textsOf(seen)).toEqual(['Abrimos **los']));
    write('Abrimos **los lunes**, mira [esto](https://x.mx) o https://y.mx');
    await eventually(() =>
      expect(textsOf(seen).at(-1)).toBe('Abrimos los lunes, mira esto (https://x.mx) o https://y.mx'),
    );
    const urls = partsOf(seen).flatMap(({ message }) =>
      (message.content ?? []).flatMap(({ children }) => children.map(({ url }) => url)),
    );
    expect(new Set(urls)).toEqual(new Set([null]));
    says('Abrimos **los lunes**, mira [esto](https://x.mx) o https://y.mx hoy.');
    await eventually(() => expect(saidOf(seen)).toHaveLength(2));
    const [whole] = saidOf(seen);
    expect(whole).toMatchObject({
      message: { text: 'Abrimos los lunes, mira esto (https://x.mx) o https://y.mx hoy.' },
    });
    for (const part of partsOf(seen)) {
      expect(part.message.id).toBe(whole?.message.id);
      expect(part.sequence).toBe(whole?.sequence);
    }
    await end();
    expect(partsOf(member)).toEqual([]);
  });

  test('Nothing of it is stored: who comes while it is written sees the messages before it, and then the whole one', async () => {
    const { write, says, seen, visitor, view, end } = await asked();
    write('Abrimos');
    await eventually(() => expect(textsOf(seen)).toEqual(['Abrimos']));
    const { visitorConversation } = await world.tell<{
      visitorConversation: { lastSequence: number; messages: object[] };
    }>(visitor, 'query ($after: Int) { visitorConversation(after: $after) { lastSequence messages { text } } }', {
      after: view.lastSequence,
    });
    expect(visitorConversation).toMatchObject({ messages: [{ text: '¿Qué días abren el estudio?' }] });
    const late = await collected(visitor, events);
    says('Abrimos siempre.');
    await eventually(() => expect(saidOf(late.events)[0]?.message.text).toBe('Abrimos siempre.'));
    await late.end();
    await end();
  });

  test('A model that fails in the middle is replaced by what the bot knows', async () => {
    const { write, fails, seen, end } = await asked();
    write('Creo que');
    await eventually(() => expect(textsOf(seen)).toEqual(['Creo que']));
    fails();
    await eventually(() => expect(saidOf(seen)[0]?.message.text).toBe(known));
    expect(saidOf(seen)[0]?.message.id).toBe(partsOf(seen)[0]?.message.id);
    await end();
  });

  test('A takeover ends it at once, whatever the model still writes', async () => {
    const { write, says, seen, view, end } = await asked();
    write('Abrimos');
    await eventually(() => expect(textsOf(seen)).toEqual(['Abrimos']));
    await world.tell(ana, takeOver, { id: view.conversationId });
    for (let more = 0; more < 20; more += 1) write(`Abrimos ${more}`);
    says('Abrimos siempre.');
    await eventually(() => expect(seen.at(-1)?.kind === 'PARTIAL').toBe(false));
    await end();
    const at = seen.findIndex(({ kind, state }) => kind === 'STATE' && state === 'HUMAN');
    expect(at).toBeGreaterThan(0);
    expect(partsOf(seen.slice(at))).toEqual([]);
    expect(saidOf(seen.slice(at)).filter(({ message }) => message.author === 'BOT')).toEqual([]);
  });

  test('A further message of the visitor, such as an urgent one, ends it at once', async () => {
    const { write, says, seen, visitor, end } = await asked();
    write('Abrimos');
    await eventually(() => expect(textsOf(seen)).toEqual(['Abrimos']));
    const urgent = send(world, visitor, { text: 'Me duele mucho el pecho, no puedo respirar' });
    await eventually(() =>
      expect(seen.some(({ kind, message }) => kind === 'MESSAGE' && message.text.startsWith('Me duele'))).toBe(true),
    );
    write('Abrimos los lunes');
    says('Abrimos siempre.');
    await urgent;
    await end();
    expect(textsOf(seen)).toEqual(['Abrimos']);
  });
});

describe('what is shown of an answer', () => {
  const whole = 'Cuesta 20.\nS es la talla.\nSOURCES: D1, D2';

  test('Neither the line of sources nor the word for "I do not know" is ever shown, not even begun', () => {
    const all = Array.from(whole, (_, at) => shownPart(whole.slice(0, at + 1), { hasSources: true }));
    expect(all.at(-1)).toBe('Cuesta 20.\nS es la talla.');
    for (const part of all) expect('Cuesta 20.\nS es la talla.'.startsWith(part)).toBe(true);
    for (let length = 1; length <= 'NO_ANSWER'.length; length += 1)
      expect(shownPart('NO_ANSWER'.slice(0, length), { hasSources: false })).toBe('');
    expect(shownPart('No sé. NO_ANSWER y más', { hasSources: false })).toBe('');
  });

  test('However an answer is cut, no picture is in it and it stays within its bound', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.nat(60), fc.boolean(), (text, at, hasSources) => {
        const part = shownPart(`![${text}](https://x.mx/a.png)`.repeat(40).slice(0, at * 50), { hasSources });
        expect(part.includes('![')).toBe(false);
        expect(part.length).toBeLessThanOrEqual(4_000);
      }),
    );
  });
});
