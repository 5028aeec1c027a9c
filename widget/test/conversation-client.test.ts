import { describe, expect, test } from '@jest/globals';
import { ConversationClient } from '../src/conversation/conversation-client.js';
import type { PageEvent } from '../src/conversation/page-events.js';
import { visibleMessages } from '../src/conversation/messages.js';
import type { ChatState } from '../src/conversation/model.js';
import type { KeyValueStore } from '../src/storage/conversation-storage.js';
import type { SendInput } from '../src/transport/transport.js';
import { FakePlatform, FakeTime } from './fake-platform.js';
import { awaiting, choice, liveMessage, liveState, message } from './samples.js';

class Visit {
  readonly time = new FakeTime();
  readonly platform = new FakePlatform(this.time);
  readonly entries = new Map<string, string>();
  readonly pageEvents: PageEvent[] = [];
  client = this.page();

  /** Loads the page: creates a new client with the same browser storage. */
  page(): ConversationClient {
    const { entries } = this;
    const keyValueStore: KeyValueStore = {
      getItem: (key) => entries.get(key) ?? null,
      setItem: (key, value) => void entries.set(key, value),
      removeItem: (key) => void entries.delete(key),
    };
    return new ConversationClient({
      publicId: 'bot_1',
      locale: 'es',
      keyValueStore,
      transport: this.platform,
      surroundings: this.time,
      isPageVisible: () => true,
      onPageEvent: (pageEvent) => this.pageEvents.push(pageEvent),
    });
  }

  async open(): Promise<this> {
    this.client.open();
    await this.time.advance(0);
    return this;
  }

  async reload(): Promise<void> {
    this.client.stop();
    for (const entry of this.platform.listeners) entry.isOpen = false;
    this.client = this.page();
    await this.open();
  }

  get state(): ChatState {
    return this.client.state.peek();
  }

  get texts(): readonly string[] {
    return visibleMessages(this.state).map((item) => item.text);
  }

  get sent(): readonly SendInput[] {
    return this.platform.details('send') as readonly SendInput[];
  }

  names(): readonly string[] {
    return this.pageEvents.map((pageEvent) => pageEvent.name);
  }
}

const said = (text: string, id = 1): object => ({ clientMessageId: `id-${id}`, answer: { text } });

describe('sending', () => {
  test('A message is shown immediately, sent once, and replaced by the stored one', async () => {
    const visit = await new Visit().open();
    visit.client.say({ text: 'hola' });
    expect(visit.state.queue).toHaveLength(1);
    await visit.time.advance(0);
    expect(visit.state.queue).toEqual([]);
    expect(visit.sent).toHaveLength(1);
    expect(visit.texts).toEqual(['text 1', 'hola', 'text 3']);
  });

  test('Without a connection, attempts have growing pauses of up to half a minute, in order and with the same ids', async () => {
    const visit = await new Visit().open();
    visit.platform.faults.set('send', 'unreachable');
    visit.client.say({ text: 'uno' });
    await visit.time.advance(120_000);
    visit.client.say({ text: 'dos' });
    await visit.time.advance(120_000);
    const gaps = visit.platform.times('send').map((at, index, all) => at - (all[index - 1] ?? at));
    expect(gaps.slice(1, 5)).toEqual([375, 750, 1_500, 3_000]);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30_000);
    expect(new Set(visit.sent.map((input) => input.clientMessageId))).toEqual(new Set(['id-1']));
    visit.platform.faults.clear();
    visit.client.onlineChanged(true);
    await visit.time.advance(0);
    expect(visit.texts).toEqual(['text 1', 'uno', 'text 3', 'dos', 'text 5']);
    expect(visit.state.queue).toEqual([]);
  });

  test('An unsent message survives a reload and is sent with its original id', async () => {
    const visit = await new Visit().open();
    visit.platform.faults.set('send', 'unreachable');
    visit.client.say({ text: 'hola' });
    await visit.time.advance(1_000);
    await visit.reload();
    visit.platform.faults.clear();
    await visit.time.advance(60_000);
    expect(visit.sent.at(-1)).toMatchObject(said('hola'));
    expect(visit.texts).toEqual(['text 1', 'hola', 'text 3']);
    expect(visit.platform.details('start').at(-1)).toMatchObject({ resumeToken: 'token-1' });
  });

  test('A message that arrived although its response was lost is not stored twice', async () => {
    const visit = await new Visit().open();
    const { send } = visit.platform;
    let losses = 1;
    visit.platform.send = async (token, input) => {
      const answer = await send.call(visit.platform, token, input);
      if (losses === 0) return answer;
      losses -= 1;
      throw new Error('connection reset');
    };
    visit.client.say({ text: 'hola' });
    await visit.time.advance(5_000);
    expect(visit.texts).toEqual(['text 1', 'hola', 'text 3']);
  });

  test('A refused message keeps its reason while later ones are sent; sending it again keeps its id', async () => {
    const visit = await new Visit().open();
    visit.platform.refusedTexts.add('largo');
    visit.client.say({ text: 'largo' });
    visit.client.say({ text: 'corto' });
    await visit.time.advance(0);
    expect(visit.state.queue).toMatchObject([{ status: 'refused', reason: 'Muy largo', shownText: 'largo' }]);
    expect(visit.texts).toContain('corto');
    visit.platform.refusedTexts.clear();
    visit.client.resend('id-1');
    await visit.time.advance(0);
    expect(visit.sent.at(-1)).toMatchObject(said('largo'));
    expect(visit.state.queue).toEqual([]);
  });

  test('A server that keeps failing is not retried forever: the visitor decides', async () => {
    const visit = await new Visit().open();
    visit.platform.faults.set('send', 'busy');
    visit.client.say({ text: 'hola' });
    await visit.time.advance(600_000);
    expect(visit.sent).toHaveLength(8);
    expect(visit.state.queue).toMatchObject([{ status: 'refused' }]);
  });

  test('A message written before the conversation has started is sent once it has', async () => {
    const visit = new Visit();
    visit.platform.faults.set('start', 'unreachable');
    await visit.open();
    visit.client.say({ text: 'hola' });
    await visit.time.advance(2_000);
    expect(visit.sent).toEqual([]);
    visit.platform.faults.clear();
    await visit.time.advance(60_000);
    expect(visit.texts).toEqual(['text 1', 'hola', 'text 3']);
  });

  test('A blank text is not sent', async () => {
    const visit = await new Visit().open();
    visit.client.say({ text: '  \n ' });
    await visit.time.advance(0);
    expect(visit.sent).toEqual([]);
    expect(visit.state.queue).toEqual([]);
  });
});

