import { describe, expect, test } from '@jest/globals';
import { newsOf, pauseMs } from '../src/unread/unread-poll.js';
import type { UnreadAnswer } from '../src/unread/unread-poll.js';

const told = (sequence: number, author: 'BOT' | 'MEMBER' | 'VISITOR', senderName: string | null = null) => ({
  sequence,
  author,
  text: `texto ${sequence}`,
  senderName,
});

function answer(messages: UnreadAnswer['messages'], takenOverBy: string | null = null): UnreadAnswer {
  return { state: 'HUMAN', takenOverBy, messages };
}

describe('answers that nobody has seen', () => {
  test('are those of the other side, told by the latest of them and who wrote it', () => {
    const news = newsOf(answer([told(4, 'VISITOR'), told(5, 'BOT'), told(6, 'MEMBER', 'Ana')]), 'Persona');
    expect(news).toEqual({ count: 2, through: 6, sender: 'Ana', text: 'texto 6' });
  });

  test('have the name of who answers now, else a word for a person; the bot needs none', () => {
    expect(newsOf(answer([told(1, 'MEMBER')], 'Luis'), 'Persona').sender).toBe('Luis');
    expect(newsOf(answer([told(1, 'MEMBER')]), 'Persona').sender).toBe('Persona');
    expect(newsOf(answer([told(1, 'BOT')], 'Luis'), 'Persona').sender).toBe('');
  });

  test('are none where only the visitor wrote', () => {
    expect(newsOf(answer([told(1, 'VISITOR')]), 'Persona')).toMatchObject({ count: 0, through: 0 });
  });
});

describe('how often it is asked', () => {
  const calm = { state: 'HUMAN', isVisible: true, inVain: 0, retryAfterMs: 0 } as const;

  test('every few seconds while a person is expected, less with a bot or in the background', () => {
    expect(pauseMs(calm)).toBe(5_000);
    expect(pauseMs({ ...calm, state: 'BOT' })).toBe(10_000);
    expect(pauseMs({ ...calm, isVisible: false })).toBe(15_000);
  });

  test('more and more seldom where nothing comes, at least every two minutes', () => {
    const pauses = [0, 12, 24, 36, 48, 600].map((inVain) => pauseMs({ ...calm, inVain }));
    expect(pauses).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 120_000]);
  });

  test('never before the platform wants it', () => {
    expect(pauseMs({ ...calm, retryAfterMs: 300_000 })).toBe(300_000);
  });
});
