import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { colour, series, tokens, type Scheme, type Token } from '../src/ui/tokens.js';

const schemes: readonly Scheme[] = ['light', 'dark'];
const grounds: readonly Token[] = ['canvas', 'surface', 'sunken'];

/** Relative luminance of `#RRGGBB` as WCAG defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const textPairs: readonly (readonly [text: Token, ground: Token])[] = [
  ...(['ink', 'ink-2', 'accent', 'ok', 'warn', 'bad', 'info'] as const).flatMap((text) =>
    grounds.map((ground) => [text, ground] as const),
  ),
  ['accent-ink', 'accent'],
  ['accent', 'accent-soft'],
  ['ink', 'accent-soft'],
  ['ink-2', 'accent-soft'],
  ['ink-2', 'neutral'],
  ['ok', 'ok-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['info', 'info-soft'],
  ['canvas', 'ink'],
];

describe.each(schemes)('the %s palette', (scheme) => {
  test('Every text has a contrast of at least 4.5 to 1 on every background', () => {
    const failing = textPairs
      .map(([text, ground]) => ({ text, ground, ratio: contrast(colour(text, scheme), colour(ground, scheme)) }))
      .filter(({ ratio }) => ratio < 4.5);
    expect(failing).toEqual([]);
  });

  test('Borders of controls and chart marks have a contrast of at least 3 to 1', () => {
    const marks = [colour('line-strong', scheme), colour('violet', scheme), colour('teal', scheme), ...series[scheme]];
    const failing = marks.filter((mark) => grounds.some((ground) => contrast(mark, colour(ground, scheme)) < 3));
    expect(failing).toEqual([]);
  });

  test('The first chart series has the accent colour', () => {
    expect(series[scheme][0]).toBe(colour('accent', scheme));
  });
});

test('The style sheet declares exactly the token table', () => {
  const css = readFileSync(join(import.meta.dirname, '../src/app/globals.css'), 'utf8');
  const declared = [
    ...css.matchAll(/^ {2}--([a-z0-9-]+): light-dark\((#[0-9A-Fa-f]{6}), (#[0-9A-Fa-f]{6})\);$/gmu),
  ].map(([, name, light, dark]) => [name, [light?.toUpperCase(), dark?.toUpperCase()]] as const);
  expect(Object.fromEntries(declared)).toEqual(tokens);
  const mapped = [...css.matchAll(/--color-([a-z0-9-]+): var\(--([a-z0-9-]+)\)/gu)].map(([, name]) => name);
  expect(new Set(mapped)).toEqual(new Set(Object.keys(tokens)));
});
