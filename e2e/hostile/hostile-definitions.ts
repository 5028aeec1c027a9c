/** What ten hostile tenants build: each blocks a thread in a different way, within the limits of a save. */
interface Block {
  readonly id: string;
  readonly kind: string;
  readonly options: object;
}

interface Group {
  readonly id: string;
  readonly title: string;
  readonly position: { readonly x: number; readonly y: number };
  readonly blocks: readonly Block[];
}

/** A bot as it is created; its first flow is also what is saved. */
interface Definition {
  readonly flows: readonly object[];
  readonly [part: string]: unknown;
}

/** A tenant that blocks threads: its bot, what its visitors send, and the variables with which it is simulated. */
export interface HostileTenant {
  readonly name: string;
  readonly definition: Definition;
  readonly messages: readonly string[];
  readonly variables?: object;
}

const many = <Item>(count: number, make: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => make(at));
const filled = (unit: string, length = 3_800) => unit.repeat(Math.floor(length / unit.length));

const profile = {
  ...{ name: 'Pesado', description: 'x', phones: ['+525512345678'], address: 'Calle 1', mapUrl: '' },
  ...{
    timeZone: 'America/Mexico_City',
    currency: 'MXN',
    country: 'MX',
    openingHours: [],
    exceptions: [],
    services: [],
  },
  ...{ paymentMethods: [], links: [] },
};
const variable = (name: string, type = 'TEXT', defaultValue: unknown = null) => {
  return { name, type, scope: 'CONVERSATION', isPersonalData: false, defaultValue };
};
const question = { prompt: { es: '¿Sí?' }, variable: 'n', retry: {}, retryLimit: 2, placeholder: {}, isRequired: true };
const ask = (id: string, more = {}): Block => {
  const options = { ...question, isLong: true, minLength: null, maxLength: null, pattern: null, ...more };
  return { id, kind: 'textInput', options };
};
const say = (id: string, es: string): Block => ({ id, kind: 'text', options: { variations: [{ es }] } });
const set = (id: string, name: string, value: string): Block => ({
  id,
  kind: 'setVariable',
  options: { variable: name, value, operation: 'APPEND' },
});
const jump = (id: string, groupId: string): Block => ({ id, kind: 'jump', options: { target: { groupId } } });
const know = (id: string): Block => ({
  id,
  kind: 'aiResponse',
  options: { promptId: null, question: '', unknownText: { es: 'No sé.' } },
});
const choice = (id: string, more: object): Block => ({
  id,
  kind: 'choiceInput',
  options: { ...question, isMultiple: true, isSearchable: false, items: [], listVariable: null, ...more },
});
const condition = (id: string, compared: object, rows = 10): Block => {
  const comparisons = many(10, () => compared);
  return {
    id,
    kind: 'condition',
    options: { rows: many(rows, (at) => ({ id: `r${at}`, match: 'ANY', comparisons })) },
  };
};
const group = (id: string, blocks: readonly Block[]): Group => ({ id, title: id, position: { x: 0, y: 0 }, blocks });

function definition(groups: readonly Group[], more = {}): Definition {
  const edges = [{ id: 'e', source: { kind: 'event', id: 'start' }, target: { groupId: groups[0]?.id } }];
  const events = [{ id: 'start', kind: 'start', position: { x: 0, y: 0 } }];
  return {
    ...{ schemaVersion: 1, locale: 'es', locales: ['es'], tone: 'TU', profile, prompts: [], knowledge: [] },
    flows: [{ id: 'main', name: 'main', events, groups, edges }],
    variables: [variable('n'), variable('list', 'LIST', ['x'])],
    theme: { primaryColor: '#9E2A6E', avatarText: 'P', position: 'RIGHT' },
    settings: { idleMinutes: 30, resumeHours: 24 },
    ...more,
  };
}

const long = 'a'.repeat(4_000);
const back = (id: string) => jump(id, 'again');

/** Asks again after each reply, so that every message takes the same path. */
const loop = (...blocks: readonly Block[]): Group[] => [
  group('g', [ask('q'), jump('in', 'again')]),
  group('again', [...blocks, ask('q2'), back('back')]),
];

