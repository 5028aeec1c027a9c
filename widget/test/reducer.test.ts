import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { acceptOlder, hasOlder, unreadMessages, visibleMessages } from '../src/conversation/messages.js';
import type { ChatState, QueuedMessage } from '../src/conversation/model.js';
import { isPeerTyping, openQuestion } from '../src/conversation/questions.js';
import { initialState, reduce } from '../src/conversation/reducer.js';
import { rowsOf } from '../src/conversation/rows.js';
import type { ChatEvent } from '../src/conversation/reducer.js';
import { awaiting, bot, liveMessage, liveState, message, payload } from './samples.js';

const opened: ChatEvent = { type: 'open-changed', isOpen: true };
const started: ChatEvent = { type: 'started', payload: payload([message(1), message(2)]), isResumed: false };

function after(...events: readonly ChatEvent[]): ChatState {
  return events.reduce(reduce, initialState('es'));
}

function live(event: ReturnType<typeof liveMessage>): ChatEvent {
  return { type: 'live', event, nowMs: 1_000 };
}

function queued(id: string): QueuedMessage {
  return {
    clientMessageId: id,
    answer: { text: id },
    shownText: id,
    at: message(1).at,
    status: 'pending',
    reason: null,
  };
}

const sequences = (state: ChatState): readonly number[] => visibleMessages(state).map((item) => item.sequence);

describe('messages', () => {
  test('A message that arrives in a response and on the socket is shown once', () => {
    const state = after(started, live(liveMessage(message(3))), {
      type: 'answered',
      payload: payload([message(3), message(4)]),
    });
    expect(sequences(state)).toEqual([1, 2, 3, 4]);
    expect(state.hasGap).toBe(false);
  });

  test('A message after a gap is held back until the gap is filled, then both appear in order', () => {
    const held = after(started, live(liveMessage(message(4))));
    expect(sequences(held)).toEqual([1, 2]);
    expect(held.hasGap).toBe(true);
    const filled = reduce(held, { type: 'answered', payload: payload([message(3), message(4)]) });
    expect(sequences(filled)).toEqual([1, 2, 3, 4]);
    expect(filled.hasGap).toBe(false);
  });

  test('An empty response closes a gap for which the server has no messages', () => {
    const held = after(started, live(liveMessage(message(4))));
    const settled = reduce(held, { type: 'answered', payload: payload([], { lastSequence: 4 }) });
    expect(sequences(settled)).toEqual([1, 2, 4]);
    expect(settled.hasGap).toBe(false);
  });

  test('A response that was cut short leaves a gap to request', () => {
    const state = after(started, { type: 'answered', payload: payload([message(3)], { lastSequence: 9 }) });
    expect(state.knownThrough).toBe(3);
    expect(state.hasGap).toBe(true);
  });

  test('A resumed conversation without messages is requested from the start', () => {
    const state = after({ type: 'started', payload: payload([], { lastSequence: 5 }), isResumed: true });
    expect(state.knownThrough).toBe(0);
    expect(state.hasGap).toBe(true);
  });

  test('For any order and repetition of updates, messages are shown in order, once, and without gaps', () => {
    const news = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.boolean()), { maxLength: 40 });
    fc.assert(
      fc.property(news, (arrivals) => {
        let state = after(started);
        for (const [sequence, isAnswer] of arrivals) {
          const rest = Array.from({ length: 12 - state.knownThrough }, (_, index) =>
            message(state.knownThrough + index + 1),
          );
          const event: ChatEvent = isAnswer
            ? { type: 'answered', payload: payload(rest.slice(0, sequence), { lastSequence: 12 }) }
            : live(liveMessage(message(sequence)));
          state = reduce(state, event);
          expect(sequences(state)).toEqual(Array.from({ length: state.knownThrough }, (_, index) => index + 1));
        }
      }),
    );
  });

  test('A response for an earlier conversation changes nothing', () => {
    const state = after(started);
    const late = payload([message(3)], { conversationId: 'cnv_0', state: 'ENDED' });
    expect(reduce(state, { type: 'answered', payload: late })).toBe(state);
  });
});

