import { describe, expect, test } from '@jest/globals';
import type { QueuedMessage } from '../src/conversation/model.js';
import { ChatStore } from '../src/conversation/chat-store.js';
import { ConversationStorage, storageKey } from '../src/storage/conversation-storage.js';
import type { KeyValueStore } from '../src/storage/conversation-storage.js';
import { message, payload } from './samples.js';

function memory(entries = new Map<string, string>()): KeyValueStore {
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}

function item(clientMessageId: string): QueuedMessage {
  return { clientMessageId, answer: { text: 'x' }, shownText: 'x', at: message(1).at, status: 'pending', reason: null };
}

describe('stored conversation', () => {
  test('Token, position and unsent messages are restored on the next page', () => {
    const shared = memory();
    const store = new ChatStore(new ConversationStorage(shared, 'bot_1'), 'es');
    store.dispatch({ type: 'started', payload: payload([message(1)]), isResumed: false });
    store.dispatch({ type: 'queued', item: item('a') });
    const next = new ConversationStorage(shared, 'bot_1').read();
    expect(next).toMatchObject({ token: 'token-1', conversationId: 'cnv_1', lastSequence: 1 });
    expect(new ChatStore(new ConversationStorage(shared, 'bot_1'), 'es').state.queue).toEqual([item('a')]);
  });

  test('A page reads whether replies may arrive and what was read, also from another tab', () => {
    const shared = memory();
    const page = () => new ChatStore(new ConversationStorage(shared, 'bot_1'), 'es');
    const read = () => new ConversationStorage(shared, 'bot_1').read();
    const [one, two] = [page(), page()];
    for (const store of [one, two]) {
      store.dispatch({ type: 'started', payload: payload([message(1), message(2)]), isResumed: false });
    }
    expect(read()).toMatchObject({ hasSpoken: false, readThrough: 0 });
    one.dispatch({ type: 'open-changed', isOpen: true });
    one.dispatch({ type: 'queued', item: item('a') });
    expect(read()).toMatchObject({ hasSpoken: true, readThrough: 2 });
    two.dispatch({ type: 'answered', payload: payload([message(3, 'VISITOR')]) });
    expect(read()).toMatchObject({ hasSpoken: true, readThrough: 2, lastSequence: 3 });
  });

  test('Opening the panel does not overwrite the conversation that is about to be resumed', () => {
    const shared = memory();
    const first = new ChatStore(new ConversationStorage(shared, 'bot_1'), 'es');
    first.dispatch({ type: 'started', payload: payload([message(1)]), isResumed: false });
    const second = new ChatStore(new ConversationStorage(shared, 'bot_1'), 'es');
    second.dispatch({ type: 'open-changed', isOpen: true });
    expect(new ConversationStorage(shared, 'bot_1').read()).toMatchObject({ token: 'token-1', isOpen: true });
  });

  test('Two tabs do not lose each other’s unsent messages', () => {
    const shared = memory();
    const [one, two] = [1, 2].map(() => new ChatStore(new ConversationStorage(shared, 'bot_1'), 'es'));
    one?.dispatch({ type: 'queued', item: item('from one') });
    two?.dispatch({ type: 'queued', item: item('from two') });
    one?.dispatch({ type: 'discarded', clientMessageId: 'from one' });
    const stored = new ConversationStorage(shared, 'bot_1').read().clientQueue;
    expect(stored.map((queued) => queued.clientMessageId)).toEqual(['from two']);
  });

  test('Two bots on one site have separate entries', () => {
    const shared = memory();
    new ConversationStorage(shared, 'bot_1').change(() => ({ token: 'one' }));
    expect(new ConversationStorage(shared, 'bot_2').read().token).toBeNull();
  });

  test.each(['not json', 'null', '[]', '{"token":5,"clientQueue":[{"at":1}, null],"locale":"fr"}'])(
    'Damaged storage (%s) is treated as empty',
    (text) => {
      const shared = memory(new Map([[storageKey('bot_1'), text]]));
      expect(new ConversationStorage(shared, 'bot_1').read()).toMatchObject({
        token: null,
        clientQueue: [],
        locale: null,
      });
    },
  );

  test('When storage is refused, the conversation lives as long as the page', () => {
    const refuse = (): never => {
      throw new Error('SecurityError');
    };
    const storage = new ConversationStorage({ getItem: refuse, setItem: refuse, removeItem: refuse }, 'bot_1');
    storage.change(() => ({ token: 't' }));
    expect(storage.read().token).toBe('t');
    storage.clear();
    expect(storage.read().token).toBeNull();
  });
});
