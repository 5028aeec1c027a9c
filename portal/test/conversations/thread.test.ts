import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allAfter } from '../../src/features/conversations/model/all-after.js';
import {
  earlierPart,
  hasGap,
  lastWithoutGap,
  mergeMessages,
  readable,
  floorOf,
  type ThreadMessage,
} from '../../src/features/conversations/model/thread.js';
import { arrange, dayBefore, dayOf } from '../../src/features/conversations/model/thread-lines.js';
import { afterReload, failed, queued, retried, unconfirmed } from '../../src/features/conversations/model/outbox.js';

function message(sequence: number, changes: Partial<ThreadMessage> = {}): ThreadMessage {
  return {
    id: `msg_${String(sequence)}`,
    sequence,
    author: 'VISITOR',
    member: null,
    senderName: null,
    content: [],
    text: `message ${String(sequence)}`,
    at: new Date(Date.UTC(2026, 10, 22, 20, sequence)).toISOString(),
    clientMessageId: null,
    heardIntent: null,
    heardUrgency: null,
    sources: null,
    ...changes,
  };
}

const sequences = (messages: readonly ThreadMessage[]): number[] => messages.map(({ sequence }) => sequence);

describe('merging messages by sequence number', () => {
  test('However messages are split, ordered and repeated, each is shown once and in order', () => {
    const parts = fc.integer({ min: 1, max: 30 }).chain((count) =>
      fc.record({
        count: fc.constant(count),
        batches: fc.array(fc.array(fc.integer({ min: 1, max: count }), { maxLength: 8 }), { maxLength: 8 }),
      }),
    );
    fc.assert(
      fc.property(parts, ({ count, batches }) => {
        const all = Array.from({ length: count }, (_, index) => index + 1);
        const merged = [...batches, all].reduce<readonly ThreadMessage[]>(
          (known, batch) =>
            mergeMessages(
              known,
              batch.map((one) => message(one)),
            ),
          [],
        );
        expect(sequences(merged)).toEqual(all);
        expect(hasGap(merged, 0)).toBe(false);
      }),
    );
  });

  test('All messages after a number are fetched, page by page, however many there are', async () => {
    const count = 1_700;
    const readPage = async (after: number) => {
      const nodes = Array.from({ length: Math.min(50, count - after) }, (_, index) => message(after + index + 1));
      return { nodes, hasMore: after + nodes.length < count };
    };
    const fetched = await allAfter(3, readPage);
    expect(sequences(fetched)).toEqual(Array.from({ length: count - 3 }, (_, index) => index + 4));
  });

  test('Messages after a gap are not shown, and the missing part starts at the gap', () => {
    const known = mergeMessages([message(1), message(2)], [message(5)]);
    expect(hasGap(known, 0)).toBe(true);
    expect(lastWithoutGap(known, 0)).toBe(2);
    expect(sequences(readable(known, 0))).toEqual([1, 2]);
    const filled = mergeMessages(known, [message(3), message(4), message(5)]);
    expect(sequences(readable(filled, 0))).toEqual([1, 2, 3, 4, 5]);
  });

  test('An event that arrives before the first fetch is not shown until the fetch completes', () => {
    const early = mergeMessages([], [message(9)]);
    expect(readable(early, 6)).toEqual([]);
    expect(sequences(readable(mergeMessages(early, [message(7), message(8)]), 6))).toEqual([7, 8, 9]);
  });

  test('A merge without new messages returns the same list, so that nothing is rendered again', () => {
    const known = [message(1), message(2)];
    expect(mergeMessages(known, [message(2)])).toBe(known);
  });

  test('The last messages and the parts before them cover a conversation exactly once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 60 }), (count, size) => {
        const numbers = Array.from({ length: count }, (_, index) => index + 1);
        let floor = floorOf(numbers.slice(-size).map((sequence) => message(sequence)));
        const asked = Array.from({ length: count - floor }, (_, index) => floor + index + 1);
        for (let part = earlierPart(floor, size); part !== null; part = earlierPart(floor, size)) {
          const { after, first } = part;
          expect(first).toBeLessThanOrEqual(size);
          asked.unshift(...Array.from({ length: first }, (_, index) => after + index + 1));
          floor = after;
        }
        expect(asked).toEqual(numbers);
      }),
    );
  });
});

describe('unconfirmed messages', () => {
  const written = { clientId: 'c1', text: 'Hola', at: '2026-11-22T20:00:00.000Z' };

  test('A message is shown once, whether the response or the live event arrives first', () => {
    const outbox = queued([], written);
    expect(unconfirmed(outbox, [message(1)])).toHaveLength(1);
    expect(unconfirmed(outbox, [message(2, { author: 'MEMBER', clientMessageId: 'c1' })])).toHaveLength(0);
  });

  test('A failed message keeps its text and its id when it is sent again', () => {
    const again = retried(failed(queued([], written), 'c1', 'Primero toma la conversación'), 'c1');
    expect(again).toEqual([{ ...written, state: 'sending', reason: null }]);
  });

  test('After a reload no message is shown as being sent', () => {
    expect(afterReload(queued([], written)).map(({ state }) => state)).toEqual(['failed']);
  });
});

describe('days and runs', () => {
  test('Days are those of the organization, not of the device', () => {
    expect(dayOf('2026-11-23T04:30:00.000Z', 'America/Mexico_City')).toBe('2026-11-22');
    expect(dayOf('2026-11-23T04:30:00.000Z', 'Europe/Madrid')).toBe('2026-11-23');
    expect(dayBefore('2026-03-01')).toBe('2026-02-28');
  });

  test('A new day is marked once, a new author or a pause starts a new run, and every message is kept', () => {
    const ana = { id: 'usr_1', name: 'Ana' };
    const lines = arrange(
      [
        message(1, { at: '2026-11-22T20:00:00Z' }),
        message(2, { at: '2026-11-22T20:01:00Z' }),
        message(3, { at: '2026-11-22T20:09:00Z' }),
        message(4, { author: 'BOT', at: '2026-11-22T20:09:01Z' }),
        message(5, { author: 'SYSTEM', at: '2026-11-22T20:10:00Z' }),
        message(6, { author: 'MEMBER', member: ana, at: '2026-11-23T20:10:00Z' }),
        message(7, { author: 'MEMBER', member: { id: 'usr_2', name: 'Luz' }, at: '2026-11-23T20:10:05Z' }),
      ],
      'America/Mexico_City',
    );
    expect(
      lines.map((line) => (line.kind === 'run' ? `${line.author} ${String(line.messages.length)}` : line.kind)),
    ).toEqual(['day', 'VISITOR 2', 'VISITOR 1', 'BOT 1', 'system', 'day', 'MEMBER 1', 'MEMBER 1']);
  });
});
