import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from '../src/index.js';
import { parseMarkdown } from '../src/text/markdown.js';
import { StepCounter } from './counted-steps.js';

const marks = [
  ...['- ', '* ', '1. ', '> ', '>- ', '# ', '---\n', 'a\n', '- a\n', '  - a\n', '=\n', '```\n', '    a\n', '\n', '\t'],
  ...[
    '![',
    '[',
    ']',
    '](',
    '](<',
    '[a](b',
    '[x](y "',
    '(',
    ')',
    '![](',
    '[[](x)',
    '!',
    '<',
    '<a@',
    '<http:',
    '&',
    '&#1',
  ],
  ...[
    '*',
    '**',
    '_',
    '*_',
    '*a **b ',
    'a**b*c_',
    '`',
    '``',
    '` ``',
    '`- ``',
    '\\',
    ' ',
    '\u00A0',
    '\uE0000\uE001',
    'a',
    'hola ',
  ],
  ...['{{', '}}', '{{ a }}', '{{ a | b', '{%'],
];
const counter = new StepCounter();

beforeAll(async () => counter.start());
afterAll(async () => counter.stop());

const shortLength = 1_024;

/**
 * With four times the text, linear code takes about four times the steps; quadratic code would take sixteen times. One more unit may make a
 * short text cheap, because it opens or closes something that reaches to the end: the more expensive of two counts.
 */
async function areLinear(unit: string): Promise<boolean> {
  const count = Math.ceil(shortLength / unit.length);
  const [even, odd] = [await counter.of(unit.repeat(count)), await counter.of(unit.repeat(count + 1))];
  const long = await counter.of(unit.repeat(4 * count));
  return even.length > 0 && even.every((steps, at) => isLinear(Math.max(steps, odd[at] ?? 0), long[at] ?? Infinity));
}

function isLinear(short: number, long: number): boolean {
  return short > 0 && long <= 6 * short + 2_000;
}

describe('parsers are linear in the length of the text', () => {
  const units = fc.array(fc.constantFrom(...marks), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));

  test.each(marks)('Markdown and templates that repeat %j are parsed in linear time', async (unit) => {
    expect(await areLinear(unit)).toBe(true);
  });

  test('Markdown and templates of random special characters are parsed in linear time', async () => {
    await fc.assert(
      fc.asyncProperty(units, async (unit) => {
        expect(await areLinear(unit)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('Markdown', () => {
  test('Parsing any text as Markdown keeps every word', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const line = fc
      .tuple(fc.constantFrom('', '- ', '1. ', '# ', '> ', '- - ', '  - '), fc.array(word))
      .map(([sign, words]) => sign + words.join(' '));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const said = plainText(parseMarkdown(lines.join('\n'))).match(/[a-z]+/g) ?? [];
        expect(said).toEqual(lines.join('\n').match(/[a-z]+/g) ?? []);
      }),
    );
  });

  test.each([
    ['**a [b](https://c.d) e**', 'a b (https://c.d) e'],
    ['*a **b** c*', 'a b c'],
    ['***a***', 'a'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['snake_case_name', 'snake_case_name'],
    ['\\*a\\*', '*a*'],
    ['[a](https://b.c "t") [d', 'a (https://b.c) [d'],
    ['[a](https://b.c/(d))', 'a (https://b.c/(d))'],
    ['[![a](https://b.c)](https://d.e)', 'a (https://d.e)'],
    ['<https://a.b> <c@d.mx>', 'https://a.b c@d.mx'],
    ['a &amp; b &#191;', 'a & b ¿'],
    ['`a *b* c`', 'a *b* c'],
    ['```\na *b*\n```\nc', 'a *b*\nc'],
    ['Título\n===\ntexto', 'Título\ntexto'],
    ['- a\n- b\n\nc', '- a\n- b\nc'],
    ['a\n- b', 'a\n- b'],
    ['a\n2. b', 'a\n2. b'],
    ['- a\n  b\n\n  c', '- a\nb\nc'],
    ['> a\n> b\n\nc', 'a\nb\nc'],
    ['a\\\nb', 'a\nb'],
    ['---\na', 'a'],
    ['* * *\na', 'a'],
  ])('The plain text of %j is %j', (markdown, expected) => {
    expect(plainText(parseMarkdown(markdown))).toBe(expected);
  });
});
