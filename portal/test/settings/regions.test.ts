import { countryCodes } from '@tertulia/country-codes';
import { describe, expect, test } from '@jest/globals';
import { changedFields } from '../../src/features/settings/model/changes.js';
import { countryOptions, currencyOptions } from '../../src/features/settings/model/regions.js';

describe('places to choose from', () => {
  test.each(['es', 'en'])('every country has a name in %s, in the order of its alphabet', (locale) => {
    const options = countryOptions(locale);
    expect(options).toHaveLength(countryCodes.length);
    expect(options.filter(({ value, label }) => value === label)).toEqual([]);
    const labels = options.map(({ label }) => label);
    expect(labels).toEqual(labels.toSorted(new Intl.Collator(locale).compare));
  });

  test('what an organization has is never missing from a list', () => {
    expect(currencyOptions('es', 'MXN').find(({ value }) => value === 'MXN')?.label).toMatch(/^MXN · peso/u);
  });
});

describe('what is sent', () => {
  test('only what was changed', () => {
    const kept = { name: 'Salón Lucía', country: 'MX' };
    expect(changedFields(kept, { name: 'Salón Luz', country: 'MX' })).toEqual({ name: 'Salón Luz' });
    expect(changedFields(kept, { ...kept })).toEqual({});
  });
});
