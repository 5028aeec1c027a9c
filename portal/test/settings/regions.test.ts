import { describe, expect, test } from '@jest/globals';
import { changedFields } from '../../src/features/settings/model/changes.js';
import {
  countryCodes,
  countryOptions,
  currencyOptions,
  zoneOffset,
  zoneOptions,
} from '../../src/features/settings/model/regions.js';

const now = Date.parse('2026-11-22T20:00:00Z');

describe('places to choose from', () => {
  test.each(['es', 'en'])('every country has a name in %s, in the order of its alphabet', (locale) => {
    const options = countryOptions(locale);
    expect(options).toHaveLength(countryCodes.length);
    expect(options.filter(({ value, label }) => value === label)).toEqual([]);
    const labels = options.map(({ label }) => label);
    expect(labels).toEqual(labels.toSorted(new Intl.Collator(locale).compare));
  });

  test('what an organization has is never missing from a list', () => {
    expect(zoneOptions('es', 'US/Pacific', now).map(({ value }) => value)).toContain('US/Pacific');
    expect(currencyOptions('es', 'MXN').find(({ value }) => value === 'MXN')?.label).toMatch(/^MXN · peso/u);
  });

  test('a zone tells its distance at that moment of the year', () => {
    expect(zoneOffset('en', 'America/New_York', now)).toBe('GMT-5');
    expect(zoneOffset('en', 'America/New_York', Date.parse('2026-07-01T00:00:00Z'))).toBe('GMT-4');
  });
});

describe('what is sent', () => {
  test('only what was changed', () => {
    const kept = { name: 'Salón Lucía', country: 'MX' };
    expect(changedFields(kept, { name: 'Salón Luz', country: 'MX' })).toEqual({ name: 'Salón Luz' });
    expect(changedFields(kept, { ...kept })).toEqual({});
  });
});
