import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { twMerge } from 'tailwind-merge';
import { mergeClasses } from '../../src/ui/merge-classes.js';

const sources = join(import.meta.dirname, '../../src');

/** A class without its modifiers: `h-11` of `pointer-coarse:h-11`. */
function withoutModifiers(token: string): string {
  return /(?:^|:)((?:[^:[(]|\[[^\]]*\]|\([^)]*\))+)$/u.exec(token)?.[1] ?? '';
}

/** Every class in a text of the sources that the library knows. */
function classesInUse(): string[] {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.tsx') || file.endsWith('button-look.ts') || file.endsWith('tone.ts'),
  );
  const texts = files.flatMap(
    (file) => readFileSync(join(sources, file), 'utf8').match(/(["'`])(?:(?!\1).)*\1/gu) ?? [],
  );
  const tokens = texts.flatMap((text) => text.split(/[\s"'`]+/u));
  return [...new Set(tokens.map(withoutModifiers))].filter(
    (token) => token !== '' && twMerge(`${token} ${token}`) === token,
  );
}

test('Two classes in use merge as with the configuration for all of Tailwind', () => {
  const classes = classesInUse();
  expect(classes).toContain('pl-2.5');
  const differing = classes.flatMap((one) =>
    classes
      .filter((other) => other !== one && mergeClasses(`${one} ${other}`) !== twMerge(`${one} ${other}`))
      .map((other) => `${one} ${other}`),
  );
  expect(differing).toEqual([]);
});

test('Classes of different states are both kept', () => {
  expect(mergeClasses('h-9 pointer-coarse:h-11 h-11')).toBe('pointer-coarse:h-11 h-11');
});