describe('session', () => {
  test('Opening twice starts one conversation', async () => {
    const visit = await new Visit().open();
    visit.client.close();
    await visit.open();
    expect(visit.platform.details('start')).toHaveLength(1);
  });

  test('An expired token is replaced, and the message reaches the same conversation', async () => {
    const visit = await new Visit().open();
    const { send } = visit.platform;
    visit.platform.send = async (token, input) => {
      visit.platform.send = send;
      visit.platform.faults.set('send', 'session-lost');
      try {
        return await send.call(visit.platform, token, input);
      } finally {
        visit.platform.faults.clear();
      }
    };
    visit.client.say({ text: 'hola' });
    await visit.time.advance(1_000);
    expect(visit.platform.details('start')).toMatchObject([{ resumeToken: null }, { resumeToken: 'token-1' }]);
    expect(visit.texts).toEqual(['text 1', 'hola', 'text 3']);
  });

  test('When the conversation no longer exists, the message is kept and not sent to the new one automatically', async () => {
    const visit = await new Visit().open();
    visit.platform.validTokens.delete('token-1');
    visit.client.say({ text: 'hola' });
    await visit.time.advance(1_000);
    expect(visit.state.conversationId).toBe('cnv_2');
    expect(visit.state.queue).toMatchObject([{ shownText: 'hola', status: 'refused' }]);
    visit.client.resend('id-1');
    await visit.time.advance(0);
    expect(visit.texts).toContain('hola');
  });

  test('A token that is never accepted does not cause a flood of requests', async () => {
    const visit = await new Visit().open();
    visit.platform.faults.set('send', 'session-lost');
    visit.client.say({ text: 'hola' });
    await visit.time.advance(60_000);
    expect(visit.platform.details('start').length).toBeLessThan(12);
  });

  test('Before the first message the bot changes its language; afterwards only the widget’s texts change', async () => {
    const visit = await new Visit().open();
    await visit.client.changeLocale('en');
    expect(visit.platform.details('start').at(-1)).toMatchObject({ locale: 'en', resumeToken: null });
    visit.client.say({ text: 'hello' });
    await visit.time.advance(0);
    await visit.client.changeLocale('es');
    expect(visit.platform.details('start')).toHaveLength(2);
    expect(visit.state.locale).toBe('es');
  });

  test('Starting over removes the old conversation including unsent messages', async () => {
    const visit = await new Visit().open();
    visit.platform.refusedTexts.add('largo');
    visit.client.say({ text: 'largo' });
    await visit.time.advance(0);
    await visit.client.startOver();
    expect(visit.state).toMatchObject({ conversationId: 'cnv_2', queue: [], phase: 'ready' });
    expect(visit.texts).toEqual(['text 1']);
  });

  test('Deleted data is removed from the browser, and a failed deletion is reported', async () => {
    const visit = await new Visit().open();
    visit.platform.faults.set('deleteMyData', 'unreachable');
    await visit.client.deleteMyData();
    expect(visit.state).toMatchObject({ notice: 'delete-failed', conversationId: 'cnv_1' });
    visit.platform.faults.clear();
    await visit.client.deleteMyData();
    expect(visit.state).toMatchObject({ phase: 'deleted', messages: [] });
    expect([...visit.entries.values()].join('')).not.toContain('token-1');
  });

  test('A late response to a cancelled start does not restore the old conversation', async () => {
    const visit = new Visit();
    visit.client.open();
    visit.client.reset();
    await visit.time.advance(0);
    expect(visit.state.conversationId).toBe('cnv_2');
    expect(visit.state.phase).toBe('ready');
  });
});

