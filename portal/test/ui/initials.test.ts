import { expect, test } from '@jest/globals';
import { initialsOf } from '../../src/ui/avatar.js';

test('Initials are letters of the first and the last word, ignoring symbols before them', () => {
  expect(initialsOf('Salón Aurora')).toBe('SA');
  expect(initialsOf('¡Hola! Café')).toBe('HC');
  expect(initialsOf('«Ana» (Recepción)')).toBe('AR');
  expect(initialsOf('💇 Salón & Spa 💅')).toBe('SS');
  expect(initialsOf('@lucia')).toBe('LU');
  expect(initialsOf('  ana  maría   de la  o ')).toBe('AO');
  expect(initialsOf('3 Hermanos')).toBe('3H');
  expect(initialsOf('E\u0301milie')).toBe('ÉM');
});

test('A name of symbols alone shows its first ones, and an empty name shows nothing', () => {
  expect(initialsOf('!!!')).toBe('!!');
  expect(initialsOf('💇')).toBe('💇');
  expect(initialsOf(' ')).toBe('');
});
