import { describe, expect, test } from '@jest/globals';
import {
  defaultOptions,
  validateDefinition,
  validateFlow,
  type BotDefinition,
  type ProblemCode,
} from '../src/index.js';
import { aDefinition, aFlow, aProfile, aVariable, block, edges, group, inOneGroup, say } from './kit.js';

function codes(definition: BotDefinition): ProblemCode[] {
  return validateDefinition(definition).map((problem) => problem.code);
}

const sound = (): BotDefinition =>
  aDefinition(
    aFlow(
      [
        group(
          'g1',
          say('hi', 'Hola {{ nombre }}', 'Hi {{ nombre }}'),
          block('q', 'textInput', { prompt: { es: '¿Nombre?', en: 'Name?' }, variable: 'nombre' }),
          block('end', 'end'),
        ),
      ],
      edges('start -> g1'),
    ),
    { variables: [aVariable('nombre')] },
  );

describe('validation', () => {
  test('A valid definition has no problems', () => {
    expect(validateDefinition(sound())).toEqual([]);
  });

  const broken: [ProblemCode, BotDefinition][] = [
    ['NO_START_EDGE', aDefinition(aFlow([group('g1', block('e', 'end'))], []))],
    ['DANGLING_EDGE', aDefinition(aFlow([group('g1', block('e', 'end'))], edges('start -> g1', 'e -> gone')))],
    ['DANGLING_EDGE', aDefinition(aFlow([group('g1', block('e', 'end'))], edges('start -> g1', 'gone -> g1')))],
    [
      'DANGLING_EDGE',
      aDefinition(
        aFlow([group('g1', block('q', 'emailInput'), block('e', 'end'))], edges('start -> g1', 'q:nope -> g1')),
      ),
    ],
    ['DANGLING_EDGE', inOneGroup(block('j', 'jump', { target: { groupId: 'gone' } }))],
    ['DUPLICATE_EDGE', aDefinition(aFlow([group('g1', block('e', 'end'))], edges('start -> g1', 'start -> g1')))],
    ['MISSING_OPTION', inOneGroup(block('i', 'image'), block('e', 'end'))],
    ['MISSING_OPTION', inOneGroup(block('v', 'setVariable'), block('e', 'end'))],
    ['MISSING_OPTION', inOneGroup(block('j', 'jump'), block('e', 'end'))],
    ['MISSING_OPTION', inOneGroup(block('c', 'choiceInput', { items: [] }), block('e', 'end'))],
    ['MISSING_OPTION', inOneGroup(block('c', 'condition'), block('e', 'end'))],
    ['MISSING_OPTION', inOneGroup(block('a', 'aiResponse', { promptId: 'gone' }), block('e', 'end'))],
    ['MISSING_OPTION', inOneGroup(block('g', 'goal', { name: ' ' }), block('e', 'end'))],
    ['MISSING_OPTION', inOneGroup(block('n', 'numberInput', { min: 5, max: 2 }), block('e', 'end'))],
    ['UNKNOWN_VARIABLE', inOneGroup(say('t', 'Hola {{ nadie }}'), block('e', 'end'))],
    ['UNKNOWN_VARIABLE', inOneGroup(say('t', '{{ business.nada }}'), block('e', 'end'))],
    ['UNKNOWN_VARIABLE', inOneGroup(say('t', '{{ nadie | upcase }}'), block('e', 'end'))],
    ['UNKNOWN_VARIABLE', inOneGroup(say('t', '{{ business.__proto__ }}'), block('e', 'end'))],
    ['UNKNOWN_VARIABLE', inOneGroup(block('q', 'textInput', { variable: 'nadie' }), block('e', 'end'))],
    ['UNKNOWN_VARIABLE', inOneGroup(block('g', 'goal', { name: 'x', amount: '{{ nadie }}' }), block('e', 'end'))],
    ['RESERVED_NAME', { ...sound(), variables: [aVariable('nombre'), aVariable('__proto__')] }],
    ['RESERVED_NAME', { ...sound(), variables: [aVariable('nombre'), aVariable('business')] }],
    ['RESERVED_NAME', { ...sound(), variables: [aVariable('nombre'), aVariable('con espacio')] }],
    [
      'LOOP_WITHOUT_QUESTION',
      aDefinition(
        aFlow([group('g1', say('a', 'A')), group('g2', say('b', 'B'))], edges('start -> g1', 'a -> g2', 'b -> g1')),
      ),
    ],
    ['LOOP_WITHOUT_QUESTION', inOneGroup(block('j', 'jump', { target: { groupId: 'g1' } }))],
    ['TEXT_TOO_LONG', inOneGroup(say('t', 'x'.repeat(4097)), block('e', 'end'))],
    ['BAD_PATTERN', inOneGroup(block('q', 'textInput', { pattern: '(a' }), block('e', 'end'))],
    ['BAD_PATTERN', inOneGroup(block('q', 'textInput', { pattern: '(?=a)a' }), block('e', 'end'))],
    ['BAD_TEMPLATE', inOneGroup(say('t', 'Hola {{ nombre'), block('e', 'end'))],
    ['BAD_TEMPLATE', inOneGroup(say('t', 'Hola {{ business.name | nofilter }}'), block('e', 'end'))],
    ['BAD_TEMPLATE', inOneGroup(say('t', '{% if x %}'), block('e', 'end'))],
    [
      'UNREACHABLE_GROUP',
      aDefinition(aFlow([group('g1', block('e', 'end')), group('g2', block('f', 'end'))], edges('start -> g1'))),
    ],
    ['DEAD_END', inOneGroup(say('t', 'Hola', 'Hi'))],
    ['DEAD_END', inOneGroup(block('b', 'businessHours'))],
    [
      'CONDITION_WITHOUT_ELSE',
      inOneGroup(
        block('c', 'condition', {
          rows: [{ id: 'r', match: 'ALL', comparisons: [{ left: 'business.name', operator: 'EQUALS', right: 'x' }] }],
        }),
      ),
    ],
    [
      'CHOICE_WITHOUT_PATH',
      aDefinition(
        aFlow(
          [group('g1', block('c', 'choiceInput')), group('g2', block('e', 'end'))],
          edges('start -> g1', 'c:item-1 -> g2'),
        ),
      ),
    ],
    ['MISSING_TRANSLATION', inOneGroup(say('t', 'Hola'), block('e', 'end'))],
    ['EMPTY_TEXT', inOneGroup(say('t', ''), block('e', 'end'))],
    ['BAD_PROFILE', { ...sound(), profile: aProfile({ timeZone: 'Mars/Base' }) }],
    ['BAD_PROFILE', { ...sound(), profile: aProfile({ currency: '' }) }],
    ['BAD_PROFILE', { ...sound(), profile: aProfile({ country: 'XX' }) }],
    [
      'BAD_PROFILE',
      {
        ...sound(),
        profile: aProfile({ openingHours: [{ weekday: 1, intervals: [{ opens: '10:00', closes: '09:00' }] }] }),
      },
    ],
    [
      'BAD_PROFILE',
      {
        ...sound(),
        profile: aProfile({
          openingHours: [
            {
              weekday: 1,
              intervals: [
                { opens: '09:00', closes: '14:00' },
                { opens: '13:00', closes: '18:00' },
              ],
            },
          ],
        }),
      },
    ],
  ];

  test.each(broken)('Validation finds %s (%#)', (code, definition) => {
    const problems = validateDefinition(definition).filter((problem) => problem.code === code);
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) {
      expect(problem.message.es).not.toBe('');
      expect(problem.message.en).not.toBe(problem.message.es);
    }
  });

  test('Errors prevent publishing, warnings do not', () => {
    const severities = new Map(
      broken.flatMap(([, definition]) => validateDefinition(definition).map((p) => [p.code, p.severity])),
    );
    const warnings = [...severities].filter(([, severity]) => severity === 'WARNING').map(([code]) => code);
    expect(warnings.toSorted()).toEqual(
      [
        'CHOICE_WITHOUT_PATH',
        'CONDITION_WITHOUT_ELSE',
        'DEAD_END',
        'EMPTY_TEXT',
        'MISSING_TRANSLATION',
        'UNREACHABLE_GROUP',
      ].toSorted(),
    );
  });

  test('A loop through a question is not a problem', () => {
    const definition = aDefinition(
      aFlow(
        [group('g1', block('q', 'textInput'), block('j', 'jump', { target: { groupId: 'g1' } }))],
        edges('start -> g1'),
      ),
    );
    expect(codes(definition)).not.toContain('LOOP_WITHOUT_QUESTION');
  });

  test('A group that only the fallback reaches may end without an End block', () => {
    const definition = aDefinition(
      aFlow(
        [group('g1', block('e', 'end')), group('h', block('a', 'aiResponse'))],
        edges('start -> g1', 'fallback -> h'),
      ),
    );
    expect(codes(definition)).not.toContain('DEAD_END');
    expect(codes(definition)).not.toContain('UNREACHABLE_GROUP');
  });

  test('A flow that is the target of a jump counts as reachable, and only its own problems are listed', () => {
    const main = aFlow([group('g1', block('j', 'jump', { target: { groupId: 'other' } }))], edges('start -> g1'));
    const second = aFlow([group('other', say('t', 'Hola'), block('e', 'end'))], edges('start -> other'), 'second');
    const definition = aDefinition([main, second]);
    expect(validateFlow(definition, 'main')).toEqual([]);
    expect(validateFlow(definition, 'second').every((problem) => problem.flowId === 'second')).toBe(true);
    expect(validateFlow(definition, 'gone')).toEqual([]);
  });

  test('A flow of 500 groups is checked in well under a second', () => {
    const groups = Array.from({ length: 500 }, (_, at) =>
      group(
        `g${at}`,
        say(`t${at}`, 'Hola {{ business.name }}', 'Hi'),
        block(`q${at}`, 'choiceInput', { ...defaultOptions('choiceInput'), prompt: { es: '¿?', en: '?' } }),
      ),
    );
    const lines = groups.flatMap((_, at) =>
      at < 499 ? [`q${at}:item-1 -> g${at + 1}`, `q${at}:item-2 -> g${at + 1}`] : [],
    );
    const definition = aDefinition(aFlow(groups, edges('start -> g0', ...lines)));
    const problems = validateDefinition(definition);
    expect(problems.filter((problem) => problem.severity === 'ERROR')).toEqual([]);
  });
});