describe('queue', () => {
  test('A message leaves the queue when its response arrives, or when it arrives on the socket first', () => {
    const waiting = after(started, { type: 'queued', item: queued('a') }, { type: 'queued', item: queued('b') });
    const own = message(3, 'VISITOR', { clientMessageId: 'a' });
    const delivered = reduce(waiting, live(liveMessage(own)));
    expect(delivered.queue.map((item) => item.clientMessageId)).toEqual(['b']);
    const answered = reduce(delivered, { type: 'answered', payload: payload([]), clientMessageId: 'b' });
    expect(answered.queue).toEqual([]);
  });

  test('A refused message keeps its reason, and the question is open again', () => {
    const sent = after(started, { type: 'queued', item: queued('a') });
    expect(openQuestion(sent)).toBeNull();
    const refused = reduce(sent, { type: 'send-refused', clientMessageId: 'a', reason: 'Muy largo' });
    expect(refused.queue[0]).toMatchObject({ status: 'refused', reason: 'Muy largo' });
    expect(openQuestion(refused)?.kind).toBe('TEXT');
    const again = reduce(refused, { type: 'retried', clientMessageId: 'a' });
    expect(again.queue[0]).toMatchObject({ status: 'pending', reason: null });
  });

  test('Unsent messages of an earlier page survive the start', () => {
    const state = reduce(initialState('es', [queued('old')]), started);
    expect(state.queue.map((item) => item.clientMessageId)).toEqual(['old']);
  });
});

describe('state of the conversation', () => {
  test('An update older than the current state is ignored', () => {
    const state = after(started, { type: 'answered', payload: payload([message(3)], { awaiting: awaiting('EMAIL') }) });
    const late: ChatEvent = { type: 'live', event: { ...liveState('HUMAN', 2), kind: 'STATE' }, nowMs: 0 };
    expect(reduce(state, late).conversationState).toBe('BOT');
    const stale = reduce(state, { type: 'live', event: { ...liveState('BOT', 2), kind: 'AWAITING' }, nowMs: 0 });
    expect(stale.awaiting?.kind).toBe('EMAIL');
  });

  test('When a person takes over, the bot’s question is closed', () => {
    const human = after(started, { type: 'live', event: { ...liveState('HUMAN', 2), takenOverBy: 'Ana' }, nowMs: 0 });
    expect(human.takenOverBy).toBe('Ana');
    expect(openQuestion(human)).toBeNull();
  });

  test('Typing is shown until it expires or a message arrives', () => {
    const event = { ...liveState('HUMAN', 2), kind: 'TYPING' as const };
    const typing = after(started, { type: 'live', event, nowMs: 1_000 });
    expect(isPeerTyping(typing, 2_000)).toBe(true);
    expect(isPeerTyping(typing, 20_000)).toBe(false);
    expect(isPeerTyping(reduce(typing, live(liveMessage(message(3)))), 2_000)).toBe(false);
  });

  test('The widget uses a language that the bot has', () => {
    const spanishOnly = payload([message(1)], { bot: { ...bot, locales: ['es'] }, locale: 'es' });
    const state = reduce(initialState('en'), { type: 'started', payload: spanishOnly, isResumed: false });
    expect(state.locale).toBe('es');
  });

  test('Deleting leaves no message, no token and no queue', () => {
    const state = after(started, { type: 'queued', item: queued('a') }, { type: 'forgotten', phase: 'deleted' });
    expect(state).toMatchObject({ phase: 'deleted', messages: [], token: null, conversationId: null, queue: [] });
  });
});

describe('unread messages', () => {
  test('Messages of the other side are unread while the panel is closed; history is not', () => {
    const closed = after(opened, started, { type: 'open-changed', isOpen: false });
    expect(unreadMessages(closed)).toEqual([]);
    const own = message(3, 'VISITOR');
    const news = [own, message(4, 'MEMBER'), message(5, 'MEMBER')].reduce(
      (state, item) => reduce(state, live(liveMessage(item))),
      closed,
    );
    expect(unreadMessages(news).map((item) => item.sequence)).toEqual([4, 5]);
    expect(unreadMessages(reduce(news, opened))).toEqual([]);
  });

  test('Messages are unread while the page is hidden, and read when it is visible again', () => {
    const hidden = after(opened, started, { type: 'visibility-changed', isVisible: false });
    const news = reduce(hidden, live(liveMessage(message(3, 'MEMBER'))));
    expect(unreadMessages(news)).toHaveLength(1);
    expect(unreadMessages(reduce(news, { type: 'visibility-changed', isVisible: true }))).toEqual([]);
  });
});

