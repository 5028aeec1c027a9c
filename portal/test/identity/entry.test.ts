import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nextPath } from '../../src/features/identity/model/next-path.js';
import { minPasswordLength, passwordStrength } from '../../src/features/identity/model/password-strength.js';

describe('where one goes after signing in', () => {
  test('is the wanted page of this portal', () => {
    expect(nextPath('/conversations?tab=mine#last')).toBe('/conversations?tab=mine#last');
    expect(nextPath(null)).toBe('/');
  });

  test('is never another site', () => {
    for (const wanted of [
      'https://evil.example',
      '//evil.example',
      String.raw`/\evil.example`,
      'javascript:alert(1)',
      'evil',
      '/.//evil.example',
      '/x/..//evil.example',
      '/%2e//evil.example',
      '/%2E%2e//evil.example',
      '/\t/evil.example',
      '/.\n/\r/evil.example',
    ]) {
      expect(nextPath(wanted)).toBe('/');
    }
  });

  test('is on the same site whatever dots, slashes, controls and escapes were asked for', () => {
    const part = fc.constantFrom(
      '/',
      '.',
      '..',
      '\\',
      '\t',
      '\n',
      '%2e',
      '%2f',
      '@',
      ':',
      '?',
      '#',
      'evil.example',
      ' ',
    );
    const wanted = fc.oneof(
      fc.string(),
      fc.array(part, { maxLength: 8 }).map((parts) => `/${parts.join('')}`),
    );
    fc.assert(
      fc.property(wanted, (text) => {
        const path = nextPath(text);
        expect(new URL(path, 'https://own.example').origin).toBe('https://own.example');
        expect(path).toMatch(/^\/(?!\/)/u);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the strength of a password', () => {
  test('is short below what the server takes, whatever it holds', () => {
    expect(passwordStrength('Aa1!Aa1!x', 'ana@ejemplo.mx')).toBe('short');
    expect(passwordStrength('ñ'.repeat(minPasswordLength - 1), '')).toBe('short');
  });

  test('is weak for sequences, few letters and the own address', () => {
    for (const password of ['1234567890', 'abcdefghijkl', 'aaaaaaaaaaaaaaaa', 'lucia.salon99', 'tertulia-demo-2026']) {
      expect(passwordStrength(password, 'lucia.salon@ejemplo.mx')).toBe('weak');
    }
  });

  test('is strong for a long phrase or a mixed word', () => {
    expect(passwordStrength('tres gatos miran la lluvia', 'ana@ejemplo.mx')).toBe('strong');
    expect(passwordStrength('Perro7-Verde!', 'ana@ejemplo.mx')).toBe('strong');
    expect(passwordStrength('perroverde7', 'ana@ejemplo.mx')).toBe('fair');
  });
});
