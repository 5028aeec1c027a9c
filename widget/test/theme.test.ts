import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contrastOf, inkOn, readableOn, safeColor } from '../src/theme/contrast.js';
import { bubbleInk } from '../src/loader/bubble.js';
import { safeImage, safeLink } from '../src/theme/links.js';
import { ownerTheme } from '../src/theme/owner-theme.js';

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('owner’s colour', () => {
  test('Text on any colour reaches 4.5:1', () => {
    fc.assert(fc.property(anyColor, (color) => expect(contrastOf(inkOn(color), color)).toBeGreaterThanOrEqual(4.5)));
  });

  test('Text on a chat button of any colour reaches 4.5:1', () => {
    const failing: string[] = [];
    for (let value = 0; value <= 0xffffff; value += 61) {
      const color = `#${value.toString(16).padStart(6, '0')}`;
      const ink = bubbleInk(color) === '#000' ? '#000000' : '#ffffff';
      if (contrastOf(ink, color) < 4.5) failing.push(`${ink} on ${color}`);
    }
    expect(failing).toEqual([]);
  });

  test('Any colour used for text on the widget’s surfaces reaches 4.5:1, in light and dark', () => {
    const light = { backgrounds: ['#FFFFFF', '#FBF8F4'], towards: '#1F1B16' };
    const dark = { backgrounds: ['#14110E', '#1D1915'], towards: '#F4EFE8' };
    fc.assert(
      fc.property(anyColor, fc.constantFrom(light, dark), (color, surface) => {
        const readable = readableOn(color, surface);
        const contrasts = surface.backgrounds.map((background) => contrastOf(readable, background));
        expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  test('A colour with enough contrast is unchanged', () => {
    expect(readableOn('#9e2a6e', { backgrounds: ['#FFFFFF'], towards: '#1F1B16' })).toBe('#9e2a6e');
  });

  test('Text that is not a colour cannot get into the style sheet', () => {
    fc.assert(fc.property(fc.string(), (text) => /^#[\da-f]{6}$/i.test(safeColor(text))));
    expect(safeColor('#abc')).toBe('#aabbcc');
    expect(ownerTheme('red;}*{display:none')).not.toContain('display');
  });
});

describe('addresses', () => {
  test('Links lead only to web, mail and phone addresses', () => {
    expect(safeLink('https://example.com/a?b=1')).toBe('https://example.com/a?b=1');
    expect(safeLink('mailto:ana@example.com')).toBe('mailto:ana@example.com');
    expect(safeLink('tel:+525512345678')).toBe('tel:+525512345678');
    for (const url of [
      'javascript:alert(1)',
      ' JaVa\tscript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      '//a',
      '/a',
      '',
    ]) {
      expect(safeLink(url)).toBeNull();
    }
  });

  test('Images are loaded only from the web or the platform', () => {
    expect(safeImage('/files/a.png', 'https://chat.example')).toBe('https://chat.example/files/a.png');
    expect(safeImage('data:image/svg+xml,<svg/>', 'https://chat.example')).toBeNull();
    expect(safeImage('javascript:alert(1)', 'https://chat.example')).toBeNull();
  });
});
