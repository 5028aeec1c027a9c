import { describe, expect, test } from '@jest/globals';
import { problemOf, sitesIn } from '../../src/features/channels/model/sites.js';

describe('sites as people write them', () => {
  test('are one a line, or with commas and blanks between them', () => {
    expect(sitesIn(' salon.mx\n\n*.salon.mx, www.otro.mx ; x.mx\n')).toEqual([
      'salon.mx',
      '*.salon.mx',
      'www.otro.mx',
      'x.mx',
    ]);
    expect(sitesIn('  \n ')).toEqual([]);
  });

  test('are named in what is said about them', () => {
    const sites = ['salon.mx', 'nada'];
    expect(problemOf({ field: ['input', 'sites', '1'], message: 'No es válido.' }, sites)).toBe('nada: No es válido.');
    expect(problemOf({ field: ['input', 'sites'], message: 'Son demasiados.' }, sites)).toBe('Son demasiados.');
    expect(problemOf({ field: null, message: 'No existe.' }, sites)).toBe('No existe.');
  });
});
