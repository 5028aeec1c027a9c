/** What hostile tenants build of the kinds of blocks that run others, compute, or show much at once. */
import {
  ask,
  choice,
  condition,
  definition,
  group,
  type HostileTenant,
  jump,
  long,
  many,
  set,
} from './hostile-parts.ts';

const block = (id: string, kind: string, options: object) => ({ id, kind, options });
const question = {
  prompt: { es: '¿Sí?' },
  variable: null,
  retry: {},
  retryLimit: 2,
  placeholder: {},
  isRequired: true,
};
const words = (length: number, at: number): string => `${'palabra larga '.repeat(length / 14)}${at}`;

const flow = (id: string, ...blocks: ReturnType<typeof block>[]) => ({
  ...{ id, name: id, groups: [group(`${id}-g`, blocks)] },
  events: [{ id: `${id}-start`, kind: 'start', position: { x: 0, y: 0 } }],
  edges: [{ id: `${id}-e`, source: { kind: 'event', id: `${id}-start` }, target: { groupId: `${id}-g` } }],
});
const call = (id: string, flowId: string) => block(id, 'callFlow', { flowId, inputs: [], outputs: [] });
const compute = (id: string, value: string) =>
  block(id, 'setVariable', { variable: 'n', value, operation: 'EXPRESSION' });
const entries = { name: 'list', type: 'LIST', scope: 'CONVERSATION', isPersonalData: false };
const variables = [
  { ...entries, defaultValue: many(600, (at) => `e${at}`) },
  { ...entries, name: 'n', type: 'JSON', defaultValue: null },
  { ...entries, name: 'item', type: 'TEXT', defaultValue: null },
];

/** Flows that call each other for every entry of a list, which does the same. */
function listsAndCalls(): HostileTenant {
  const list = (id: string) => block(id, 'loop', { list: 'list', item: 'item', index: null });
  const made = definition([group('g', [ask('q'), list('l'), call('c', 'one'), ask('q2'), jump('j', 'g')])], {
    variables,
  });
  const flows = [
    ...made.flows,
    flow('one', list('l1'), call('c1', 'two')),
    flow('two', set('s2', 'list', '{{ item }}'), call('c2', 'one')),
  ];
  return { name: 'lists and calls', definition: { ...made, flows }, messages: ['hola', long, long] };
}

/** Expressions that look at each entry for each entry, and patterns that try every way. */
function expressions(): HostileTenant {
  const nested = 'list.map(a, list.map(b, list.map(c, a + b + c)))';
  const row = (at: number) => ({
    ...{ id: `r${at}`, match: 'ALL', comparisons: [] },
    expression: 'list.all(a, list.all(b, list.exists(c, (a + b + c).matches("(e*)*(e*)*x"))))',
  });
  const blocks = [
    ask('q', { variable: 'item', rule: 'list.exists(a, list.exists(b, (value + a + b).matches("(a|a)*b")))' }),
    ...many(10, (at) => compute(`n${at}`, nested)),
    compute('deep', `${'('.repeat(200)}n${')'.repeat(200)}`),
    block('c', 'condition', { rows: many(10, row) }),
    condition('m', { left: 'item', operator: 'MATCHES', right: '(?:(?:a{0,30}){0,30}){0,1}b' }),
    jump('j', 'g'),
  ];
  return {
    name: 'expressions',
    definition: definition([group('g', blocks)], { variables }),
    messages: [long, 'aaaa', long],
  };
}

/** As many fields, choices, cards and pictures as a step has room for, and long answers that fit many of them. */
function formsAndCards(): HostileTenant {
  const field = (at: number) => ({
    ...{ id: `f${at}`, kind: 'CHOICE', label: { es: words(28, at) }, variable: null, isRequired: true },
    choices: many(12, (nth) => ({ id: `c${nth}`, label: { es: words(14, nth) } })),
  });
  const card = (at: number) => ({
    ...{ id: `k${at}`, title: { es: words(28, at) }, text: { es: words(140, at) }, imageUrl: '', imageAlt: {} },
    buttons: many(4, (nth) => ({ id: `k${at}-${nth}`, label: { es: words(14, nth) }, url: '', value: null })),
  });
  const picture = (at: number) => ({
    ...{ id: `p${at}`, label: { es: words(42, at) }, detail: {}, value: null, condition: null },
    imageUrl: `https://pesado.example/${at}.png`,
  });
  const blocks = [
    block('form', 'form', { ...question, fields: many(20, field), submit: { es: 'Enviar' } }),
    block('cards', 'cards', { ...question, cards: many(12, card) }),
    { ...choice('pictures', { items: many(100, picture), variable: null }), kind: 'pictureChoice' },
    block('address', 'address', { ...question, asks: ['REGION', 'POSTAL_CODE', 'COUNTRY'], submit: { es: 'Enviar' } }),
    block('classify', 'classify', {
      ...{ text: '', variable: null },
      intents: many(20, (at) => ({
        ...{ id: `i${at}`, name: `intención ${at}`, description: '' },
        examples: many(20, (nth) => words(14, at * nth)),
      })),
    }),
    jump('j', 'g'),
  ];
  return {
    name: 'forms and cards',
    definition: definition([group('g', blocks)]),
    messages: [long, words(2_800, 7), 'c1', long],
  };
}

export const hostileKinds: readonly HostileTenant[] = [listsAndCalls(), expressions(), formsAndCards()];
