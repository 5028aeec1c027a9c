import { describe, expect, test } from '@jest/globals';
import { firstOpen, isAnswered, parseAnswers, type Answers } from '../../src/features/onboarding/model/answers.js';
import { doneSteps, firstSteps, type SetupFacts } from '../../src/features/onboarding/model/checklist.js';
import { countries, guessCountry, zoneFor, countryOf } from '../../src/features/onboarding/model/countries.js';

const empty: Answers = { industryId: null, name: '', country: 'MX', place: null, organizationId: null };

describe('the table of countries', () => {
  test('All time zones and currencies of the table exist', () => {
    const currencies = new Set(Intl.supportedValuesOf('currency'));
    for (const country of countries) {
      expect(currencies).toContain(country.currency);
      for (const timeZone of country.zones) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
    }
    expect(new Set(countries.map((country) => country.code)).size).toBe(countries.length);
  });

  test('The country is guessed from the device’s time zone first, then from its languages', () => {
    expect(guessCountry('America/Tijuana', ['en-US'])).toBe('MX');
    expect(guessCountry('Europe/Berlin', ['de-DE', 'es-AR'])).toBe('AR');
    expect(guessCountry('Asia/Tokyo', ['ja'])).toBe('MX');
  });

  test('The device’s time zone is used if it is in the country', () => {
    const mexico = countryOf('MX');
    expect(mexico && zoneFor(mexico, 'America/Tijuana')).toBe('America/Tijuana');
    expect(mexico && zoneFor(mexico, 'Europe/Madrid')).toBe('America/Mexico_City');
  });
});

describe('the answers', () => {
  test('The first question without an answer is opened', () => {
    expect(firstOpen(empty)).toBe('industry');
    expect(firstOpen({ ...empty, industryId: 'a' })).toBe('business');
    expect(firstOpen({ ...empty, industryId: 'a', name: 'Salón' })).toBe('channel');
  });

  test('A name of spaces is not an answer', () => {
    expect(isAnswered('business', { ...empty, name: '   ' })).toBe(false);
  });

  test('Stored answers survive a reload, and invalid ones are ignored', () => {
    const kept: Answers = {
      industryId: 'ind',
      name: 'Salón Lucía',
      country: 'AR',
      place: 'link',
      organizationId: null,
    };
    expect(parseAnswers(JSON.stringify(kept))).toEqual(kept);
    for (const text of [null, '', '{', '[]', '{"name":1}', JSON.stringify({ ...kept, place: 'fax' })])
      expect(parseAnswers(text)).toBeNull();
  });
});

describe('the first steps', () => {
  const nothing: SetupFacts = {
    hasTried: false,
    hasSeenNumbers: false,
    isLive: false,
    liveVersion: null,
    draftChanges: 0,
    conversations: 0,
    members: 1,
    invitations: 0,
  };

  test('All steps are open for a new organization', () => {
    expect(doneSteps(nothing).size).toBe(0);
  });

  test('The version of the welcome page counts as published but not as customized', () => {
    const steps = doneSteps({ ...nothing, isLive: true, liveVersion: 1 });
    expect([...steps]).toEqual(['publish']);
    expect(doneSteps({ ...nothing, isLive: true, liveVersion: 2 })).toContain('customize');
    expect(doneSteps({ ...nothing, draftChanges: 1 })).toContain('customize');
  });

  test('All steps are done when everything exists', () => {
    const all = doneSteps({
      hasTried: true,
      hasSeenNumbers: true,
      isLive: true,
      liveVersion: 3,
      draftChanges: 0,
      conversations: 1,
      members: 1,
      invitations: 1,
    });
    expect([...all]).toEqual([...firstSteps]);
  });
});
