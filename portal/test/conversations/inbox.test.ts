import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  conversationOutcomes,
  conversationsBehind,
  conversationStates,
  countFilters,
  filtersQuery,
  initialFilters,
  queryFilter,
  readFilters,
  type InboxFilters,
} from '../../src/features/conversations/model/filters.js';
import { holderOf } from '../../src/features/conversations/model/holder.js';
import {
  countUnread,
  currentList,
  matches,
  neighbour,
  type InboxConversation,
} from '../../src/features/conversations/model/inbox-list.js';
import { masked, valueText } from '../../src/features/conversations/model/personal-data.js';
import { markOf, givenName } from '../../src/features/conversations/model/visitor-name.js';

const minute = (value: number): string => new Date(Date.UTC(2026, 10, 22, 20, value)).toISOString();

function conversation(id: string, changes: Partial<InboxConversation> = {}): InboxConversation {
  return {
    id,
    state: 'WAITING_HUMAN',
    endReason: null,
    channel: 'WEB',
    isDemo: false,
    startedAt: minute(0),
    lastMessageAt: minute(1),
    waitingSince: minute(1),
    queue: null,
    messageCount: 3,
    unreadCount: 0,
    rating: null,
    bot: { id: 'bot_1', name: 'Salón Lucía' },
    contact: null,
    firstWords: null,
    erasedAt: null,
    goals: [],
    takeover: null,
    lastMessage: null,
    ...changes,
  };
}

const changedBy = (...all: InboxConversation[]): Map<string, InboxConversation> =>
  new Map(all.map((one) => [one.id, one]));
const ids = (all: readonly InboxConversation[]): string[] => all.map(({ id }) => id);
const waiting = { states: ['WAITING_HUMAN' as const] };

describe('the list of the inbox', () => {
  test('A new message moves its conversation to the top without repeating it', () => {
    const fetched = [conversation('a', { lastMessageAt: minute(5) }), conversation('b', { lastMessageAt: minute(4) })];
    const changed = changedBy(conversation('b', { lastMessageAt: minute(6), messageCount: 4 }));
    const list = currentList({ fetched, changed, hasMore: false, filter: waiting, memberId: 'usr_1' });
    expect(ids(list)).toEqual(['b', 'a']);
  });

  test('A conversation that is taken over leaves the waiting list, and one that starts to wait joins it', () => {
    const changed = changedBy(conversation('a', { state: 'HUMAN' }), conversation('c', { lastMessageAt: minute(9) }));
    const list = currentList({
      fetched: [conversation('a')],
      changed,
      hasMore: false,
      filter: waiting,
      memberId: 'usr_1',
    });
    expect(ids(list)).toEqual(['c']);
  });

  test('A change beyond the fetched part is not shown until that part is fetched', () => {
    const fetched = [conversation('a', { lastMessageAt: minute(5) })];
    const changed = changedBy(conversation('old', { lastMessageAt: minute(2) }));
    const pieces = { fetched, changed, filter: {}, memberId: 'usr_1' };
    expect(ids(currentList({ ...pieces, hasMore: true }))).toEqual(['a']);
    expect(ids(currentList({ ...pieces, hasMore: false }))).toEqual(['a', 'old']);
  });

  test('A conversation is added to a search only if the platform found it', () => {
    const changed = changedBy(conversation('b', { lastMessageAt: minute(9) }));
    const list = currentList({
      fetched: [conversation('a')],
      changed,
      hasMore: false,
      filter: { search: 'luz' },
      memberId: 'usr_1',
    });
    expect(ids(list)).toEqual(['a']);
  });

  test('A response that arrives after a newer one does not restore the old state', () => {
    const fetched = [conversation('a', { messageCount: 7, state: 'HUMAN' })];
    const changed = changedBy(conversation('a', { messageCount: 5 }));
    const list = currentList({ fetched, changed, hasMore: false, filter: {}, memberId: 'usr_1' });
    expect(list[0]?.state).toBe('HUMAN');
  });

  test('The list of the member contains what the member took over, in the chosen days', () => {
    const mine = conversation('a', {
      state: 'HUMAN',
      takeover: { startedAt: minute(2), name: 'Ana', member: { id: 'usr_1' } },
    });
    expect(matches(mine, { isMine: true }, 'usr_1')).toBe(true);
    expect(matches(mine, { isMine: true }, 'usr_2')).toBe(false);
    const ofKey = { ...mine, takeover: { startedAt: minute(2), name: 'CRM', member: null } };
    expect(matches(ofKey, { isMine: true }, 'usr_1')).toBe(false);
    expect(matches(mine, { startedFrom: minute(1) }, 'usr_1')).toBe(false);
    expect(matches(mine, { startedTo: minute(0) }, 'usr_1')).toBe(false);
    expect(matches(mine, { botId: 'bot_2' }, 'usr_1')).toBe(false);
  });

  test('Only conversations that a person has to answer count as unread', () => {
    const list = [
      conversation('a', { unreadCount: 2 }),
      conversation('b', { unreadCount: 4, state: 'BOT' }),
      conversation('c', { unreadCount: 1, state: 'HUMAN' }),
      conversation('d', { unreadCount: 9, state: 'ENDED' }),
    ];
    expect(countUnread(list)).toBe(2);
  });

  test('Next and previous follow the list and stop at its ends', () => {
    const list = [conversation('a'), conversation('b')];
    expect(neighbour(list, null, 1)?.id).toBe('a');
    expect(neighbour(list, 'a', 1)?.id).toBe('b');
    expect(neighbour(list, 'b', 1)).toBeNull();
    expect(neighbour(list, 'a', -1)).toBeNull();
    expect(neighbour([], 'a', 1)).toBeNull();
  });
});

