import { describe, expect, test } from '@jest/globals';
import { newsOf, pauseMs } from '../src/unread/unread-poll.js';
import type { UnreadResult } from '../src/unread/unread-poll.js';

const sample = (sequence: number, author: 'BOT' | 'MEMBER' | 'VISITOR', senderName: string | null = null) => ({
  sequence,
  author,
  text: `texto ${sequence}`,
  senderName,
});

function answer(messages: UnreadResult['messages'], takenOverBy: string | null = null): UnreadResult {
  return { state: 'HUMAN', takenOverBy, messages };
}

describe('unread replies', () => {
  test('Only messages of the other side count; the latest one supplies text and sender', () => {
    const news = newsOf(answer([sample(4, 'VISITOR'), sample(5, 'BOT'), sample(6, 'MEMBER', 'Ana')]), 'Persona');
    expect(news).toEqual({ count: 2, through: 6, sender: 'Ana', text: 'texto 6' });
  });

  test('The sender is the person’s name or a general word; a bot needs none', () => {
    expect(newsOf(answer([sample(1, 'MEMBER')], 'Luis'), 'Persona').sender).toBe('Luis');
    expect(newsOf(answer([sample(1, 'MEMBER')]), 'Persona').sender).toBe('Persona');
    expect(newsOf(answer([sample(1, 'BOT')], 'Luis'), 'Persona').sender).toBe('');
  });

  test('There are none when only the visitor has written', () => {
    expect(newsOf(answer([sample(1, 'VISITOR')]), 'Persona')).toMatchObject({ count: 0, through: 0 });
  });
});

describe('polling interval', () => {
  const calm = { state: 'HUMAN', isVisible: true, emptyPolls: 0, retryAfterMs: 0 } as const;

  test('Polling is frequent while a person is expected, and less frequent with a bot or in the background', () => {
    expect(pauseMs(calm)).toBe(5_000);
    expect(pauseMs({ ...calm, state: 'BOT' })).toBe(10_000);
    expect(pauseMs({ ...calm, isVisible: false })).toBe(15_000);
  });

  test('Polling slows down without new replies, to at most two minutes', () => {
    const pauses = [0, 12, 24, 36, 48, 600].map((emptyPolls) => pauseMs({ ...calm, emptyPolls }));
    expect(pauses).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 120_000]);
  });

  test('Polling respects the platform’s retry delay', () => {
    expect(pauseMs({ ...calm, retryAfterMs: 300_000 })).toBe(300_000);
  });
});
