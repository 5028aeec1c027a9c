import { describe, expect, test } from '@jest/globals';
import { ConversationClient } from '../src/conversation/conversation-client.js';
import type { Happening } from '../src/conversation/happenings.js';
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
  readonly happenings: Happening[] = [];
  client = this.page();

  /** A page load: a new client over what the browser kept. */
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
      onHappening: (happening) => this.happenings.push(happening),
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
    return this.happenings.map((happening) => happening.name);
  }
}

const said = (text: string, id = 1): object => ({ clientMessageId: `id-${id}`, answer: { text } });

describe('sending', () => {
  test('a message is shown at once, sent once, and replaced by the stored one', async () => {
    const visit = await new Visit().open();
    visit.client.say({ text: 'hola' });
    expect(visit.state.queue).toHaveLength(1);
    await visit.time.advance(0);
    expect(visit.state.queue).toEqual([]);
    expect(visit.sent).toHaveLength(1);
    expect(visit.texts).toEqual(['text 1', 'hola', 'text 3']);
  });

  test('while nobody answers, attempts grow apart up to half a minute, in order and under the same ids', async () => {
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

  test('an unsent message survives a reload and goes out under its first id', async () => {
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

  test('a message that got through although its answer was lost is not said twice', async () => {
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

  test('a refused message stays with its reason while later ones go on; sent again it keeps its id', async () => {
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

  test('a server that stays broken is not asked for ever: the visitor decides', async () => {
    const visit = await new Visit().open();
    visit.platform.faults.set('send', 'busy');
    visit.client.say({ text: 'hola' });
    await visit.time.advance(600_000);
    expect(visit.sent).toHaveLength(8);
    expect(visit.state.queue).toMatchObject([{ status: 'refused' }]);
  });

  test('what is written before the conversation began goes out when it has', async () => {
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

  test('blank text is not a message', async () => {
    const visit = await new Visit().open();
    visit.client.say({ text: '  \n ' });
    await visit.time.advance(0);
    expect(visit.sent).toEqual([]);
    expect(visit.state.queue).toEqual([]);
  });
});

describe('the session', () => {
  test('opening twice begins once', async () => {
    const visit = await new Visit().open();
    visit.client.close();
    await visit.open();
    expect(visit.platform.details('start')).toHaveLength(1);
  });

  test('a token that expired is replaced, and the message reaches the same conversation', async () => {
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

  test('when the conversation itself is gone, the message is kept and not put into the new one by itself', async () => {
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

  test('a token that is never accepted does not make a storm of requests', async () => {
    const visit = await new Visit().open();
    visit.platform.faults.set('send', 'session-lost');
    visit.client.say({ text: 'hola' });
    await visit.time.advance(60_000);
    expect(visit.platform.details('start').length).toBeLessThan(12);
  });

  test('before the first word the bot changes its language; afterwards only the texts do', async () => {
    const visit = await new Visit().open();
    await visit.client.changeLocale('en');
    expect(visit.platform.details('start').at(-1)).toMatchObject({ locale: 'en', resumeToken: null });
    visit.client.say({ text: 'hello' });
    await visit.time.advance(0);
    await visit.client.changeLocale('es');
    expect(visit.platform.details('start')).toHaveLength(2);
    expect(visit.state.locale).toBe('es');
  });

  test('starting over leaves nothing of the old conversation, not even unsent words', async () => {
    const visit = await new Visit().open();
    visit.platform.refusedTexts.add('largo');
    visit.client.say({ text: 'largo' });
    await visit.time.advance(0);
    await visit.client.startOver();
    expect(visit.state).toMatchObject({ conversationId: 'cnv_2', queue: [], phase: 'ready' });
    expect(visit.texts).toEqual(['text 1']);
  });

  test('deleted data is gone from the browser, and a failed deletion says so', async () => {
    const visit = await new Visit().open();
    visit.platform.faults.set('deleteMyData', 'unreachable');
    await visit.client.deleteMyData();
    expect(visit.state).toMatchObject({ notice: 'delete-failed', conversationId: 'cnv_1' });
    visit.platform.faults.clear();
    await visit.client.deleteMyData();
    expect(visit.state).toMatchObject({ phase: 'deleted', messages: [] });
    expect([...visit.entries.values()].join('')).not.toContain('token-1');
  });

  test('an answer to a start that was given up does not bring the old conversation back', async () => {
    const visit = new Visit();
    visit.client.open();
    visit.client.reset();
    await visit.time.advance(0);
    expect(visit.state.conversationId).toBe('cnv_2');
    expect(visit.state.phase).toBe('ready');
  });
});

describe('staying up to date', () => {
  test('a gap in the live messages is filled by asking', async () => {
    const visit = await new Visit().open();
    visit.platform.messages.push(message(2, 'MEMBER'), message(3, 'MEMBER'));
    visit.platform.tell(liveMessage(message(3, 'MEMBER')));
    await visit.time.advance(0);
    expect(visit.texts).toEqual(['text 1', 'text 2', 'text 3']);
    expect(visit.platform.details('catchUp')).toEqual([1]);
  });

  test('without a socket the page asks, soon while a person is there, and stops when the socket is back', async () => {
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

  test('when a person is called while the page asks slowly, it asks soon', async () => {
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

  test('after a broken socket it listens on from the last message', async () => {
    const visit = await new Visit().open();
    visit.platform.tell(liveMessage(message(2)));
    visit.platform.messages.push(message(2));
    visit.platform.hangUp('unreachable');
    await visit.time.advance(2_000);
    expect(visit.platform.details('listen').at(-1)).toMatchObject({ after: 2 });
    expect(visit.platform.openSockets).toBe(1);
  });

  test('a closed panel listens only once the visitor has spoken, and not to a conversation that has ended; an open one does', async () => {
    const visit = await new Visit().open();
    visit.client.close();
    expect(visit.platform.openSockets).toBe(0);
    await visit.open();
    visit.client.say({ text: 'hola' });
    await visit.time.advance(0);
    visit.client.close();
    await visit.time.advance(0);
    expect(visit.platform.openSockets).toBe(1);
    visit.platform.tell(liveState('ENDED', 9));
    expect(visit.platform.openSockets).toBe(0);
    await visit.open();
    await visit.time.advance(0);
    expect(visit.platform.openSockets).toBe(1);
    visit.platform.tell({ ...liveState('HUMAN', 10), takenOverBy: 'Ana' });
    expect(visit.client.state.value.conversationState).toBe('HUMAN');
  });

  test('tells that somebody looks, every thirty seconds, only while the panel is open', async () => {
    const visit = await new Visit().open();
    await visit.time.advance(89_000);
    expect(visit.platform.times('presence')).toEqual([0, 30_000, 60_000]);
    visit.client.close();
    await visit.time.advance(120_000);
    expect(visit.platform.details('presence')).toHaveLength(3);
  });

  test('tells a person that the visitor types, and no more than every four seconds', async () => {
    const visit = await new Visit().open();
    visit.client.noteTyping();
    visit.platform.tell({ ...liveState('HUMAN', 1), takenOverBy: 'Ana' });
    for (let key = 0; key < 10; key += 1) visit.client.noteTyping();
    await visit.time.advance(0);
    expect(visit.platform.details('presence').filter(Boolean)).toHaveLength(1);
  });
});

describe('a long conversation', () => {
  const long = async (): Promise<Visit> => {
    const visit = await new Visit().open();
    visit.platform.messages = Array.from({ length: 130 }, (_, index) => message(index + 1));
    await visit.reload();
    return visit;
  };

  test('comes with its newest 50 messages, earlier ones 50 at a time, until there are no more', async () => {
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

  test('says that earlier messages did not come, and fetches them at the next wish', async () => {
    const visit = await long();
    visit.platform.faults.set('older', 'unreachable');
    await visit.client.loadOlder();
    expect(visit.state.older).toBe('failed');
    visit.platform.faults.clear();
    await visit.client.loadOlder();
    expect([visit.state.older, visit.state.messages.length]).toEqual(['none', 100]);
  });
});

describe('what was begun', () => {
  test('is there on the next page, until it is sent or the conversation is forgotten', async () => {
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

describe('a button of an earlier question', () => {
  test('says nothing: neither its id nor anything else is sent', async () => {
    const visit = await new Visit().open();
    visit.client.say({ choiceIds: ['gone'] });
    await visit.time.advance(0);
    expect([visit.state.queue, visit.sent]).toEqual([[], []]);
  });
});

describe('a burst of messages', () => {
  test('appears one by one', async () => {
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

describe('what the page is told', () => {
  test('a visit from opening to its end', async () => {
    const visit = await new Visit().open();
    const asked = awaiting('CHOICE', { choices: [choice('a', 'Corte')] });
    visit.platform.tell({ ...liveState('BOT', 1), kind: 'AWAITING', state: null, awaiting: asked });
    visit.client.say({ choiceIds: ['a'] });
    await visit.time.advance(0);
    visit.platform.tell({ ...liveState('HUMAN', 9), takenOverBy: 'Ana' });
    visit.platform.tell(liveState('ENDED', 10));
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

  test('history that a reload brings back is no news', async () => {
    const visit = await new Visit().open();
    visit.client.say({ text: 'hola' });
    await visit.time.advance(0);
    visit.happenings.length = 0;
    await visit.reload();
    expect(visit.names()).not.toContain('message');
    expect(visit.texts).toHaveLength(3);
  });

  test('a chat that cannot begin is an error', async () => {
    const visit = new Visit();
    visit.platform.faults.set('start', 'refused');
    await visit.open();
    expect(visit.names()).toContain('error');
    expect(visit.state).toMatchObject({ phase: 'unavailable', failure: 'No' });
  });
});