describe('filters in the address', () => {
  const day = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const anyFilters: fc.Arbitrary<InboxFilters> = fc
    .record({
      tab: fc.constantFrom('waiting', 'mine', 'all'),
      state: fc.option(fc.constantFrom(...conversationStates)),
      outcome: fc.option(fc.constantFrom(...conversationOutcomes)),
      isActive: fc.boolean(),
      botId: fc.option(fc.stringMatching(/^bot_[0-9a-f]{8}$/u)),
      queue: fc.option(fc.constantFrom('', 'Ventas', 'a&b=c')),
      from: fc.option(day),
      to: fc.option(day),
      search: fc.string({ maxLength: 20 }),
    })
    .map((filters): InboxFilters => {
      return filters.tab === 'all' ? filters : { ...filters, state: null, outcome: null, isActive: false };
    });

  test('The link of a metric selects its outcome, its days and its bot', () => {
    const href = conversationsBehind({ outcome: 'RESOLVED', from: '2026-11-01', to: '2026-11-30', botId: 'bot_1' });
    const filters = readFilters(new URL(href, 'https://own.example').searchParams);
    expect(queryFilter(filters, 'America/Mexico_City')).toEqual({
      outcome: 'RESOLVED',
      botId: 'bot_1',
      startedFrom: '2026-11-01T06:00:00.000Z',
      startedTo: '2026-12-01T06:00:00.000Z',
    });
    expect(countFilters(filters)).toBe(3);
  });

  test('The links of the live counts select active, waiting and taken conversations', () => {
    const asked = (href: string) => queryFilter(readFilters(new URL(href, 'https://own.example').searchParams), 'UTC');
    expect(asked(conversationsBehind({ isActive: true }))).toEqual({ isActive: true });
    expect(asked(conversationsBehind({ state: 'WAITING_HUMAN' }))).toEqual({ states: ['WAITING_HUMAN'] });
    expect(asked(conversationsBehind({ state: 'HUMAN' }))).toEqual({ states: ['HUMAN'] });
  });

  test('Every view can be written to the address and read again', () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        expect(readFilters(new URLSearchParams(filtersQuery(filters)))).toEqual(filters);
      }),
    );
  });

  test('The default view has a clean address, and a link with filters alone shows all', () => {
    expect(filtersQuery(initialFilters)).toBe('');
    expect(readFilters(new URLSearchParams('bot=bot_1')).tab).toBe('all');
    expect(readFilters(new URLSearchParams('')).tab).toBe('waiting');
  });

  test('Invalid values in an address are ignored', () => {
    const read = readFilters(new URLSearchParams('tab=nope&state=nope&from=2026-02-31&to=yesterday'));
    expect(read).toEqual(initialFilters);
    expect(countFilters(read)).toBe(0);
  });

  test('Days are days of the organization, the last one included', () => {
    const filters = { ...initialFilters, tab: 'all' as const, from: '2026-11-01', to: '2026-11-02' };
    expect(queryFilter(filters, 'America/Mexico_City')).toEqual({
      startedFrom: '2026-11-01T06:00:00.000Z',
      startedTo: '2026-11-03T06:00:00.000Z',
    });
  });

  test('Each tab selects its own states', () => {
    expect(queryFilter(initialFilters, 'UTC')).toEqual({ states: ['WAITING_HUMAN'] });
    expect(queryFilter({ ...initialFilters, tab: 'mine' }, 'UTC')).toEqual({ states: ['HUMAN'], isMine: true });
    expect(queryFilter({ ...initialFilters, tab: 'all', search: '  ' }, 'UTC')).toEqual({});
  });
});

