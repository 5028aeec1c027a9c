import { describe, expect, test } from '@jest/globals';
import { startState, step, type SessionState } from '@tertulia/flow-engine';
import { contactFacts } from '../src/domain/contact-facts.js';
import { activityAt, canReopen, end, reasonOfSilence, type Conversation } from '../src/domain/conversation.js';
import { contentOfText, numberMessages } from '../src/domain/message.js';
import { frontOf, unknownBot } from '../src/domain/published-bot.js';
import { openTurn, takeMessage } from '../src/domain/turn.js';
import { stepInputOf, transcriptOf } from '../src/domain/visitor-input.js';
import { echoDefinition, salonDefinition } from './definitions.js';

const now = new Date('2026-03-02T17:00:00Z');
const definition = salonDefinition();

function aConversation(changes: Partial<Conversation> = {}): Conversation {
  const times = { idleMinutes: 30, resumeHours: 48 };
  return {
    ...{ id: 'c', organizationId: 'o', botId: 'b', versionId: 'v', channel: 'WEB', contactId: null, state: 'BOT' },
    ...{
      endReason: null,
      isTest: false,
      isDemo: false,
      isCharged: true,
      locale: 'es',
      openedAt: now,
      countedAt: now,
      endedAt: null,
    },
    ...{ visitorId: null, erasedAt: null, waitingToldAt: null, firstWords: null, queue: null },
    ...{ waitingSince: null, lastSequence: 0, hasAnswered: false, goalCount: 0, rating: null, marks: [] },
    ...times,
    ...activityAt(times, now),
    ...changes,
  };
}

function asking(): SessionState {
  const state = startState(definition, { locale: 'es', seed: 1 });
  return step({ definition, state, input: { kind: 'start' }, context: { now } }).state;
}

describe('silence', () => {
  const open = asking();
  const resting: SessionState = { ...open, awaiting: null };

  test.each([
    ['a view', { countedAt: null }, open, 'EXPIRED'],
    ['an open question', {}, open, 'ABANDONED'],
    ['an open question after a goal', { goalCount: 1 }, open, 'GOAL'],
    ['nothing left open', {}, resting, 'RESOLVED_BY_BOT'],
    ['a visitor who waits for a person', { state: 'WAITING_HUMAN' as const }, resting, 'ABANDONED'],
    ['a person who answered last', { state: 'HUMAN' as const }, open, 'RESOLVED_BY_HUMAN'],
  ])('after %s ends with the outcome of its state', (_what, changes, state, reason) => {
    expect(reasonOfSilence(aConversation(changes), state)).toBe(reason);
  });

  test('can be interrupted within the hours for resuming, unless the flow itself ended', () => {
    const ended = end(aConversation(), 'ABANDONED', now);
    expect(canReopen(ended, open, now)).toBe(true);
    expect(canReopen(ended, { ...open, endReason: 'COMPLETED' }, now)).toBe(false);
    expect(canReopen(end(aConversation(), 'RESOLVED_BY_HUMAN', now), open, now)).toBe(false);
    expect(canReopen(ended, open, new Date(now.getTime() + 48 * 3_600_000))).toBe(false);
  });

  test('keeps the first reason of an ended conversation', () => {
    const ended = end(aConversation(), 'ABANDONED', now);
    expect(end(ended, 'ERROR', new Date())).toBe(ended);
  });
});

