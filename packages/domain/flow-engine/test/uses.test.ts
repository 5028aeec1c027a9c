import { describe, expect, test } from '@jest/globals';
import { usesOfVariable, validateDefinition, withRenamedVariable, type BotDefinition } from '../src/index.js';
import { aDefinition, aFlow, aVariable, block, edges, group, inOneGroup, say } from './kit.js';

const connectionId = '0190a000-0000-7000-8000-000000000001';
const text = (es: string) => ({ es, en: `${es}!` });

/** Every way in which a block, a prompt or a text names the variable `día`. */
function everywhere(): BotDefinition {
  const rows = [
    {
      ...{
        id: 'r',
        match: 'ALL' as const,
        comparisons: [{ left: 'día', operator: 'EQUALS' as const, right: '{{ día }}' }],
      },
      groups: [
        {
          id: 'g',
          match: 'ANY' as const,
          comparisons: [{ left: 'x', operator: 'BETWEEN' as const, right: '1', rightEnd: '{{día}}' }],
        },
      ],
    },
    { id: 's', match: 'ALL' as const, comparisons: [], expression: 'weekday(día) > 5 && "día" != x && x.día == día' },
  ];
  const main = aFlow(
    [
      group(
        'g1',
        block('date', 'dateInput', { prompt: text('¿Qué día? {{ x | default: día }}'), variable: 'día' }),
        say('say', 'El {{ día | date: "dd/MM" }} a las {{ día_time | time }}, {{ x.día }} {{ "día" | upcase }}'),
        block('cond', 'condition', { rows }),
        block('calc', 'setVariable', { variable: 'día', operation: 'EXPRESSION', value: 'addDays(día, 1)' }),
        block('pop', 'setVariable', { variable: 'l', operation: 'POP', itemVariable: 'día' }),
        block('match', 'setVariable', {
          variable: 'x',
          operation: 'MAP_ITEM',
          match: { item: 'día', list: 'l', target: 'l' },
        }),
        block('rule', 'textInput', { variable: 'x', rule: 'value > día' }),
        block('http', 'httpRequest', {
          url: 'https://a.mx/?d={{ día }}',
          headers: [{ id: 'h', name: 'X-D', value: '{{ día }}' }],
          mappings: [{ id: 'm', path: '$.d', variable: 'día' }],
        }),
        block('row', 'connector', {
          connectionId,
          action: 'a',
          inputs: [{ name: 'c', value: '', entries: [{ name: 'd', value: '{{ día }}' }] }],
        }),
        block('none', 'text', { variations: [text('{{ x }} {{ l | join }}')] }),
      ),
    ],
    edges('start -> g1'),
  );
  const second = aFlow([group('h1', say('other', '{{ día }}'))], [], 'second');
  return aDefinition([main, second], {
    variables: [aVariable('día', 'DATE'), aVariable('x', 'JSON'), aVariable('l', 'LIST')],
    prompts: [{ id: 'p', name: 'P', role: 'Hoy es {{ día }}', tone: '', limits: '', knowledge: '' }],
    settings: {
      idleMinutes: 30,
      resumeHours: 24,
      intents: { replies: { GREETING: { isOff: false, text: text('Hola {{ día }}') } } },
    },
  });
}

const placesOf = (definition: BotDefinition, name: string): string[] => [
  ...new Set(
    usesOfVariable(definition, name).map((use) =>
      use.kind === 'block' ? use.blockId : use.kind === 'prompt' ? use.promptId : use.field,
    ),
  ),
];

describe('where a variable is used', () => {
  test('Blocks of all flows, prompts and texts for intents are found; what only looks like its name is not', () => {
    expect(placesOf(everywhere(), 'día')).toEqual([
      ...['date', 'say', 'cond', 'calc', 'pop', 'match', 'rule', 'http', 'row', 'other', 'p', 'replies.GREETING.text'],
    ]);
    expect(placesOf(everywhere(), 'upcase')).toEqual([]);
  });

  test('It is told what changes the variable and what only reads it', () => {
    const written = usesOfVariable(everywhere(), 'día').filter((use) => use.kind === 'block' && use.isWritten);
    expect(written.map((use) => use.kind === 'block' && use.blockId)).toEqual(['date', 'calc', 'pop', 'http']);
  });

  test('Renaming changes every use, also the time beside the day, and nothing else', () => {
    const before = everywhere();
    const snapshot = JSON.stringify(before);
    const after = withRenamedVariable(before, { from: 'día', to: 'fecha' });
    expect(JSON.stringify(before)).toBe(snapshot);
    expect(placesOf(after, 'día')).toEqual([]);
    expect(placesOf(after, 'fecha')).toEqual(placesOf(before, 'día'));
    const codes = (definition: BotDefinition): string[] => validateDefinition(definition).map(({ code }) => code);
    expect(codes(after)).toEqual(codes(before));
    const said = JSON.stringify(after);
    expect(said).toContain('{{ fecha_time | time }}, {{ x.día }} {{ \\"día\\" | upcase }}');
    expect(said).toContain('weekday(fecha) > 5 && \\"día\\" != x && x.día == fecha');
    expect(withRenamedVariable(after, { from: 'fecha', to: 'día' })).toEqual(before);
    const none = (definition: BotDefinition) => definition.flows[0]?.groups[0]?.blocks.at(-1);
    expect(none(after)).toBe(none(before));
  });

  test('An expression in which a list has taken the new name stays, and the checks report it', () => {
    const given = block('c', 'setVariable', { variable: 'x', operation: 'EXPRESSION', value: 'l.filter(p, p < tope)' });
    const definition = {
      ...inOneGroup(given),
      variables: [aVariable('x', 'LIST'), aVariable('l', 'LIST'), aVariable('tope', 'NUMBER')],
    };
    const after = withRenamedVariable(definition, { from: 'tope', to: 'p' });
    expect(validateDefinition(after).map(({ code }) => code)).toContain('UNKNOWN_VARIABLE');
  });

  test('Inside a flow with a parameter of that name the parameter is meant', () => {
    const [main, second] = everywhere().flows;
    if (main === undefined || second === undefined) throw new Error('no flows');
    const parameters = [{ name: 'día', type: 'DATE' as const, defaultValue: null }];
    const definition = { ...everywhere(), flows: [main, { ...second, parameters }] };
    expect(placesOf(definition, 'día')).not.toContain('other');
    expect(withRenamedVariable(definition, { from: 'día', to: 'fecha' }).flows[1]).toBe(definition.flows[1]);
  });

  test('Personal data cannot be shared by all conversations', () => {
    const scopes = ['CONVERSATION', 'CONTACT', 'BOT', 'ORGANIZATION'] as const;
    const variables = scopes.map((scope) => ({ ...aVariable(`v_${scope}`), scope, isPersonalData: true }));
    const found = validateDefinition({ ...inOneGroup(block('e', 'end')), variables });
    expect(found.map(({ code, field }) => [code, field])).toEqual([
      ['SHARED_PERSONAL_DATA', 'variables.2.scope'],
      ['SHARED_PERSONAL_DATA', 'variables.3.scope'],
    ]);
  });
});
