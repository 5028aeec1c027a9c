/** What hostile tenants build: each blocks a thread in a different way, within the limits of a save. */
import { hostileKinds } from './hostile-kinds.ts';
import {
  ask,
  back,
  choice,
  condition,
  definition,
  filled,
  group,
  jump,
  know,
  long,
  loop,
  many,
  profile,
  say,
  set,
  variable,
  type HostileTenant,
} from './hostile-parts.ts';

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
  ...hostileKinds,
];
