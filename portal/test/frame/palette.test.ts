import { describe, expect, test } from '@jest/globals';
import { placeOf, placesFor, places } from '../../src/frame/destinations.js';
import { matchScore } from '../../src/frame/match-score.js';

describe('the palette', () => {
  const score = (typed: string): number => matchScore('', typed, ['Conversaciones', 'chats mensajes inbox']);

  test('finds by the beginning of words, without regard to accents and case', () => {
    expect(score('conv')).toBe(1);
    expect(score('CÓNV')).toBe(1);
    expect(matchScore('', 'espanol', ['Español', 'idioma'])).toBe(1);
    expect(matchScore('', 'bot crear', ['Crear un bot', ''])).toBe(0.8);
  });

  test('finds by synonyms of both languages, after names', () => {
    expect(score('inbox')).toBe(0.4);
    expect(score('inbox')).toBeLessThan(score('conv'));
  });

  test('hides what only has the letters somewhere inside', () => {
    expect(score('box')).toBe(0);
    expect(score('conv gato')).toBe(0);
  });

  test('shows everything while nothing is typed', () => {
    expect(score('')).toBeGreaterThan(0);
  });
});

describe('the places', () => {
  test('hide what a role may not open', () => {
    expect(placesFor(['bots.read', 'metrics.read']).map((place) => place.name)).toEqual(['home', 'bots', 'settings']);
  });

  test('have a letter and an address of their own', () => {
    expect(new Set(places.map((place) => place.letter)).size).toBe(places.length);
    expect(new Set(places.map((place) => place.href)).size).toBe(places.length);
  });

  test('know to which of them an address belongs', () => {
    expect(placeOf('/')?.name).toBe('home');
    expect(placeOf('/conversations/con_1')?.name).toBe('conversations');
    expect(placeOf('/botsy')).toBeNull();
  });
});