describe('updates', () => {
  test('A gap in the live messages is filled by a request', async () => {
    const visit = await new Visit().open();
    visit.platform.messages.push(message(2, 'MEMBER'), message(3, 'MEMBER'));
    visit.platform.emit(liveMessage(message(3, 'MEMBER')));
    await visit.time.advance(0);
    expect(visit.texts).toEqual(['text 1', 'text 2', 'text 3']);
    expect(visit.platform.details('catchUp')).toEqual([1]);
  });

  test('Without a socket the page polls, quickly while a person is expected, and stops when the socket is connected', async () => {
    const visit = new Visit();
    visit.platform.hasSocket = false;
    await visit.open();
    visit.platform.messages.push(message(2, 'MEMBER'));
    await visit.time.advance(20_000);
    expect(visit.texts).toContain('text 2');
    visit.platform.hasSocket = true;
    await visit.time.advance(40_000);
    expect(visit.platform.openSockets).toBe(1);
    const asked = visit.platform.details('catchUp').length;
    await visit.time.advance(120_000);
    expect(visit.platform.details('catchUp')).toHaveLength(asked);
  });

  test('When a person is called during slow polling, the page polls quickly', async () => {
    const visit = new Visit();
    visit.platform.hasSocket = false;
    await visit.open();
    await visit.time.advance(1_000);
    const state = { ...liveState('WAITING_HUMAN', 1), kind: 'STATE' as const };
    for (const { listener } of visit.platform.listeners) listener.event(state);
    visit.platform.messages.push(message(2, 'MEMBER'));
    await visit.time.advance(3_500);
    expect(visit.texts).toContain('text 2');
  });

  test('After a lost connection the page resumes listening after the last message', async () => {
    const visit = await new Visit().open();
    visit.platform.emit(liveMessage(message(2)));
    visit.platform.messages.push(message(2));
    visit.platform.hangUp('unreachable');
    await visit.time.advance(2_000);
    expect(visit.platform.details('listen').at(-1)).toMatchObject({ after: 2 });
    expect(visit.platform.openSockets).toBe(1);
  });

  test('A closed panel listens only after the visitor has written and until the conversation ends; an open panel always listens', async () => {
    const visit = await new Visit().open();
    visit.client.close();
    expect(visit.platform.openSockets).toBe(0);
    await visit.open();
    visit.client.say({ text: 'hola' });
    await visit.time.advance(0);
    visit.client.close();
    await visit.time.advance(0);
    expect(visit.platform.openSockets).toBe(1);
    visit.platform.emit(liveState('ENDED', 9));
    expect(visit.platform.openSockets).toBe(0);
    await visit.open();
    await visit.time.advance(0);
    expect(visit.platform.openSockets).toBe(1);
    visit.platform.emit({ ...liveState('HUMAN', 10), takenOverBy: 'Ana' });
    expect(visit.client.state.value.conversationState).toBe('HUMAN');
  });

  test('The visitor’s presence is reported every thirty seconds, only while the panel is open', async () => {
    const visit = await new Visit().open();
    await visit.time.advance(89_000);
    expect(visit.platform.times('presence')).toEqual([0, 30_000, 60_000]);
    visit.client.close();
    await visit.time.advance(120_000);
    expect(visit.platform.details('presence')).toHaveLength(3);
  });

  test('Typing is reported to a person at most every four seconds', async () => {
    const visit = await new Visit().open();
    visit.client.noteTyping();
    visit.platform.emit({ ...liveState('HUMAN', 1), takenOverBy: 'Ana' });
    for (let key = 0; key < 10; key += 1) visit.client.noteTyping();
    await visit.time.advance(0);
    expect(visit.platform.details('presence').filter(Boolean)).toHaveLength(1);
  });
});

