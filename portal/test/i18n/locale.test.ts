import { describe, expect, test } from '@jest/globals';
import { createFormats, tagOf } from '@tertulia/region-formats';
import { createTranslator } from 'use-intl/core';
import { pickLocale } from '../../src/i18n/locale.js';

const mexico = { country: 'MX', timeZone: 'America/Mexico_City', currency: 'MXN' };

test('Numbers inside texts are written like those beside them', () => {
  for (const locale of ['es', 'en'] as const) {
    for (const country of ['MX', 'AR', 'ES', 'US']) {
      const region = { ...mexico, country };
      const translate = createTranslator({
        locale: tagOf(locale, region),
        messages: { text: '{count, number} / {count, plural, other {#}}' },
      });
      const inText = translate('text', { count: 12_060.5 });
      const alone = createFormats(locale, region).number(12_060.5, 1);
      expect(inText).toBe(`${alone} / ${alone}`);
    }
  }
});

describe('the initial language', () => {
  test('The chosen language precedes the browser’s, and Spanish is the default', () => {
    expect(pickLocale('en', 'es-MX,es;q=0.9')).toBe('en');
    expect(pickLocale(undefined, 'fr-FR,en;q=0.8')).toBe('en');
    expect(pickLocale('fr', 'pt-BR')).toBe('es');
    expect(pickLocale(undefined, null)).toBe('es');
  });
});
