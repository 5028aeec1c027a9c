import { describe, expect, test } from '@jest/globals';
import { countryCodes, isCountry } from '../src/index.js';

describe('country codes', () => {
  test('The codes are those of ISO 3166-1, sorted and without duplicates', () => {
    expect(countryCodes).toHaveLength(249);
    expect([...new Set(countryCodes)].toSorted()).toEqual(countryCodes);
    expect(['MX', 'AR', 'ES', 'US', 'AX', 'SX'].every(isCountry)).toBe(true);
  });

  test('Groups, former and reserved codes, and lower-case codes are not countries', () => {
    expect(['EU', 'UK', 'ZZ', 'XK', 'AN', 'mx', ''].some(isCountry)).toBe(false);
  });
});
