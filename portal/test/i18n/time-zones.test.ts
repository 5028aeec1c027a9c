import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { countryCodes } from '@tertulia/country-codes';
import { citiesIn, isFound, zoneGroups, zoneLabel, zoneOffset, type ZoneGroup } from '../../src/i18n/time-zones.js';

const now = Date.parse('2026-11-22T20:00:00Z');
const catalogue = (locale: string) =>
  (
    JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'messages', locale, 'ui.json'), 'utf8')) as {
      zones: { cities: string; others: string };
    }
  ).zones;

function groupsIn(locale: string, over: { country?: string; current?: string } = {}): ZoneGroup[] {
  const { cities, others } = catalogue(locale);
  const own = { country: 'MX', current: 'America/Mexico_City', ...over };
  return zoneGroups({ locale, nowMs: now, ...own, countryCodes, cities: citiesIn(cities), others });
}

const found = (groups: ZoneGroup[], typed: string): string[] =>
  groups.flatMap(({ zones }) => zones.filter((zone) => isFound(zone, typed)).map(({ value }) => value));

describe('time zones', () => {
  test.each(['es', 'en'])('Zones are grouped by country, named and sorted in %s, the given country first', (locale) => {
    const groups = groupsIn(locale, { country: 'CO' });
    expect(groups[0]?.code).toBe('CO');
    const labels = groups.slice(1, -1).map(({ country }) => country);
    expect(labels).toEqual(labels.toSorted(new Intl.Collator(locale).compare));
    expect(groups.length).toBeGreaterThan(200);
    const all = groups.flatMap(({ zones }) => zones.map(({ value }) => value));
    expect(new Set(all).size).toBe(all.length);
    for (const zone of Intl.supportedValuesOf('timeZone')) expect(all).toContain(zone);
  });

  test('Cities have their usual names', () => {
    const [mexico] = groupsIn('es');
    expect(mexico?.country).toBe('México');
    expect(mexico?.zones.map(({ city }) => city)).toContain('Ciudad de México');
    const cities = groupsIn('es').flatMap(({ zones }) => zones.map(({ city }) => city));
    expect(cities.filter((city) => city.includes('_') || city.includes('/'))).toEqual([]);
    const context = { locale: 'es', nowMs: now, cities: citiesIn(catalogue('es').cities) };
    expect(zoneLabel('America/Bogota', context)).toBe('Bogotá (GMT-5)');
  });

  test.each([
    ['mexico', 'America/Mexico_City'],
    ['MÉXICO ciudad', 'America/Mexico_City'],
    ['nueva york', 'America/New_York'],
    ['estados unidos', 'America/Chicago'],
    ['islas can', 'Atlantic/Canary'],
    ['new_york', 'America/New_York'],
    ['gmt-6', 'America/Mexico_City'],
    ['utc', 'UTC'],
  ])('A search for %j finds the zone', (typed, zone) => {
    expect(found(groupsIn('es'), typed)).toContain(zone);
  });

  test('Other zones are not found, and every city of the catalogues belongs to a zone', () => {
    expect(found(groupsIn('es'), 'colombia')).toEqual(['America/Bogota']);
    expect(found(groupsIn('es'), 'zzz')).toEqual([]);
    for (const locale of ['es', 'en']) {
      for (const zone of citiesIn(catalogue(locale).cities).keys()) expect(zoneOffset(locale, zone, now)).not.toBe('');
    }
  });

  test('A zone under an older name is in the list while it is selected', () => {
    expect(found(groupsIn('es', { current: 'US/Pacific' }), 'us/pacific')).toContain('US/Pacific');
  });

  test('The offset is that of the given time of the year', () => {
    expect(zoneOffset('en', 'America/New_York', now)).toBe('GMT-5');
    expect(zoneOffset('en', 'America/New_York', Date.parse('2026-07-01T00:00:00Z'))).toBe('GMT-4');
  });
});
