import { describe, expect, test } from '@jest/globals';
import { validateDefinition, type Block, type BotDefinition, type StepInput } from '../src/index.js';
import { matchesPattern, patternFault } from '../src/text/pattern.js';
import { weightOf } from '../src/engine/weight.js';
import { aDefinition, aFlow, aProfile, aVariable, block, edges, group, inOneGroup, say, Talk } from './kit.js';

const sorry = 'Por ahora no puedo continuar con esto. Intenta más tarde, por favor.';
const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const filled = (unit: string, length = 4_000): string => unit.repeat(Math.floor(length / unit.length));

function heavy(...blocks: Block[]): BotDefinition {
  const hours = many(12, (at) => ({
    opens: `${String(2 * at).padStart(2, '0')}:00`,
    closes: `${String(2 * at).padStart(2, '0')}:01`,
  }));
  const services = many(500, (at) => ({
    ...{ id: `s${at}`, name: `servicio número ${at}`, description: 'd'.repeat(200) },
    ...{ priceMinor: at * 100, isPriceFrom: false, durationMinutes: 30 },
  }));
  return {
    ...inOneGroup(...blocks),
    variables: [
      aVariable('n'),
      aVariable('big', 'TEXT', 'á'.repeat(10_000)),
      aVariable(
        'list',
        'LIST',
        many(190, () => 'é'.repeat(60)),
      ),
      ...many(30, (at) => aVariable(`v${at}`)),
    ],
    profile: aProfile({
      description: 'z'.repeat(4_096),
      openingHours: many(7, (at) => ({ weekday: at + 1, intervals: hours })),
      services,
    }),
  };
}

function rows(left: string, operator: 'CONTAINS' | 'MATCHES', right: string) {
  const comparisons = many(8, () => ({ left, operator, right }));
  return { rows: many(8, (at) => ({ id: `r${at}`, match: 'ANY' as const, comparisons })) };
}

const requestOf = (source: string) => ({
  ...({ url: 'https://a.mx/{{ n }}', method: 'POST', bodyKind: 'JSON', body: source, isBackground: true } as const),
  headers: many(29, (at) => ({ id: `h${at}`, name: `X-${at}`, value: source })),
});
const rowOf = (value: string) => ({
  ...{ connectionId: '0190a000-0000-7000-8000-000000000001', action: 'appendRow' },
  inputs: many(50, (at) => ({ name: `i${at}`, value: '', entries: many(60, (n) => ({ name: `c${n}`, value })) })),
});
const item = (at: number, label: string) => ({
  id: `i${at}`,
  label: { es: label },
  detail: {},
  value: null,
  condition: null,
});
const texts = (source: string): Block[] => many(190, (at) => say(`t${at}`, `${filled(source, 3_900)}${at}`));

const hostile: [string, BotDefinition, StepInput?][] = [
  [
    'filters that make texts longer',
    heavy(...texts('{{ big | replace: "á", "bbbb" | replace: "b", "cccc" | append: big }}')),
  ],
  ['many small filters', heavy(...texts('{{ n | plus: 1 }}'))],
  ['filters over services', heavy(...texts('{{ "servicio número 499" | price }}'))],
  ['services as values', heavy(...texts('{{ business.services[1].price | upcase }}'))],
  ['values of the business', heavy(...texts('{{ business.description }}'))],
  ['opening hours', heavy(...texts('{{ business.isOpen }}'))],
  ['business hours', heavy(...many(190, (at) => block(`h${at}`, 'businessHours')))],
  ['Markdown', heavy(...texts('- ![a*]('))],
  [
    'headers of requests',
    heavy(...many(20, (at) => block(`o${at}`, 'httpRequest', requestOf(filled('{{ big }}ñ😀'))))),
  ],
  [
    'bodies of requests',
    heavy(...many(20, (at) => block(`o${at}`, 'httpRequest', requestOf(`["${filled('{{ list }}')}"]`)))),
  ],
  ['rows of a sheet', heavy(...many(20, (at) => block(`o${at}`, 'connector', rowOf(filled('{{ big }}')))))],
  ['breaks', heavy(...texts('a\n'))],
  ['comparisons', heavy(...many(4, (at) => block(`c${at}`, 'condition', rows('big', 'CONTAINS', 'é'.repeat(4_000)))))],
  [
    'comparisons of lists',
    heavy(...many(4, (at) => block(`c${at}`, 'condition', rows('list', 'CONTAINS', 'é'.repeat(4_000))))),
  ],
  ['patterns', heavy(...many(4, (at) => block(`c${at}`, 'condition', rows('big', 'MATCHES', `(a*)*b${at}`))))],
  [
    'patterns out of values',
    heavy(...many(4, (at) => block(`c${at}`, 'condition', rows('big', 'MATCHES', `{{ big }}${at}`)))),
  ],
  [
    'a pattern of repetitions',
    heavy(block('q', 'textInput', { pattern: '(?:[^x]{0,9}){0,99}' }), block('r', 'textInput')),
    { kind: 'text', text: 'a'.repeat(4_096) },
  ],
  [
    'values that grow',
    heavy(
      ...many(190, (at) =>
        block(`s${at}`, 'setVariable', { variable: 'list', value: '{{ list }}', operation: 'APPEND' }),
      ),
    ),
  ],
  [
    'large values',
    heavy(
      ...many(190, (at) =>
        block(`s${at}`, 'setVariable', { variable: `v${at % 30}`, value: '{{ big }}', operation: 'SET' }),
      ),
    ),
  ],
  ['large choices', heavy(block('c', 'choiceInput', { items: many(100, (at) => item(at, filled('palabra '))) }))],
  [
    'choices with the same words',
    heavy(block('c', 'choiceInput', { items: many(100, (at) => item(at, filled('abcdefgh ', 200))) })),
    { kind: 'text', text: 'abcdefgi '.repeat(12) },
  ],
  [
    'several choices at once',
    heavy(
      block('c', 'choiceInput', { isMultiple: true, items: many(100, (at) => item(at, filled('abcdefgh ', 200))) }),
    ),
    { kind: 'text', text: 'abcdefgi, '.repeat(50) },
  ],
  ['a long answer', heavy(block('d', 'dateInput'), block('e', 'end')), { kind: 'text', text: '1 de a '.repeat(580) }],
  ['a long rating', heavy(block('d', 'rating'), block('e', 'end')), { kind: 'text', text: `a${' '.repeat(4_000)}b` }],
];

