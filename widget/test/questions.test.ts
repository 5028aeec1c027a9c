import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matchingChoices } from '../src/conversation/choice-search.js';
import { isOnCards, ratingMarks, wordsOf } from '../src/conversation/questions.js';
import { retryDelayMs } from '../src/conversation/retry-delay.js';
import { rowsOf } from '../src/conversation/rows.js';
import { transcriptOf } from '../src/conversation/transcript.js';
import { initialState, reduce } from '../src/conversation/reducer.js';
import type { ConversationState, Message } from '../src/conversation/model.js';
import { textsOf } from '../src/texts/index.js';
import { isoDateInWords } from '../src/ui/dates.js';
import { nextIndex } from '../src/ui/focus.js';
import { awaiting, choice, message, payload } from './samples.js';

const dayOf = (at: string): string => at.slice(0, 10);

function kindsOf(messages: readonly Message[], state: ConversationState): readonly string[] {
  const response = payload(messages, { state, takenOverBy: 'Ana' });
  const after = reduce(initialState('es'), { type: 'started', payload: response, isResumed: false });
  return rowsOf(after, dayOf).map((row) => (row.kind === 'message' ? row.message.author : row.kind));
}

describe('questions', () => {
  test('Choices are on cards only while the last message has all of them as buttons', () => {
    const asked = awaiting('CHOICE', { choices: [choice('a', 'Camisa'), choice('b', 'Pantalón')] });
    const card = (choiceId: string | null) => {
      return { title: '', text: '', imageUrl: null, imageAlt: '', buttons: [{ label: '', choiceId, url: null }] };
    };
    const shown = (...ids: (string | null)[]) =>
      message(1, 'BOT', { content: [{ __typename: 'CardsNode', cards: ids.map(card) }] });
    expect(isOnCards(asked, shown('a', 'b', null))).toBe(true);
    expect(isOnCards(asked, shown('a'))).toBe(false);
    expect(isOnCards(asked, message(2))).toBe(false);
    expect(isOnCards(awaiting('TEXT'), shown('a', 'b'))).toBe(false);
    expect(isOnCards(asked, undefined)).toBe(false);
  });

  test('The text of an answer is what the visitor picked', () => {
    const asked = awaiting('CHOICE', { choices: [choice('a', 'Corte'), choice('b', 'Color')] });
    expect(wordsOf({ choiceIds: ['b', 'a'] }, asked)).toBe('Color, Corte');
    expect(wordsOf({ rating: 4 }, awaiting('RATING', { scale: 'STARS' }))).toBe('4');
    expect(wordsOf({ rating: 9 }, awaiting('RATING', { scale: 'NPS' }))).toBe('9');
    expect(wordsOf({ text: 'hola' }, null)).toBe('hola');
  });

  test('The values of a rating follow its scale and limits', () => {
    expect(ratingMarks(awaiting('RATING', { scale: 'STARS' }))).toEqual([1, 2, 3, 4, 5]);
    expect(ratingMarks(awaiting('RATING', { scale: 'NPS' }))).toHaveLength(11);
    expect(ratingMarks(awaiting('RATING', { scale: 'NUMBERS', min: '1', max: '7' }))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(ratingMarks(awaiting('RATING', { scale: 'NUMBERS', min: '0', max: '1000000' }))).toHaveLength(11);
  });

  test('A search finds choices whatever the accents, the case and the order of words', () => {
    const cities = [choice('1', 'Bogotá, Colombia'), choice('2', 'Córdoba, Argentina')];
    expect(matchingChoices(cities, 'COLOMBIA bogota')).toEqual([cities[0]]);
    expect(matchingChoices(cities, '  ')).toEqual(cities);
    expect(matchingChoices(cities, 'lima')).toEqual([]);
  });

  test('Arrow keys wrap around, and other keys are ignored', () => {
    expect(nextIndex('ArrowDown', 2, 3)).toBe(0);
    expect(nextIndex('ArrowUp', 0, 3)).toBe(2);
    expect(nextIndex('ArrowUp', -1, 3)).toBe(2);
    expect(nextIndex('End', 0, 3)).toBe(2);
    expect(nextIndex('a', 0, 3)).toBeNull();
    expect(nextIndex('ArrowDown', -1, 0)).toBeNull();
  });
});

describe('pauses between attempts', () => {
  test('Pauses are between a quarter of a second and thirty seconds and never shrink', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
        const delayMs = retryDelayMs(attempt, chance);
        expect(delayMs).toBeGreaterThanOrEqual(250);
        expect(delayMs).toBeLessThanOrEqual(30_000);
        expect(retryDelayMs(attempt + 1, chance)).toBeGreaterThanOrEqual(delayMs);
      }),
    );
  });
});

