import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  readChoice,
  readChoices,
  readEmail,
  readMoment,
  readName,
  readNumber,
  readPhone,
  readRating,
  readYesNo,
} from '../src/index.js';
import { whereabouts } from '../../../../bench/understanding/kinds.ts';

const where = whereabouts({ place: 'MX es' });
const choices = ['Corte', 'Corte y barba', 'Tinte'].map((label) => ({ id: label, label }));
const parts = [
  ...[
    'mañana ',
    'el 5 ',
    '10.30 ',
    '1-',
    '½',
    'dos mil ',
    'y ',
    'no ',
    'sí ',
    'corte ',
    'tinte, ',
    'digo ',
    'a@b.mx ',
    '55 1234 5678 ',
    'soy Ana ',
  ],
  ...[' ', ',', '.', '@', '+', '(', 'ñ', '\u200B', '👍🏽', 'ﷺ', '#0# ', '¿'],
];
const long = fc
  .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 6 })
  .map((units) => units.join(''))
  .map((unit) => unit.repeat(Math.ceil(4_096 / unit.length)));

describe('long answers', () => {
  // Behind this bound the work of a reader is fixed; `npm run bench:understanding -- --speed` measures it.
  test.each<[string, (text: string) => unknown]>([
    ['days and times', (text) => readMoment(text, where)],
    ['numbers', (text) => readNumber(text, { country: 'MX', locale: 'es' })],
    ['a choice', (text) => readChoice(text, choices)],
    ['several choices', (text) => readChoices(text, choices)],
    ['yes and no', readYesNo],
    ['phone numbers', (text) => readPhone(text, 'MX')],
    ['e-mail addresses', readEmail],
    ['names', readName],
    ['ratings', readRating],
  ])('Of a long answer the reader of %s sees the first 300 characters, and never fails', (_, reader) => {
    fc.assert(fc.property(long, (text) => expect(reader(text)).toEqual(reader(text.slice(0, 300)))));
  });
});