describe('steps of hostile definitions', () => {
  test.each(hostile)('A step limits its output and state and reports a fault: %s', (_title, ...[definition, input]) => {
    const talk = new Talk(definition);
    if (input) talk.take(input);
    const offered = talk.said.join('').length + JSON.stringify(talk.state.awaiting).length;
    expect(offered).toBeLessThan(50_000);
    expect(JSON.stringify(talk.state).length).toBeLessThan(200_000);
    const isBrokenOff = talk.outputs('fault').some(({ code }) => /_BUDGET$|^VALUE_TOO_LARGE$/.test(code));
    expect(isBrokenOff || talk.last.outputs.length < 250).toBe(true);
  });
});

describe('steps that exceed their budget', () => {
  const answered = inOneGroup(block('q', 'textInput', { variable: 'n' }), ...texts('{{ n | upcase }}'));
  const definition = { ...answered, variables: [aVariable('n')] };

  test('An aborted step sends an apology, names the block, and keeps the question open with all earlier answers', () => {
    const talk = new Talk(definition);
    const before = JSON.stringify(talk.state);
    talk.type('Ana');
    expect(talk.said).toEqual([sorry]);
    expect(talk.outputs('fault')).toEqual([{ kind: 'fault', blockId: 't0', code: 'WORK_BUDGET' }]);
    expect(JSON.stringify(talk.state)).toBe(before);
  });

  test('The apology uses the language of the conversation and the tone of the bot', () => {
    const usted = new Talk({ ...definition, tone: 'USTED' }).type('Ana');
    expect(usted.said[0]).toContain('Intente');
    expect(new Talk(definition, { locale: 'en' }).type('Ana').said[0]).toBe(
      'I cannot continue with this right now. Please try again later.',
    );
  });

  test('An aborted step without an open question ends the conversation', () => {
    const opened = new Talk(inOneGroup(...texts('a\n')));
    expect(opened.said).toEqual([sorry]);
    expect(opened.outputs('fault')[0]).toMatchObject({ code: 'TEXT_BUDGET' });
    expect(opened.state.endReason).toBe('ERROR');
    const effect = new Talk(inOneGroup(block('q', 'textInput'), block('a', 'aiResponse'), ...texts('a\n'))).type(
      '¿Abren?',
    );
    effect.answerEffect({ kind: 'unknown' });
    expect(effect.said).toEqual([sorry]);
    expect(effect.state).toMatchObject({ endReason: 'ERROR', openEffect: null });
  });

  test('A step is aborted at the same point every time, because the budget is counted and not timed', () => {
    const run = () => new Talk(definition).type('Ana').last;
    expect(run()).toEqual(run());
  });

  test('Validation reports a step that exceeds its budget, at the block where it does', () => {
    const found = validateDefinition(definition).filter((problem) => problem.code === 'OVER_BUDGET');
    expect(found).toEqual([
      expect.objectContaining({ severity: 'ERROR', groupId: 'g1', blockId: 't0', flowId: 'main' }),
    ]);
    const large = { ...inOneGroup(block('e', 'end')), variables: [aVariable('n', 'TEXT', 'a'.repeat(20_000))] };
    expect(validateDefinition(large)).toEqual([
      expect.objectContaining({ code: 'OVER_BUDGET', field: 'variables.0.defaultValue' }),
    ]);
  });

  test('Validation finds the block among many heavy groups, and reports a flow that is too heavy to check', () => {
    const groups = many(400, (at) =>
      group(
        `g${at}`,
        ...many(3, (nth) => say(`t${at}-${nth}`, filled('{{ n | upcase }}', 380))),
        block(`q${at}`, 'textInput'),
      ),
    );
    const flow = aFlow(groups, edges('start -> g0', ...many(399, (at) => `q${at} -> g${at + 1}`)));
    const found = validateDefinition(aDefinition(flow, { variables: [aVariable('n')] })).filter(
      (problem) => problem.code === 'OVER_BUDGET',
    );
    expect(found).toEqual([expect.objectContaining({ flowId: 'main', blockId: null })]);
  });
});

