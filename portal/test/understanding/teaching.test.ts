import { describe, expect, test } from '@jest/globals';
import { repliedTo, type ThreadLine } from '../../src/features/conversations/model/thread-lines.js';
import { teachAddress } from '../../src/features/conversations/model/teach-address.js';
import { withSynonym } from '../../src/features/flow-editor/model/synonym-lines.js';
import { divided, type MissGroup } from '../../src/features/understanding/model/misses.js';
import { taughtBy } from '../../src/features/understanding/model/teaching.js';

const message = (sequence: number, author: string, text: string, blockId: string | null = null) => {
  return { sequence, author, text, blockId };
};

describe('a message that is taught', () => {
  const messages = [
    message(1, 'BOT', '¿Qué servicio?', 'service'),
    message(2, 'VISITOR', 'mechas'),
    message(3, 'SYSTEM', 'Un momento'),
    message(4, 'BOT', 'No te entendí.', 'service'),
    message(5, 'VISITOR', ' '),
  ];

  test('has the text of the visitor and the block whose message came before it', () => {
    expect(taughtBy(messages, 2)).toEqual({ text: 'mechas', blockId: 'service' });
    expect(taughtBy(messages.slice(1), 2)).toEqual({ text: 'mechas', blockId: null });
  });

  test('is a text of a visitor, not one of the bot, an empty one or one that is not there', () => {
    for (const sequence of [1, 3, 5, 9]) expect(taughtBy(messages, sequence)).toBeNull();
  });

  test('is named by conversation and number in the address, without its text', () => {
    expect(teachAddress('bot_1', { conversationId: 'cnv_2', sequence: 7 })).toBe(
      '/bots/bot_1/understanding?conversation=cnv_2&message=7',
    );
  });
});

describe('a run of the bot in the inbox', () => {
  const run = (author: 'VISITOR' | 'BOT' | 'MEMBER', ...sequences: number[]) =>
    ({
      kind: 'run',
      key: String(sequences[0]),
      author,
      name: null,
      messages: sequences.map((sequence) => ({ sequence })),
    }) as ThreadLine;
  const day: ThreadLine = { kind: 'day', key: 'd', day: '2026-01-02', at: '2026-01-02T00:00:00Z' };

  test("replies to the visitor's last message right before it, even of the day before", () => {
    const lines = [run('BOT', 1), run('VISITOR', 2, 3), day, run('BOT', 4), run('MEMBER', 5), run('BOT', 6)];
    expect(lines.map((_line, index) => repliedTo(lines, index))).toEqual([null, null, null, 3, null, null]);
  });
});

describe('groups of missed texts', () => {
  const group = (id: string, ...texts: string[]) => ({ id, texts: texts.map((text) => ({ id: text })) }) as MissGroup;
  const groups = [group('a', 'a', 'b'), group('c', 'c')];

  test('count as understood when the draft understands every text of them', () => {
    const check = { checked: 3, understood: 2, understoodIds: ['a', 'c'] };
    expect(divided(groups, check)).toEqual({ open: [groups[0]], understood: [groups[1]] });
    expect(divided(groups, null)).toEqual({ open: groups, understood: [] });
  });
});

describe('a synonym that is added', () => {
  test('stands at the end, once, on one line', () => {
    expect(withSynonym(['uñas'], 'mani\n cure')).toEqual(['uñas', 'mani cure']);
    expect(withSynonym(['uñas'], 'UNAS')).toEqual(['uñas']);
  });
});
