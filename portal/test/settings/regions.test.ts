import { countryCodes } from '@tertulia/country-codes';
import { describe, expect, test } from '@jest/globals';
import { changedFields } from '../../src/features/settings/model/changes.js';
import { countryOptions, currencyOptions, customerCountries } from '../../src/i18n/regions.js';

describe('countries and currencies', () => {
  test.each(['es', 'en'])('Every country has a name in %s, in alphabetical order', (locale) => {
    const options = countryOptions(locale);
    expect(options).toHaveLength(countryCodes.length);
    expect(options.filter(({ value, label }) => value === label)).toEqual([]);
    const labels = options.map(({ label }) => label);
    expect(labels).toEqual(labels.toSorted(new Intl.Collator(locale).compare));
  });

  test('The organization’s currency is always in the list', () => {
    expect(currencyOptions('es', 'MXN').find(({ value }) => value === 'MXN')?.label).toMatch(/^MXN · peso/u);
    expect(currencyOptions('es', 'XTS', ['MXN']).map(({ value }) => value)).toEqual(['XTS', 'MXN']);
    expect(currencyOptions('es', 'XTS').map(({ value }) => value)).toContain('XTS');
  });

  test('A country is listed once, also if it is both the current one and one of the list', () => {
    const codes = countryOptions('es', ['MX', ...customerCountries]).map(({ value }) => value);
    expect(codes.toSorted()).toEqual(customerCountries.toSorted());
  });
});

describe('changed fields', () => {
  test('Only changed fields are sent', () => {
    const kept = { name: 'Salón Lucía', country: 'MX' };
    expect(changedFields(kept, { name: 'Salón Luz', country: 'MX' })).toEqual({ name: 'Salón Luz' });
    expect(changedFields(kept, { ...kept })).toEqual({});
  });
});