describe('templates', () => {
  const said = (source: string): string =>
    new Talk({ ...inOneGroup(say('t', `${source}.`)), variables: [aVariable('n', 'TEXT', 'a'.repeat(9_000))] })
      .said[0] ?? '';

  test.each([
    ['a range', '{{ (1..9) | join }}'],
    ['a filter that is not on the list', '{{ n | split: "" }}'],
    ['a filter of lists', '{{ n | map: "x" }}'],
    ['nine filters', `{{ n | ${many(9, () => 'upcase').join(' | ')} }}`],
    ['a long expression', `{{ n | append: "${'a'.repeat(400)}" }}`],
    ['a tag', '{{ n }}{% for i in (1..9) %}'],
  ])('Validation refuses a template with %s', (_title, source) => {
    expect(validateDefinition(inOneGroup(say('t', source), block('e', 'end'))).map(({ code }) => code)).toContain(
      'BAD_TEMPLATE',
    );
  });

  test('The output of a filter has at most ten thousand characters', () => {
    expect(said('{{ n | append: n | append: n }}')).toHaveLength(10_001);
    expect(said('{{ n | replace: "a", "aaaaaaaaaa" }}')).toHaveLength(9_001);
    expect(said('{{ n | truncate: 5 | replace: "a", "bb" }}')).toBe('bbbb....');
  });

  test('Two dots inside quotes are not a range', () => {
    expect(said('{{ "a..b" | upcase }}')).toBe('A..B.');
  });
});

describe('patterns', () => {
  test.each([
    '.{1000}.{1000}',
    '((a{30}){30}){30}',
    '(\\pL{9}){9}',
    '[^x]{0,900}[^x]{0,900}',
    '(?i)(?:\\p{L}\\p{N}){20}',
  ])('A pattern with too many repetitions is refused: %s', (pattern) => {
    expect(patternFault(pattern)).not.toBeNull();
    expect(matchesPattern(pattern, 'a', 'PART')).toBe(false);
  });

  test.each(['\\d{5}', '[A-Z]{3}-\\d{3,4}', '(?:\\d{3}[ -]?){3}', '\\p{L}{2,20}', '.{0,500}'])(
    'An ordinary pattern is accepted: %s',
    (pattern) => {
      expect(patternFault(pattern)).toBeNull();
    },
  );
});

describe('variables', () => {
  test('A value that is too large is not stored, and a fault reports it', () => {
    const grow = many(60, (at) =>
      block(`s${at}`, 'setVariable', { variable: 'list', value: '{{ list }}', operation: 'APPEND' }),
    );
    const definition = { ...inOneGroup(...grow, say('t', 'fin')), variables: [aVariable('list', 'LIST', ['x'])] };
    const talk = new Talk(definition);
    expect(talk.said).toEqual(['fin']);
    expect(talk.outputs('fault').map(({ code }) => code)).toContain('VALUE_TOO_LARGE');
    expect(weightOf(talk.state.variables, 200_000)).toBeLessThan(20_000);
  });

  test('All variables together stay below the limit of a conversation', () => {
    const talk = new Talk(
      heavy(
        ...many(100, (at) => block(`s${at}`, 'setVariable', { variable: `v${at % 30}`, value: '{{ big }}' })),
        say('t', 'fin'),
      ),
    );
    expect(talk.said).toEqual(['fin']);
    expect(weightOf(talk.state.variables, 200_000)).toBeLessThanOrEqual(100_000);
  });
});