describe('bursts', () => {
  const many = [3, 4, 5, 6, 7, 8].map((sequence) => message(sequence));
  const pause: ChatEvent = { type: 'paced' };
  const burst = after(opened, started, pause, { type: 'answered', payload: payload(many) });

  test('A burst shows three messages at once, then one at a time with typing dots, and its question at the end', () => {
    expect(sequences(burst)).toEqual([1, 2, 3, 4, 5]);
    expect([openQuestion(burst), isPeerTyping(burst, 0)]).toEqual([null, true]);
    const next = reduce(burst, pause);
    expect(sequences(next)).toEqual([1, 2, 3, 4, 5, 6]);
    const all = [1, 2, 3].reduce((state) => reduce(state, pause), next);
    expect(sequences(all)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(openQuestion(all)?.kind).toBe('TEXT');
  });

  test('Messages that join a burst wait for their turn', () => {
    expect(sequences(reduce(burst, live(liveMessage(message(9)))))).toEqual([1, 2, 3, 4, 5]);
  });

  test('Messages that arrive one by one also form a burst; a pause ends it', () => {
    const one = (state: ChatState, sequence: number) => reduce(state, live(liveMessage(message(sequence))));
    const calm = after(opened, started, pause);
    const quick = [3, 4, 5, 6].reduce(one, calm);
    expect(sequences(quick)).toEqual([1, 2, 3, 4, 5]);
    expect(sequences(reduce(quick, pause))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(sequences([pause, pause].reduce(reduce, quick))).toHaveLength(6);
    expect(sequences([7, 8].reduce(one, [pause, pause].reduce(reduce, quick)))).toHaveLength(8);
  });

  test('A burst is not delayed while the visitor is not looking, nor for history', () => {
    expect(sequences(after(started, { type: 'answered', payload: payload(many) }))).toHaveLength(8);
    const resumed = after(opened, { type: 'started', payload: payload([...many]), isResumed: true });
    expect(sequences(resumed)).toHaveLength(6);
    expect(sequences(reduce(burst, { type: 'open-changed', isOpen: false }))).toHaveLength(8);
  });

  test('No message of a burst is lost, whatever happens meanwhile', () => {
    const events = fc.constantFrom<ChatEvent>(
      pause,
      { type: 'open-changed', isOpen: false },
      opened,
      { type: 'visibility-changed', isVisible: false },
      { type: 'visibility-changed', isVisible: true },
      live(liveMessage(message(9))),
      live(liveMessage(message(10))),
      { type: 'answered', payload: payload([message(9), message(10)]) },
    );
    fc.assert(
      fc.property(fc.array(events), (happened) => {
        const state = happened.reduce(reduce, burst);
        expect(state.shownThrough).toBeLessThanOrEqual(state.knownThrough);
        const end = Array.from({ length: 10 }).reduce<ChatState>((each) => reduce(each, pause), state);
        const known = end.messages.filter(({ sequence }) => sequence <= end.knownThrough);
        expect(sequences(end)).toEqual(known.map(({ sequence }) => sequence));
      }),
    );
  });
});

describe('long conversations', () => {
  const newest = Array.from({ length: 50 }, (_, index) => message(951 + index, index % 2 ? 'BOT' : 'VISITOR'));
  const long = after(opened, { type: 'started', payload: payload(newest), isResumed: true });

  test('Only the newest messages are loaded, and earlier ones are known to exist', () => {
    expect(long).toMatchObject({ knownThrough: 1000, shownThrough: 1000, hasGap: false });
    expect(hasOlder(long)).toBe(true);
  });

  test('Earlier messages are added in front, and only after a request', () => {
    const earlier = [949, 950].map((sequence) => message(sequence));
    expect(
      acceptOlder(long, earlier)
        .messages.slice(0, 3)
        .map((item) => item.sequence),
    ).toEqual([949, 950, 951]);
    const whole = reduce(long, { type: 'answered', payload: payload([...earlier, ...newest, message(1001)]) });
    expect(whole.messages[0]?.sequence).toBe(951);
    expect(whole.messages.at(-1)?.sequence).toBe(1001);
  });
});

describe('typing dots', () => {
  test('Typing dots are not shown without a connection', () => {
    const sending = after(opened, started, { type: 'queued', item: queued('a') });
    expect(isPeerTyping(sending, 0)).toBe(true);
    expect(isPeerTyping(reduce(sending, { type: 'online-changed', isOnline: false }), 0)).toBe(false);
    expect(isPeerTyping(reduce(sending, { type: 'connection-changed', isConnected: false }), 0)).toBe(false);
    expect(isPeerTyping(after({ type: 'online-changed', isOnline: false }, { type: 'starting' }), 0)).toBe(false);
  });
});

describe('a message that is being written', () => {
  const partial = (sequence: number, text = 'Abri'): ChatEvent => {
    return {
      type: 'live',
      event: { ...liveMessage(message(sequence, 'BOT', { text })), kind: 'PARTIAL' },
      nowMs: 1_000,
    };
  };
  const shown = (state: ChatState) =>
    rowsOf(state, (at) => at.slice(0, 10)).flatMap((row) =>
      row.kind === 'message' ? [[row.key, row.message.text]] : [],
    );

  test('It is shown last, grows in the same row, and the stored message takes its place there', () => {
    const first = after(opened, started, partial(3), partial(3, 'Abrimos'));
    expect(shown(first).at(-1)).toEqual(['msg_3', 'Abrimos']);
    expect(sequences(first)).toEqual([1, 2]);
    const whole = reduce(first, live(liveMessage(message(3, 'BOT', { text: 'Abrimos hoy.' }))));
    expect(shown(whole).slice(2)).toEqual([['msg_3', 'Abrimos hoy.']]);
    expect(whole.partial).toBeNull();
  });

  test('It is neither read, nor unread, nor announced before it is whole', () => {
    const before = after(started);
    const state = reduce(before, partial(3));
    expect(unreadMessages(state)).toEqual(unreadMessages(before));
    expect([state.shownThrough, state.knownThrough]).toEqual([before.shownThrough, before.knownThrough]);
  });

  test.each<[string, ChatEvent]>([
    ['a person takes over', { type: 'live', event: liveState('HUMAN', 2), nowMs: 1 }],
    ['the conversation ends', { type: 'live', event: liveState('ENDED', 2), nowMs: 1 }],
    ['the bot goes on without it', { type: 'live', event: { ...liveState('BOT', 2), kind: 'TYPING' }, nowMs: 1 }],
    ['a question is asked instead', { type: 'live', event: { ...liveState('BOT', 2), kind: 'AWAITING' }, nowMs: 1 }],
    ['a response has something in its place', { type: 'answered', payload: payload([message(3, 'VISITOR')]) }],
  ])('It is gone when %s', (_, event) => {
    const state = reduce(after(opened, started, partial(3)), event);
    expect(state.partial).toBeNull();
    expect(shown(state).filter(([, text]) => text === 'Abri')).toEqual([]);
  });

  test('It stays when a response tells nothing new', () => {
    const state = reduce(after(opened, started, partial(3)), {
      type: 'answered',
      payload: payload([], { lastSequence: 2 }),
    });
    expect(shown(state).at(-1)).toEqual(['msg_3', 'Abri']);
  });

  test('One that is not the next message is not shown, nor any after a takeover', () => {
    expect(after(opened, started, partial(2)).partial).toBeNull();
    expect(after(opened, started, partial(4)).partial).toBeNull();
    const taken: ChatEvent = { type: 'live', event: liveState('HUMAN', 2), nowMs: 1 };
    expect(after(opened, started, taken, partial(3)).partial).toBeNull();
  });
});
