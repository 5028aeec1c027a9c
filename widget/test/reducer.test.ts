import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { acceptOlder, hasOlder, unreadMessages, visibleMessages } from '../src/conversation/messages.js';
import type { ChatState, QueuedMessage } from '../src/conversation/model.js';
import { isPeerTyping, openQuestion } from '../src/conversation/questions.js';
import { initialState, reduce } from '../src/conversation/reducer.js';
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
  test('a message told by the answer and by the socket is shown once', () => {
    const state = after(started, live(liveMessage(message(3))), {
      type: 'answered',
      payload: payload([message(3), message(4)]),
    });
    expect(sequences(state)).toEqual([1, 2, 3, 4]);
    expect(state.hasGap).toBe(false);
  });

  test('a message after a gap is held back until the gap is filled, then both appear in order', () => {
    const held = after(started, live(liveMessage(message(4))));
    expect(sequences(held)).toEqual([1, 2]);
    expect(held.hasGap).toBe(true);
    const filled = reduce(held, { type: 'answered', payload: payload([message(3), message(4)]) });
    expect(sequences(filled)).toEqual([1, 2, 3, 4]);
    expect(filled.hasGap).toBe(false);
  });

  test('an empty answer settles a gap that the server does not know of', () => {
    const held = after(started, live(liveMessage(message(4))));
    const settled = reduce(held, { type: 'answered', payload: payload([], { lastSequence: 4 }) });
    expect(sequences(settled)).toEqual([1, 2, 4]);
    expect(settled.hasGap).toBe(false);
  });

  test('an answer that was cut short says that there is more to ask for', () => {
    const state = after(started, { type: 'answered', payload: payload([message(3)], { lastSequence: 9 }) });
    expect(state.knownThrough).toBe(3);
    expect(state.hasGap).toBe(true);
  });

  test('a resumed conversation without its messages is asked for from the start', () => {
    const state = after({ type: 'started', payload: payload([], { lastSequence: 5 }), isResumed: true });
    expect(state.knownThrough).toBe(0);
    expect(state.hasGap).toBe(true);
  });

  test('whatever the order and repetition of news, what is shown is in order, once, and without holes', () => {
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

  test('an answer that belongs to an earlier conversation changes nothing', () => {
    const state = after(started);
    const late = payload([message(3)], { conversationId: 'cnv_0', state: 'ENDED' });
    expect(reduce(state, { type: 'answered', payload: late })).toBe(state);
  });
});

describe('the queue', () => {
  test('a message leaves the queue when its answer comes, and when the socket tells it first', () => {
    const waiting = after(started, { type: 'queued', item: queued('a') }, { type: 'queued', item: queued('b') });
    const own = message(3, 'VISITOR', { clientMessageId: 'a' });
    const told = reduce(waiting, live(liveMessage(own)));
    expect(told.queue.map((item) => item.clientMessageId)).toEqual(['b']);
    const answered = reduce(told, { type: 'answered', payload: payload([]), clientMessageId: 'b' });
    expect(answered.queue).toEqual([]);
  });

  test('a refused message stays with its reason, and the question is open again', () => {
    const sent = after(started, { type: 'queued', item: queued('a') });
    expect(openQuestion(sent)).toBeNull();
    const refused = reduce(sent, { type: 'send-refused', clientMessageId: 'a', reason: 'Muy largo' });
    expect(refused.queue[0]).toMatchObject({ status: 'refused', reason: 'Muy largo' });
    expect(openQuestion(refused)?.kind).toBe('TEXT');
    const again = reduce(refused, { type: 'retried', clientMessageId: 'a' });
    expect(again.queue[0]).toMatchObject({ status: 'pending', reason: null });
  });

  test('what an earlier page could not send survives the start', () => {
    const state = reduce(initialState('es', [queued('old')]), started);
    expect(state.queue.map((item) => item.clientMessageId)).toEqual(['old']);
  });
});