describe('long conversations', () => {
  const long = async (): Promise<Visit> => {
    const visit = await new Visit().open();
    visit.platform.messages = Array.from({ length: 130 }, (_, index) => message(index + 1));
    await visit.reload();
    return visit;
  };

  test('The newest 50 messages are loaded first, then earlier ones 50 at a time until there are no more', async () => {
    const visit = await long();
    expect(visit.state.messages.map((item) => item.sequence)).toEqual(Array.from({ length: 50 }, (_, at) => 81 + at));
    await Promise.all([visit.client.loadOlder(), visit.client.loadOlder()]);
    expect(visit.platform.details('older')).toEqual([{ before: 81, last: 50 }]);
    await visit.client.loadOlder();
    await visit.client.loadOlder();
    expect(visit.texts).toHaveLength(130);
    expect(visit.platform.details('older')).toHaveLength(2);
    expect(visit.names().filter((name) => name === 'message')).toHaveLength(1);
  });

  test('If earlier messages cannot be loaded, the widget shows that and tries again on request', async () => {
    const visit = await long();
    visit.platform.faults.set('older', 'unreachable');
    await visit.client.loadOlder();
    expect(visit.state.older).toBe('failed');
    visit.platform.faults.clear();
    await visit.client.loadOlder();
    expect([visit.state.older, visit.state.messages.length]).toEqual(['none', 100]);
  });
});

describe('drafts', () => {
  test('A draft is restored on the next page until it is sent or the conversation is removed', async () => {
    const visit = await new Visit().open();
    visit.client.keepDraft('text', 'a medio escri');
    visit.client.keepDraft('q.picks', ['a', 'b']);
    await visit.reload();
    expect([visit.client.draft('text'), visit.client.draft('q.picks')]).toEqual(['a medio escri', ['a', 'b']]);
    visit.client.keepDraft('text', undefined);
    expect([visit.client.draft('text'), visit.client.draft('q.picks')]).toEqual([undefined, ['a', 'b']]);
    await visit.client.deleteMyData();
    expect(visit.client.draft('q.picks')).toBeUndefined();
  });
});

describe('buttons of earlier questions', () => {
  test('A click on a button of an earlier question sends nothing', async () => {
    const visit = await new Visit().open();
    visit.client.say({ choiceIds: ['gone'] });
    await visit.time.advance(0);
    expect([visit.state.queue, visit.sent]).toEqual([[], []]);
  });
});

describe('bursts of messages', () => {
  test('The messages of a burst appear one by one', async () => {
    const visit = await new Visit().open();
    for (let sequence = 2; sequence <= 9; sequence += 1) visit.platform.messages.push(message(sequence));
    visit.client.say({ text: 'hola' });
    await visit.time.advance(0);
    const before = visit.texts.length;
    await visit.time.advance(400);
    expect(visit.texts).toHaveLength(before + 1);
    await visit.time.advance(4_000);
    expect(visit.texts).toHaveLength(11);
  });
});

describe('events for the page', () => {
  test('A visit emits its events from opening to end', async () => {
    const visit = await new Visit().open();
    const asked = awaiting('CHOICE', { choices: [choice('a', 'Corte')] });
    visit.platform.emit({ ...liveState('BOT', 1), kind: 'AWAITING', state: null, awaiting: asked });
    visit.client.say({ choiceIds: ['a'] });
    await visit.time.advance(0);
    visit.platform.emit({ ...liveState('HUMAN', 9), takenOverBy: 'Ana' });
    visit.platform.emit(liveState('ENDED', 10));
    visit.client.close();
    expect(visit.names()).toEqual([
      'open',
      'ready',
      'message',
      'choice',
      'message',
      'message',
      'handoff',
      'ended',
      'close',
    ]);
  });

  test('History loaded after a reload emits no events', async () => {
    const visit = await new Visit().open();
    visit.client.say({ text: 'hola' });
    await visit.time.advance(0);
    visit.pageEvents.length = 0;
    await visit.reload();
    expect(visit.names()).not.toContain('message');
    expect(visit.texts).toHaveLength(3);
  });

  test('A chat that cannot start emits an error', async () => {
    const visit = new Visit();
    visit.platform.faults.set('start', 'refused');
    await visit.open();
    expect(visit.names()).toContain('error');
    expect(visit.state).toMatchObject({ phase: 'unavailable', failure: 'No' });
  });
});
