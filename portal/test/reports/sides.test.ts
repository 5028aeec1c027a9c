import { describe, expect, test } from '@jest/globals';
import { everything } from '../../src/features/metric-filter/index.js';
import { countsByCode } from '../../src/features/reports/model/error-counts.js';
import { filtersOf, rateInput, sidesOf } from '../../src/features/reports/model/sides.js';

const filter = (botIds: string[], versionIds: string[] = []) => ({ botIds, only: { ...everything, versionIds } });

describe('what is compared', () => {
  test('is two bots, each with the other filters', () => {
    const chosen = { ...filter(['bot_a', 'bot_b']), only: { ...everything, channels: ['WEB' as const] } };
    const sides = sidesOf(chosen);
    expect(sides).toEqual({ kind: 'bots', ids: ['bot_a', 'bot_b'] });
    if (sides === null) throw new Error('no sides');
    expect(filtersOf(sides, chosen)).toEqual({
      first: { botIds: ['bot_a'], channels: ['WEB'] },
      second: { botIds: ['bot_b'], channels: ['WEB'] },
    });
  });

  test('is two versions of a bot, if versions are chosen', () => {
    const chosen = filter(['bot_a'], ['bvr_1', 'bvr_2']);
    const sides = sidesOf(chosen);
    expect(sides).toEqual({ kind: 'versions', ids: ['bvr_1', 'bvr_2'] });
    if (sides === null) throw new Error('no sides');
    expect(filtersOf(sides, chosen)).toEqual({
      first: { botIds: ['bot_a'], versionIds: ['bvr_1'] },
      second: { botIds: ['bot_a'], versionIds: ['bvr_2'] },
    });
  });

  test.each([[[]], [['bot_a']], [['bot_a', 'bot_b', 'bot_c']]])('is nothing of the bots %j', (botIds) => {
    expect(sidesOf(filter(botIds))).toBeNull();
  });

  test('is a rate without conversations as zero of zero', () => {
    const definition = { es: '', en: '' };
    const rate = { value: null, previous: null, numerator: null, denominator: null, definition };
    expect(rateInput(rate)).toEqual({ numerator: 0, denominator: 0 });
  });
});

test('Errors of one code are added up over versions, the most frequent code first', () => {
  const error = (code: string, count: number, id: string) => ({ code, count, bot: { id } });
  expect(countsByCode([error('A', 2, 'x'), error('B', 3, 'x'), error('A', 1, 'y'), error('A', 1, 'y')])).toEqual([
    { code: 'A', count: 4, bots: 2 },
    { code: 'B', count: 3, bots: 1 },
  ]);
});
