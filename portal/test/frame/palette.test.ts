import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { placeOf, placesFor, places } from '../../src/frame/destinations.js';
import type { Messages } from '../../src/i18n/messages.js';
import { commandWords } from '../../src/frame/command-words.js';
import { matchScore } from '../../src/frame/match-score.js';

const read = (locale: string): Messages['frame'] =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../messages', locale, 'frame.json'), 'utf8'),
  ) as Messages['frame'];
const spanish = read('es');
const english = read('en');

describe('the palette', () => {
  const score = (typed: string): number =>
    matchScore('', typed, ['Conversaciones', 'Conversations', 'chats mensajes inbox']);

  test('A command is found by the beginning of words, ignoring accents and case', () => {
    expect(score('conv')).toBe(1);
    expect(score('CÓNV')).toBe(1);
    expect(matchScore('', 'espanol', ['Español', '', 'idioma'])).toBe(1);
    expect(matchScore('', 'bot crear', ['Crear un bot', 'Create a bot'])).toBe(0.8);
  });

  test('A command is found by synonyms of both languages, ranked after names', () => {
    expect(score('inbox')).toBe(0.4);
    expect(score('inbox')).toBeLessThan(score('conv'));
  });

  test('A command that has the letters only inside a word is hidden', () => {
    expect(score('box')).toBe(0);
    expect(score('conv gato')).toBe(0);
  });

  test('All commands are shown while nothing is typed', () => {
    expect(score('')).toBeGreaterThan(0);
  });
});

describe.each([
  ['es', spanish, english],
  ['en', english, spanish],
] as const)('the palette in %s', (_locale, catalogue, other) => {
  const commands = [
    ...Object.entries(catalogue.places).map(([key, label]) => ({ label, labelPath: `places.${key}`, keywords: key })),
    ...(['newBot', 'newMember', 'newKey'] as const).map((key) => {
      return { label: catalogue.palette[key], labelPath: `palette.${key}`, keywords: key };
    }),
    ...Object.entries(catalogue.theme).map(([key, label]) => {
      return { label, labelPath: `theme.${key}`, keywords: `themes.${key}` };
    }),
    { label: 'Español', labelPath: null, keywords: 'languages.es' },
    { label: 'English', labelPath: null, keywords: 'languages.en' },
    { label: catalogue.user.signOut, labelPath: 'user.signOut', keywords: 'signOut' },
  ].map((one) => {
    const name = { ...one, keywordsPath: `palette.keywords.${one.keywords}` };
    return { ...one, words: commandWords(name, { own: catalogue, other }) };
  });

  /** The names of the commands that are shown, in the order of the palette. */
  const found = (typed: string): string[] =>
    commands
      .map(({ label, words }) => ({ label, score: matchScore('', typed, words) }))
      .filter(({ score }) => score > 0)
      .toSorted((one, other) => other.score - one.score)
      .map(({ label }) => label);

  test('Every command is the first result for its name in either language', () => {
    for (const { label } of commands) {
      expect(found(label)[0]).toBe(label);
    }
    for (const { label, words } of commands.filter(({ labelPath }) => labelPath !== null)) {
      expect(found(words[1] ?? '')[0]).toBe(label);
    }
  });

  test('The opposite of what was typed is never shown', () => {
    const { light, dark } = catalogue.theme;
    for (const typed of ['claro', 'light', 'tema claro', 'light theme', 'día', 'white']) {
      expect(found(typed)).toContain(light);
      expect(found(typed)).not.toContain(dark);
    }
    for (const typed of ['oscuro', 'dark', 'noche', 'black']) {
      expect(found(typed)).toContain(dark);
      expect(found(typed)).not.toContain(light);
    }
    for (const typed of ['spanish', 'español', 'castellano']) expect(found(typed)).toEqual(['Español']);
    for (const typed of ['english', 'inglés']) expect(found(typed)).toEqual(['English']);
  });
});

describe('places of the navigation', () => {
  test('Places that a role may not open are hidden', () => {
    expect(placesFor(['bots.read', 'metrics.read']).map((place) => place.name)).toEqual([
      'home',
      'bots',
      'reports',
      'exports',
      'settings',
    ]);
  });

  test('Every place has its own letter and address', () => {
    expect(new Set(places.map((place) => place.letter)).size).toBe(places.length);
    expect(new Set(places.map((place) => place.href)).size).toBe(places.length);
  });

  test('An address belongs to the right place', () => {
    expect(placeOf('/')?.name).toBe('home');
    expect(placeOf('/conversations/con_1')?.name).toBe('conversations');
    expect(placeOf('/botsy')).toBeNull();
  });
});
