import { describe, expect, test } from '@jest/globals';
import { countryCodes, isCountry } from '../src/index.js';

describe('the codes of countries', () => {
  test('are those of ISO 3166-1, each once and in order', () => {
    expect(countryCodes).toHaveLength(249);
    expect([...new Set(countryCodes)].toSorted()).toEqual(countryCodes);
    expect(['MX', 'AR', 'ES', 'US', 'AX', 'SX'].every(isCountry)).toBe(true);
  });

  test('leave out groups, former codes, places for tests, and small letters', () => {
    expect(['EU', 'UK', 'ZZ', 'XK', 'AN', 'mx', ''].some(isCountry)).toBe(false);
  });
});