describe('state of the conversation', () => {
  test('news that is older than what is known is dropped', () => {
    const state = after(started, { type: 'answered', payload: payload([message(3)], { awaiting: awaiting('EMAIL') }) });
    const late: ChatEvent = { type: 'live', event: { ...liveState('HUMAN', 2), kind: 'STATE' }, nowMs: 0 };
    expect(reduce(state, late).conversationState).toBe('BOT');
    const stale = reduce(state, { type: 'live', event: { ...liveState('BOT', 2), kind: 'AWAITING' }, nowMs: 0 });
    expect(stale.awaiting?.kind).toBe('EMAIL');
  });

  test('when a person takes over, no question of the bot stays open', () => {
    const human = after(started, { type: 'live', event: { ...liveState('HUMAN', 2), takenOverBy: 'Ana' }, nowMs: 0 });
    expect(human.takenOverBy).toBe('Ana');
    expect(openQuestion(human)).toBeNull();
  });

  test('typing shows until it expires or a message comes', () => {
    const event = { ...liveState('HUMAN', 2), kind: 'TYPING' as const };
    const typing = after(started, { type: 'live', event, nowMs: 1_000 });
    expect(isPeerTyping(typing, 2_000)).toBe(true);
    expect(isPeerTyping(typing, 20_000)).toBe(false);
    expect(isPeerTyping(reduce(typing, live(liveMessage(message(3)))), 2_000)).toBe(false);
  });

  test('the widget speaks a language that the bot has', () => {
    const spanishOnly = payload([message(1)], { bot: { ...bot, locales: ['es'] }, locale: 'es' });
    const state = reduce(initialState('en'), { type: 'started', payload: spanishOnly, isResumed: false });
    expect(state.locale).toBe('es');
  });

  test('deleting leaves no message, no token and no queue', () => {
    const state = after(started, { type: 'queued', item: queued('a') }, { type: 'forgotten', phase: 'deleted' });
    expect(state).toMatchObject({ phase: 'deleted', messages: [], token: null, conversationId: null, queue: [] });
  });
});

describe('unread', () => {
  test('counts the other side while the panel is closed, and nothing of the history', () => {
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

  test('counts behind the back of a visitor whose page is in the background, and is seen when it comes back', () => {
    const away = after(opened, started, { type: 'visibility-changed', isVisible: false });
    const news = reduce(away, live(liveMessage(message(3, 'MEMBER'))));
    expect(unreadMessages(news)).toHaveLength(1);
    expect(unreadMessages(reduce(news, { type: 'visibility-changed', isVisible: true }))).toEqual([]);
  });
});

describe('a burst', () => {
  const many = [3, 4, 5, 6, 7, 8].map((sequence) => message(sequence));
  const pause: ChatEvent = { type: 'paced' };
  const burst = after(opened, started, pause, { type: 'answered', payload: payload(many) });

  test('is shown three at once, then one each time, typing meanwhile, and asks at its end', () => {
    expect(sequences(burst)).toEqual([1, 2, 3, 4, 5]);
    expect([openQuestion(burst), isPeerTyping(burst, 0)]).toEqual([null, true]);
    const next = reduce(burst, pause);
    expect(sequences(next)).toEqual([1, 2, 3, 4, 5, 6]);
    const all = [1, 2, 3].reduce((state) => reduce(state, pause), next);
    expect(sequences(all)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(openQuestion(all)?.kind).toBe('TEXT');
  });

  test('that goes on while it is shown waits for its turn', () => {
    expect(sequences(reduce(burst, live(liveMessage(message(9)))))).toEqual([1, 2, 3, 4, 5]);
  });

  test('that comes in single messages is one as well; a pause ends it', () => {
    const one = (state: ChatState, sequence: number) => reduce(state, live(liveMessage(message(sequence))));
    const calm = after(opened, started, pause);
    const quick = [3, 4, 5, 6].reduce(one, calm);
    expect(sequences(quick)).toEqual([1, 2, 3, 4, 5]);
    expect(sequences(reduce(quick, pause))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(sequences([pause, pause].reduce(reduce, quick))).toHaveLength(6);
    expect(sequences([7, 8].reduce(one, [pause, pause].reduce(reduce, quick)))).toHaveLength(8);
  });

  test('is not held back from a visitor who is not looking, nor when it is history', () => {
    expect(sequences(after(started, { type: 'answered', payload: payload(many) }))).toHaveLength(8);
    const resumed = after(opened, { type: 'started', payload: payload([...many]), isResumed: true });
    expect(sequences(resumed)).toHaveLength(6);
    expect(sequences(reduce(burst, { type: 'open-changed', isOpen: false }))).toHaveLength(8);
  });

  test('never loses a message, whatever happens while it is shown', () => {
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

describe('a long conversation', () => {
  const newest = Array.from({ length: 50 }, (_, index) => message(951 + index, index % 2 ? 'BOT' : 'VISITOR'));
  const long = after(opened, { type: 'started', payload: payload(newest), isResumed: true });

  test('is here from its newest messages on, and knows that there are earlier ones', () => {
    expect(long).toMatchObject({ knownThrough: 1000, shownThrough: 1000, hasGap: false });
    expect(hasOlder(long)).toBe(true);
  });

  test('takes earlier messages in front, and only where they were asked for', () => {
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

describe('dots', () => {
  test('are not drawn while nobody can be reached', () => {
    const sending = after(opened, started, { type: 'queued', item: queued('a') });
    expect(isPeerTyping(sending, 0)).toBe(true);
    expect(isPeerTyping(reduce(sending, { type: 'online-changed', isOnline: false }), 0)).toBe(false);
    expect(isPeerTyping(reduce(sending, { type: 'connection-changed', isConnected: false }), 0)).toBe(false);
    expect(isPeerTyping(after({ type: 'online-changed', isOnline: false }, { type: 'starting' }), 0)).toBe(false);
  });
});