export const hostileTenants: readonly HostileTenant[] = [
  {
    name: 'filters',
    definition: definition([
      group('g', [
        ask('q'),
        ...many(50, (at) => say(`t${at}`, filled('{{ n | replace: "a", "bbbb" | replace: "b", "cccc" | upcase }}'))),
      ]),
    ]),
    messages: [long],
  },
  {
    name: 'filters within the budget',
    definition: definition(loop(...many(3, (at) => say(`t${at}`, filled('{{ n | append: "b" | upcase }}', 900))))),
    messages: ['a', long, long],
  },
  {
    name: 'knowledge',
    definition: definition([group('g', [ask('q'), know('k'), ask('q2'), jump('j', 'g')])], {
      knowledge: many(2_000, (at) => ({
        ...{ id: `k${at}`, question: `pregunta ${at} tema${at * 7} cosa${at * 13}`, isActive: true },
        answer: many(12, (nth) => `palabra${at * 12 + nth}`).join(' '),
      })),
    }),
    messages: ['¿tema77?', many(60, (at) => `palabro${at * 37}x`).join(' '), filled('pregumta temma coza ', 2_000)],
  },
  {
    name: 'markdown',
    definition: definition(
      loop(
        say('a', filled('- ![a*](', 1_500)),
        say('b', filled('*a **b ', 1_500)),
        say('c', filled('- - - > 1. ', 1_000)),
      ),
    ),
    messages: ['hola', filled('![', 4_000), filled('- ', 4_000)],
  },
  {
    name: 'a huge flow',
    definition: definition(
      many(130, (at) =>
        group(
          `g${at}`,
          many(50, (nth) => ({ id: `b${at}-${nth}`, kind: 'text', options: { variations: [] } })),
        ),
      ),
    ),
    messages: ['hola'],
  },
  {
    name: 'patterns',
    definition: definition(
      loop(
        ask('p', { pattern: '(?:[a-z]{0,9} ?){0,20}' }),
        condition('c', { left: 'n', operator: 'MATCHES', right: '(a*)*b' }),
      ),
    ),
    messages: [long, long, `${long}b`],
  },
  {
    name: 'conditions and services',
    definition: definition(
      loop(
        condition('c', { left: 'business.servicesText', operator: 'CONTAINS', right: 'zzz{{ n }}' }),
        condition('d', { left: 'n', operator: 'EQUALS', right: '{{ n }}x' }),
      ),
      {
        profile: {
          ...profile,
          services: many(500, (at) => ({
            id: `s${at}`,
            name: `servicio número ${at}`,
            description: 'd'.repeat(300),
            priceMinor: at,
            isPriceFrom: false,
            durationMinutes: 10,
          })),
          exceptions: many(400, (at) => ({ date: '2031-01-01', label: `feriado ${at}`, intervals: [] })),
        },
      },
    ),
    messages: [long, 'cuánto cuesta el servicio número 499', long],
  },
  {
    name: 'choices',
    definition: definition([
      group('again', [
        choice('c', {
          items: many(100, (at) => ({
            id: `i${at}`,
            label: { es: filled('abcdefgh ', 250) + at },
            detail: {},
            value: null,
            condition: null,
          })),
        }),
        back('b'),
      ]),
    ]),
    messages: ['abcdefgi, '.repeat(50), filled('abcdefgi ', 300), long],
  },
  {
    name: 'values that grow',
    definition: definition(
      loop(
        ...many(50, (at) => set(`s${at}`, at % 2 === 0 ? 'list' : 'n', at % 2 === 0 ? '{{ list }}' : '{{ n }}{{ n }}')),
      ),
      {
        variables: [
          variable('n'),
          variable('list', 'LIST', ['x']),
          ...many(190, (at) => variable(`v${at}`, 'TEXT', 'á'.repeat(400))),
        ],
      },
    ),
    messages: [long, long, long],
  },
  {
    name: 'loops and deep nesting',
    definition: definition([
      group('g', [ask('q'), jump('j', 'h0')]),
      ...many(60, (at) =>
        group(`h${at}`, [
          say(`t${at}`, `{{ n | size }} ${at}`),
          {
            id: `c${at}`,
            kind: 'condition',
            options: {
              rows: [{ id: 'r', match: 'ANY', comparisons: [{ left: 'n', operator: 'IS_EMPTY', right: '' }] }],
            },
          },
          jump(`j${at}`, at === 59 ? 'g' : `h${at + 1}`),
        ]),
      ),
    ]),
    variables: { n: many(12, () => 0).reduce<unknown>((inner) => [inner, inner], 'x') },
    messages: ['hola', long],
  },
];