describe('rows', () => {
  test('Messages of one author form a group until another author writes or five minutes pass', () => {
    const messages = [message(1), message(2), message(3, 'VISITOR'), message(4), message(10)];
    const response = payload(messages, { lastSequence: 10 });
    const started = reduce(initialState('es'), { type: 'started', payload: response, isResumed: false });
    const rows = rowsOf(started, dayOf).filter((row) => row.kind === 'message');
    expect(rows.map((row) => [row.isFirst, row.isLast])).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [true, true],
      [true, true],
    ]);
  });

  test('Each day is shown once', () => {
    const messages = [message(1), message(2), message(3, 'BOT', { at: '2026-03-02T00:00:00.000Z' })];
    expect(kindsOf(messages, 'BOT')).toEqual(['day', 'BOT', 'BOT', 'day', 'BOT']);
  });

  test('A person is introduced where she joins, also before she has written', () => {
    expect(kindsOf([message(1), message(2, 'VISITOR')], 'HUMAN')).toEqual(['day', 'BOT', 'VISITOR', 'person']);
    const written = [
      message(1),
      message(2, 'VISITOR'),
      message(3, 'MEMBER'),
      message(4, 'VISITOR'),
      message(5, 'MEMBER'),
    ];
    const expected = ['day', 'BOT', 'VISITOR', 'person', 'MEMBER', 'VISITOR', 'MEMBER'];
    expect(kindsOf(written, 'HUMAN')).toEqual(expected);
    expect(kindsOf([...written, message(6)], 'ENDED')).toEqual([...expected, 'BOT', 'ended']);
  });

  test('What a system message announces is not shown again', () => {
    expect(kindsOf([message(1), message(2, 'SYSTEM')], 'HUMAN')).toEqual(['day', 'BOT', 'SYSTEM']);
    expect(kindsOf([message(1), message(2, 'SYSTEM')], 'ENDED')).toEqual(['day', 'BOT', 'SYSTEM']);
  });
});

describe('texts', () => {
  test('A transcript names every sender and contains every text', () => {
    const messages = [message(1), message(2, 'VISITOR', { text: 'Quiero <b>cita</b>' }), message(3, 'MEMBER')];
    const response = payload(messages, { takenOverBy: 'Ana' });
    const state = reduce(initialState('es'), { type: 'started', payload: response, isResumed: false });
    expect(transcriptOf(state, textsOf('es'), (at) => at.slice(11, 16))).toBe(
      'Aurora\n\n[10:01] Aurora: text 1\n\n[10:02] Tú: Quiero <b>cita</b>\n\n[10:03] Ana: text 3\n\n',
    );
  });

  test('Every text exists in both languages, and no text is the same in both by mistake', () => {
    const [es, en] = [textsOf('es'), textsOf('en')];
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(es).toSorted());
    const untranslated = Object.entries(es).filter(([key, text]) => text === en[key as keyof typeof en]);
    expect(untranslated).toEqual([]);
    expect([...Object.values(es), ...Object.values(en)].filter((text) => text === '')).toEqual([]);
  });

  test('An ISO date is formatted as a date, and any other text is unchanged', () => {
    expect(isoDateInWords('2026-12-24', 'es')).toBe('24 de diciembre de 2026');
    expect(isoDateInWords('2026-02-31', 'es')).toBe('2026-02-31');
    expect(isoDateInWords('el 2026-12-24', 'es')).toBe('el 2026-12-24');
    expect(isoDateInWords('2026-12-24 16:30', 'es')).toBe('24 de diciembre de 2026, 16:30');
    expect(isoDateInWords('2026-12-24 16:30', 'en').replaceAll(/\s/gu, ' ')).toBe('December 24, 2026, 4:30 PM');
  });
});
