import { describe, expect, test } from '@jest/globals';
import { problemOf, sitesIn } from '../../src/features/channels/model/sites.js';

describe('the list of allowed sites', () => {
  test('Sites are separated by lines, commas or blanks', () => {
    expect(sitesIn(' salon.mx\n\n*.salon.mx, www.otro.mx ; x.mx\n')).toEqual([
      'salon.mx',
      '*.salon.mx',
      'www.otro.mx',
      'x.mx',
    ]);
    expect(sitesIn('  \n ')).toEqual([]);
  });

  test('An error message names the site that it refers to', () => {
    const sites = ['salon.mx', 'nada'];
    expect(problemOf({ field: ['input', 'sites', '1'], message: 'No es válido.' }, sites)).toBe('nada: No es válido.');
    expect(problemOf({ field: ['input', 'sites'], message: 'Son demasiados.' }, sites)).toBe('Son demasiados.');
    expect(problemOf({ field: null, message: 'No existe.' }, sites)).toBe('No existe.');
  });
});