describe('a turn', () => {
  const running = {
    conversation: aConversation({ countedAt: null }),
    session: { state: asking(), pendingInputs: [] },
    definition,
  };
  const arrival = {
    input: { kind: 'text', text: 'Ana' } as const,
    clientMessageId: 'm',
    acceptedAt: now,
    now,
    waitedMs: 7,
    isReturning: null,
  };

  test('publishes the facts of a conversation in order, and of a mere view only that it was opened', () => {
    const fresh = {
      ...running,
      session: { state: startState(definition, { locale: 'es', seed: 1 }), pendingInputs: [] },
    };
    expect(openTurn(fresh, now, null).facts.map((fact) => fact.name)).toEqual(['runtime.conversation-viewed.v1']);
    const names = takeMessage(running, arrival).facts.map((fact) => fact.name.replace('runtime.', ''));
    expect(names).toEqual([
      'conversation-started.v1',
      'question-asked.v1',
      'question-answered.v1',
      'question-asked.v1',
      'turn-taken.v1',
    ]);
  });

  test('contains its response time and the sequence of the reply', () => {
    const turn = takeMessage({ ...running, conversation: aConversation({ lastSequence: 2 }) }, arrival);
    const taken = turn.facts.find((fact) => fact.name === 'runtime.turn-taken.v1');
    expect(taken?.payload).toMatchObject({ sequence: 4, responseMs: 7 });
    const messages = numberMessages(turn.conversation, turn.drafts, () => 'id');
    expect(messages[1]).toMatchObject({ sequence: 4, author: 'BOT' });
  });

  test('does not mutate its input', () => {
    const before = JSON.stringify(running);
    takeMessage(running, arrival);
    expect(JSON.stringify(running)).toBe(before);
  });
});

describe('the input of a visitor', () => {
  test('appears in the transcript as the visitor saw it', () => {
    const choices = [
      { id: 'a', label: 'Corte', detail: '' },
      { id: 'b', label: 'Tinte', detail: '' },
    ];
    const awaiting = { ...asking().awaiting, choices } as NonNullable<SessionState['awaiting']>;
    expect(transcriptOf({ kind: 'choice', ids: ['b', 'a', 'gone'] }, awaiting).text).toBe('Tinte, Corte');
    expect(transcriptOf({ kind: 'rating', value: 4 }, awaiting).text).toBe('4');
    expect(stepInputOf({ text: '  hola \u0000' })).toEqual({ kind: 'text', text: 'hola' });
    expect(contentOfText('a\nb')).toEqual([
      { kind: 'paragraph', children: [{ kind: 'text', text: 'a' }, { kind: 'break' }, { kind: 'text', text: 'b' }] },
    ]);
  });

  test('a text of nothing but line breaks becomes at most forty lines, and loses none of them', () => {
    const text = 'a\n'.repeat(2_000);
    const [node] = contentOfText(text);
    const children = node?.kind === 'paragraph' ? node.children : [];
    expect(children).toHaveLength(79);
    expect(children.map((child) => (child.kind === 'text' ? child.text : '\n')).join('')).toBe(text);
  });

  test('identifies the contact by the kind of question and by the name of the variable', () => {
    const state = { ...asking(), variables: { nombre: ' Ana ', correo: 'ANA@x.mx', servicio: 'Corte' } };
    expect(contactFacts(definition, state)).toEqual({ name: 'Ana', email: 'ana@x.mx', phone: null });
    expect(contactFacts(echoDefinition(), asking())).toEqual({ name: null, email: null, phone: null });
  });
});

describe('the front of a bot', () => {
  const bot = { ...unknownBot('o', 'b'), publicId: 'p', name: 'Interno' };

  test('is correct at the given moment, in both languages', () => {
    const front = frontOf(bot, definition, { now, hasBranding: true });
    expect(front).toMatchObject({ name: 'Salón Aurora', status: 'LIVE', isOpenNow: true, pauseMessage: null });
    const sunday = frontOf(bot, definition, { now: new Date('2026-03-01T17:00:00Z'), hasBranding: false });
    expect(sunday).toMatchObject({ isOpenNow: false, hoursText: { es: 'cerrado', en: 'closed' }, hasBranding: false });
  });

  test('of a paused bot has a text for the visitor even if the owner wrote none', () => {
    const paused = frontOf({ ...bot, isPaused: true }, definition, { now, hasBranding: true });
    expect(paused.status).toBe('PAUSED');
    expect(paused.pauseMessage).toMatch(/Volvemos/);
  });
});