describe('who answers in a conversation', () => {
  const held = { waitingSince: null, takeover: null, erasedAt: null };

  test('The holder is the member, another member, a key, nobody, the bot, or nobody after the end', () => {
    const mine = { ...held, state: 'HUMAN' as const, takeover: { name: 'Ana', member: { id: 'usr_1' } } };
    expect(holderOf(mine, 'usr_1')).toEqual({ kind: 'me', waitsSince: null });
    expect(holderOf({ ...mine, waitingSince: minute(1) }, 'usr_2')).toEqual({
      kind: 'other',
      name: 'Ana',
      waitsSince: minute(1),
    });
    const ofKey = { ...mine, takeover: { name: 'CRM', member: null } };
    expect(holderOf(ofKey, 'usr_1')).toEqual({ kind: 'other', name: 'CRM', waitsSince: null });
    expect(holderOf({ ...held, state: 'WAITING_HUMAN', waitingSince: minute(1) }, 'usr_2')).toEqual({
      kind: 'nobody',
      since: minute(1),
    });
    expect(holderOf({ ...held, state: 'BOT' }, 'usr_2').kind).toBe('bot');
    expect(holderOf({ ...held, state: 'ENDED' }, 'usr_2')).toEqual({ kind: 'ended', isErased: false });
    expect(holderOf({ ...held, state: 'ENDED', erasedAt: minute(1) }, 'usr_2')).toEqual({
      kind: 'ended',
      isErased: true,
    });
  });
});

describe('a visitor', () => {
  test('A visitor is called by the given name, otherwise by a masked phone or e-mail, and nameless visitors get different marks', () => {
    expect(givenName({ name: 'Ana', email: null, phone: '+525512344417' })).toBe('Ana');
    expect(givenName({ name: null, email: 'ana@salon.mx', phone: '+525512344417' })).toBe('+52 •••• 4417');
    expect(givenName({ name: null, email: 'ana@salon.mx', phone: null })).toBe('a•••@salon.mx');
    expect(givenName({ name: null, email: null, phone: null })).toBeNull();
    expect(givenName(null)).toBeNull();
    expect(markOf('cnv_01a223e4b44173d79b4cecbc011bc704')).toBe('C704');
  });
});

describe('personal data', () => {
  test('A masked value shows only its ends', () => {
    expect(masked('+525512344417')).toBe('+52 •••• 4417');
    expect(masked('ana.lopez@salon.mx')).toBe('a•••@salon.mx');
    expect(masked('Calle Durango 245, Roma Norte')).toBe('••••••');
    fc.assert(
      fc.property(fc.stringMatching(/^\d{5,20}$/u), (digits) => {
        expect(masked(digits).replaceAll(/\D/gu, '').length).toBeLessThanOrEqual(Math.max(4, digits.length - 3));
      }),
    );
  });

  test('Values of variables are shown as text, not as code', () => {
    const words = { yes: 'sí', no: 'no' };
    expect(valueText(true, words)).toBe('sí');
    expect(valueText(['Corte', 'Color'], words)).toBe('Corte, Color');
    expect(valueText('', words)).toBeNull();
    expect(valueText(0, words)).toBe('0');
    expect(valueText({ a: 1 }, words)).toBe('{"a":1}');
  });
});
