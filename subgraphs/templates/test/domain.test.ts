import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gatherFacts } from '../src/domain/business-facts.js';
import { initialsOf } from '../src/domain/definition-of.js';
import { localPrice } from '../src/domain/prices.js';
import { regionOf } from '../src/domain/region.js';
import { both, spoken } from '../src/domain/voice.js';

describe('forms of address', () => {
  const text = both(
    '[Tú|Usted|Vos] [puedes|podés] ver el [mapa](https://a.example)',
    'You can see the [map](https://a.example)',
  );
  test.each([
    ['TU', 'Tú puedes ver el [mapa](https://a.example)'],
    ['USTED', 'Usted puedes ver el [mapa](https://a.example)'],
    ['VOS', 'Vos podés ver el [mapa](https://a.example)'],
  ] as const)('%s is used, and links do not change', (tone, said) => {
    expect(spoken(text, { locale: 'es', tone })).toBe(said);
    expect(spoken(text, { locale: 'en', tone })).toBe('You can see the [map](https://a.example)');
  });
});

describe('prices', () => {
  test.each([
    [280, 'MXN', 28_000],
    [280, 'USD', 2_100],
    [280, 'COP', 53_000],
    [280, 'ARS', 2_100_000],
    [280, 'CLP', 14_000],
    [280, 'PEN', 5_500],
    [280, 'EUR', 2_000],
    [4_500, 'CLP', 230_000],
    [null, 'MXN', null],
    [280, 'JPY', null],
    [280, 'constructor', null],
  ])('%s pesos in %s are %s minor units', (pesos, currency, minor) => {
    expect(localPrice(pesos, currency)).toBe(minor);
  });

  test('are whole, above zero, near their level, and never decrease as the peso price increases', () => {
    const currency = fc.constantFrom(
      'USD',
      'COP',
      'ARS',
      'CLP',
      'PEN',
      'EUR',
      'BRL',
      'UYU',
      'GTQ',
      'DOP',
      'PYG',
      'CRC',
    );
    fc.assert(
      fc.property(currency, fc.integer({ min: 40, max: 20_000 }), (code, pesos) => {
        const price = localPrice(pesos, code) ?? 0;
        expect(Number.isInteger(price) && price > 0).toBe(true);
        expect(localPrice(pesos * 2, code) ?? 0).toBeGreaterThanOrEqual(price);
        const level = (localPrice(20_000, code) ?? 0) / 20_000;
        expect(price / pesos / level).toBeGreaterThan(0.6);
        expect(price / pesos / level).toBeLessThan(1.9);
      }),
    );
  });
});

describe('facts of a business', () => {
  const organization = { name: 'Grupo', country: 'MX', timeZone: 'America/Tijuana', currency: 'USD' };

  test('the organization’s own time zone and currency apply in its own country, and the usual ones in another country', () => {
    const home = gatherFacts('es', { name: 'A', country: 'MX' }, organization);
    expect(home).toMatchObject({ isComplete: true, facts: { timeZone: 'America/Tijuana', currency: 'USD' } });
    const abroad = gatherFacts('es', { name: 'A', country: 'CL' }, organization);
    expect(abroad).toMatchObject({ isComplete: true, facts: { timeZone: 'America/Santiago', currency: 'CLP' } });
    const own = gatherFacts(
      'es',
      { name: 'A', country: 'CL', currency: 'USD', timeZone: 'Pacific/Easter' },
      organization,
    );
    expect(own).toMatchObject({ isComplete: true, facts: { timeZone: 'Pacific/Easter', currency: 'USD' } });
  });

  test('unknown details are requested, in the order of a form', () => {
    const gathered = gatherFacts('es', { country: 'JP' }, organization);
    expect(gathered.isComplete ? [] : gathered.missing.map((need) => need.key)).toEqual([
      'name',
      'timeZone',
      'currency',
    ]);
  });
});

test('every supported country has a valid time zone and currency', () => {
  const currencies = new Set(Intl.supportedValuesOf('currency'));
  for (const country of 'MX AR BO BR CL CO CR DO EC ES GT HN NI PA PE PR PY SV US UY VE'.split(' ')) {
    const region = regionOf(country);
    expect(new Intl.DateTimeFormat('en', { timeZone: region?.timeZone ?? '-' }).format()).not.toBe('');
    expect(currencies).toContain(region?.currency);
  }
  expect(regionOf('toString')).toBeNull();
});

test.each([
  ['Salón Lucía', 'SL'],
  ['  la  palma del sur', 'LP'],
  ['«Óptica»', 'Ó'],
  ['123', 'T'],
  ['', 'T'],
])('%j is abbreviated %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
