import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nextPath } from '../../src/features/identity/model/next-path.js';
import { minPasswordLength, passwordStrength } from '../../src/features/identity/model/password-strength.js';

describe('the page after signing in', () => {
  test('The requested page of this portal is opened', () => {
    expect(nextPath('/conversations?tab=mine#last')).toBe('/conversations?tab=mine#last');
    expect(nextPath(null)).toBe('/');
  });

  test('Another site is never opened', () => {
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

  test('Whatever dots, slashes, control characters and escapes are requested, the page is on the same site', () => {
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
  test('A password below the server’s minimum is short', () => {
    expect(passwordStrength('Aa1!Aa1!x', 'ana@ejemplo.mx')).toBe('short');
    expect(passwordStrength('ñ'.repeat(minPasswordLength - 1), '')).toBe('short');
  });

  test('Sequences, few distinct letters, the person’s own address and the product’s name are weak', () => {
    for (const password of ['1234567890', 'abcdefghijkl', 'aaaaaaaaaaaaaaaa', 'lucia.salon99', 'tertulia-demo-2026']) {
      expect(passwordStrength(password, 'lucia.salon@ejemplo.mx')).toBe('weak');
    }
  });

  test('A long phrase or a mixed word is strong', () => {
    expect(passwordStrength('tres gatos miran la lluvia', 'ana@ejemplo.mx')).toBe('strong');
    expect(passwordStrength('Perro7-Verde!', 'ana@ejemplo.mx')).toBe('strong');
    expect(passwordStrength('perroverde7', 'ana@ejemplo.mx')).toBe('fair');
  });
});
