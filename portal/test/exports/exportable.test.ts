import { describe, expect, test } from '@jest/globals';
import { inputOf, kindsOf, shareOf, sizeText, type Exportable } from '../../src/features/exports/model/exportable.js';

const list: Exportable = { of: 'LIST', filter: { states: ['ENDED'], search: 'cita' } };
const range = { from: '2026-03-01T06:00:00.000Z', to: '2026-03-08T06:00:00.000Z' };

describe('what is exported', () => {
  test('A list offers its conversations and messages with its filter, and contacts without it', () => {
    expect(kindsOf(list, true)).toEqual(['CONVERSATIONS', 'MESSAGES', 'CONTACTS']);
    expect(inputOf(list, 'MESSAGES', 'CSV')).toEqual({
      kind: 'MESSAGES',
      format: 'CSV',
      filter: { states: ['ENDED'], search: 'cita' },
    });
    expect(inputOf(list, 'CONTACTS', 'EXCEL')).toEqual({ kind: 'CONTACTS', format: 'EXCEL' });
  });

  test('Numbers come with comments for whoever may read conversations', () => {
    const numbers: Exportable = { of: 'NUMBERS', range, filter: null };
    expect(kindsOf(numbers, true)).toEqual(['METRICS', 'COMMENTS']);
    expect(kindsOf(numbers, false)).toEqual(['METRICS']);
    expect(inputOf(numbers, 'COMMENTS', 'EXCEL')).toEqual({ kind: 'COMMENTS', format: 'EXCEL', range });
  });

  test('Numbers are those of the range, of the chosen bots', () => {
    expect(inputOf({ of: 'NUMBERS', range, filter: null }, 'METRICS', 'CSV')).toEqual({
      ...{ kind: 'METRICS', format: 'CSV', range },
    });
    expect(inputOf({ of: 'NUMBERS', range, filter: { botIds: ['bot_1'] } }, 'METRICS', 'CSV')).toMatchObject({
      metrics: { botIds: ['bot_1'] },
    });
  });
});

describe('how far it is', () => {
  test.each([
    [0, null, null],
    [0, 0, null],
    [500, 1_000, 0.5],
    [1_200, 1_000, 1],
  ])('%s rows of %s', (rows, rowsExpected, share) => {
    expect(shareOf({ rows, rowsExpected })).toBe(share);
  });

  test.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [1_500, '1.5 kB'],
    [2_340_000, '2.3 MB'],
    [5_000_000_000_000, '5,000 GB'],
  ])('%s bytes are written as %s', (bytes, text) => {
    expect(sizeText(bytes, 'en')).toBe(text);
  });
});
