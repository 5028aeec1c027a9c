import { describe, expect, test } from '@jest/globals';
import { parseDefinition, portsOf } from '@tertulia/flow-engine';
import { block, group, say, typebot, variables, type Part } from './fixtures.js';
import { blocksOf, importWell, Talk } from './imported.js';

/** A file with one block between two messages. */
function around(one: Part, given: Part = {}) {
  return importWell(
    typebot([group('g', one, say('after', 'Behind it'))], { variables: variables('x', 'list'), ...given }),
  );
}

function lineOf(one: Part, given: Part = {}) {
  const bot = around(one, given);
  const node = bot.nodes.find(({ kind, sourceId }) => kind === 'BLOCK' && sourceId === one['id']);
  return { bot, outcome: node?.outcome, kind: blocksOf(bot.definition).get(String(one['id']))?.kind };
}

const ofX = { variableId: 'var-x' };
const sheet = { action: 'Insert a row', spreadsheetId: 's', cellsToInsert: [{ column: 'A', value: '{{x}}' }] };
const chat = { action: 'Create chat completion', messages: [{ role: 'system', content: 'Be kind to {{x}}' }] };

/** Every type of block, what it becomes, and with which outcome. */
const kinds: readonly (readonly [Part, string | undefined, string])[] = [
  [say('b', 'Hello'), 'text', 'MAPPED'],
  [block('b', 'image', { content: { url: 'https://a.example/i.png' } }), 'image', 'MAPPED'],
  [block('b', 'video', { content: { url: 'https://a.example/v.mp4', type: 'url' } }), 'video', 'MAPPED'],
  [block('b', 'video', { content: { type: 'youtube', id: 'abc123def45' } }), 'video', 'MAPPED'],
  [block('b', 'video', { content: { type: 'tiktok', id: '1', url: 'https://a.example/t' } }), 'text', 'DEGRADED'],
  [block('b', 'audio', { content: { url: 'https://a.example/a.mp3' } }), 'audio', 'MAPPED'],
  [block('b', 'embed', { content: { url: 'https://a.example/page' } }), 'embed', 'MAPPED'],
  [block('b', 'embed', { content: { url: 'https://a.example/{{x}}' } }), 'embed', 'MAPPED'],
  [block('b', 'embed', { content: { url: 'https://{{x}}.example/' } }), undefined, 'DEGRADED'],
  [block('b', 'embed', { content: { url: 'javascript:alert(1)' } }), undefined, 'DEGRADED'],
  [block('b', 'text input', { options: { ...ofX, isLong: true } }), 'textInput', 'MAPPED'],
  [block('b', 'number input', { options: { ...ofX, min: 1, max: '9' } }), 'numberInput', 'MAPPED'],
  [block('b', 'number input', { options: { ...ofX, min: '{{x}}' } }), 'numberInput', 'DEGRADED'],
  [block('b', 'email input', { options: ofX }), 'emailInput', 'MAPPED'],
  [block('b', 'url input', { options: ofX }), 'urlInput', 'MAPPED'],
  [block('b', 'phone number input', { options: { ...ofX, defaultCountryCode: 'PE' } }), 'phoneInput', 'MAPPED'],
  [block('b', 'date input', { options: { ...ofX, min: '2026-01-01' } }), 'dateInput', 'MAPPED'],
  [block('b', 'date input', { options: { ...ofX, isRange: true } }), 'dateInput', 'DEGRADED'],
  [block('b', 'date input', { options: { ...ofX, hasTime: true } }), 'dateInput', 'DEGRADED'],
  [block('b', 'time input', { options: { ...ofX, min: '09:00' } }), 'timeInput', 'MAPPED'],
  [block('b', 'choice input', { items: [{ id: 'i', content: 'Yes' }] }), 'choiceInput', 'MAPPED'],
  [block('b', 'choice input', { options: { dynamicVariableId: 'var-list' } }), 'choiceInput', 'MAPPED'],
  [block('b', 'choice input'), 'choiceInput', 'DEGRADED'],
  [block('b', 'picture choice input', { items: [{ id: 'i', title: 'Yes' }] }), 'pictureChoice', 'MAPPED'],
  [block('b', 'rating input', { options: { buttonType: 'Icons', length: 5 } }), 'rating', 'MAPPED'],
  [block('b', 'rating input'), 'rating', 'MAPPED'],
  [block('b', 'rating input', { options: { length: 7, startsAt: 1 } }), 'numberInput', 'DEGRADED'],
  [block('b', 'file input'), 'fileInput', 'MAPPED'],
  [
    block('b', 'file input', { options: { isRequired: false, labels: { skip: 'Without a file' } } }),
    'fileInput',
    'MAPPED',
  ],
  [block('b', 'file input', { options: ofX }), 'fileInput', 'DEGRADED'],
  [block('b', 'file input', { options: { isMultipleAllowed: true } }), 'fileInput', 'DEGRADED'],
  [block('b', 'payment input', { options: { amount: '5' } }), 'payment', 'DEGRADED'],
  [block('b', 'payment input', { options: { amount: '{{x}}', currency: 'pesos' } }), 'payment', 'DEGRADED'],
  [block('b', 'cards', { items: [{ id: 'i', title: 'A', paths: [{ id: 'p', text: 'Go' }] }] }), 'cards', 'MAPPED'],
  [block('b', 'Set variable', { options: { ...ofX, expressionToEvaluate: 'a' } }), 'setVariable', 'MAPPED'],
  [block('b', 'Set variable', { options: { expressionToEvaluate: 'a' } }), undefined, 'MAPPED'],
  [
    block('b', 'Set variable', { options: { ...ofX, isCode: true, expressionToEvaluate: 'f({{x}})' } }),
    'placeholder',
    'PLACEHOLDER',
  ],
  [block('b', 'Condition', { items: [conditionItem('Is set')] }), 'condition', 'MAPPED'],
  [block('b', 'Condition', { items: [conditionItem('Is something')] }), undefined, 'MAPPED'],
  [block('b', 'Redirect', { options: { url: 'https://a.example/{{x}}' } }), 'text', 'DEGRADED'],
  [block('b', 'Redirect', { options: { url: 'javascript:alert(1)' } }), undefined, 'DROPPED'],
  [block('b', 'Wait', { options: { secondsToWaitFor: '3' } }), 'wait', 'MAPPED'],
  [block('b', 'Wait', { options: { secondsToWaitFor: '0' } }), undefined, 'MAPPED'],
  [block('b', 'Code', { options: { content: 'alert(1)' } }), 'placeholder', 'PLACEHOLDER'],
  [
    block('b', 'AB test', {
      items: [
        { id: 'a', path: 'a' },
        { id: 'z', path: 'b' },
      ],
    }),
    'split',
    'MAPPED',
  ],
  [block('b', 'Jump', { options: { groupId: 'g', blockId: 'after' } }), 'jump', 'MAPPED'],
  [block('b', 'Jump', { options: { groupId: 'nowhere' } }), 'jump', 'DEGRADED'],
  [block('b', 'Jump', { options: { groupId: '{{x}}' } }), 'condition', 'MAPPED'],
  [block('b', 'Return'), undefined, 'MAPPED'],
  [block('b', 'Typebot link', { options: { typebotId: 'another' } }), 'callFlow', 'DEGRADED'],
  [block('b', 'Typebot link', { options: { typebotId: 'current', groupId: 'g' } }), 'callFlow', 'MAPPED'],
  [block('b', 'Typebot link', { options: { typebotId: 'current', groupId: 'nowhere' } }), undefined, 'DEGRADED'],
  [block('b', 'webhook', { options: { responseVariableMapping: [] } }), 'awaitWebhook', 'DEGRADED'],
  [
    block('b', 'Webhook', { options: { webhook: { url: 'https://a.example', method: 'GET' } } }),
    'httpRequest',
    'MAPPED',
  ],
  [block('b', 'Webhook'), 'httpRequest', 'DEGRADED'],
  [block('b', 'Zapier', { options: { webhook: { url: 'https://a.example' } } }), 'httpRequest', 'DEGRADED'],
  [block('b', 'Make.com'), 'httpRequest', 'DEGRADED'],
  [block('b', 'Pabbly'), 'httpRequest', 'DEGRADED'],
  [block('b', 'Email', { options: { recipients: ['a@b.example'], subject: 'S' } }), 'sendEmail', 'DEGRADED'],
  [block('b', 'Google Sheets', { options: sheet }), 'connector', 'DEGRADED'],
  [block('b', 'openai', { options: chat }), 'aiResponse', 'DEGRADED'],
  [block('b', 'OpenAI', { options: { ...chat, task: 'Create chat completion' } }), 'aiResponse', 'DEGRADED'],
  [block('b', 'openai', { options: { action: 'Create speech' } }), 'placeholder', 'PLACEHOLDER'],
  ...[
    'Google Analytics',
    'Pixel',
    'Chatwoot',
    'elevenlabs',
    'cal-com',
    'chat-node',
    'qr-code',
    'nocodb',
    'segment',
  ].map((type) => [block('b', type), 'placeholder', 'PLACEHOLDER'] as const),
  ...['zendesk', 'posthog', 'blink', 'gmail', 'dify-ai', 'something new'].map(
    (type) => [block('b', type), 'placeholder', 'PLACEHOLDER'] as const,
  ),
  ...['anthropic', 'mistral', 'groq', 'together-ai', 'open-router', 'perplexity', 'deepseek'].map(
    (type) => [block('b', type, { options: chat }), 'aiResponse', 'DEGRADED'] as const,
  ),
];

function conditionItem(comparisonOperator: string, value?: string): Part {
  return {
    id: `i-${comparisonOperator}-${value ?? ''}`,
    content: { logicalOperator: 'AND', comparisons: [{ id: 'c', variableId: 'var-x', comparisonOperator, value }] },
  };
}

describe('kinds of blocks', () => {
  test.each(kinds.map((row) => [JSON.stringify(row[0]).slice(0, 110), ...row] as const))(
    '%s becomes what it should',
    (_, one, kind, outcome) => {
      const line = lineOf(one);
      expect([line.kind, line.outcome]).toEqual([kind, outcome]);
      expect(parseDefinition(line.bot.definition).ok).toBe(true);
      const ports = new Map([...blocksOf(line.bot.definition)].map(([id, made]) => [id, portsOf(made)]));
      const dangling = line.bot.definition.flows[0]?.edges.filter(
        ({ source }) => source.kind === 'port' && ports.get(source.id)?.includes(source.port) !== true,
      );
      expect(dangling).toEqual([]);
    },
  );

  test('What is not as it was says why, in both languages', () => {
    for (const [one] of kinds)
      for (const { outcome, reasons, label } of around(one).nodes) {
        expect([label, outcome === 'MAPPED' || reasons.length > 0]).toEqual([label, true]);
        expect(reasons.every(({ es, en }) => es !== en && es !== '' && en !== '')).toBe(true);
      }
  });

  test('A block that calls out says which connection it needs, and where', () => {
    const email = block('b', 'Email', { options: { recipients: ['a@b.example'] } });
    expect(around(email).slots).toEqual([{ connector: 'smtp', place: { flowId: 'main', groupId: 'g', blockId: 'b' } }]);
  });

  test('The message before a question becomes its prompt, unless something leads to the question itself', () => {
    const ask = block('q', 'text input', { options: ofX });
    const joined = importWell(typebot([group('g', say('m', 'Who?'), ask)], { variables: variables('x') }));
    expect(blocksOf(joined.definition).get('q')?.options).toMatchObject({ prompt: { en: 'Who?' } });
    expect(joined.nodes.find(({ sourceId }) => sourceId === 'm')?.place?.blockId).toBe('q');
    const again = block('c', 'Jump', { options: { groupId: 'g', blockId: 'q' } });
    const apart = importWell(typebot([group('g', say('m', 'Who?'), ask, again)], { variables: variables('x') }));
    expect(blocksOf(apart.definition).get('m')?.kind).toBe('text');
  });
});

describe('texts', () => {
  const text = (children: Part[], given: Part = {}) => {
    const bot = importWell(
      typebot([group('g', block('b', 'text', { content: { richText: [{ type: 'p', children }] } }))], given),
    );
    return new Talk(bot.definition).said.join('\n');
  };

  test('Signs of Markdown stay signs, and what was bold is bold', () => {
    expect(text([{ text: '2 * 3 * 4 = [24] _a_ `b` <c> # d \\' }])).toBe('2 * 3 * 4 = [24] _a_ `b` <c> # d \\');
    expect(text([{ text: '# no heading' }])).toBe('# no heading');
    expect(text([{ text: '1. no list' }])).toBe('1. no list');
    const bot = importWell(
      typebot([
        group(
          'g',
          block('b', 'text', {
            content: {
              richText: [{ type: 'p', children: [{ text: 'so ' }, { text: 'bold ', bold: true }, { text: 'it' }] }],
            },
          }),
        ),
      ]),
    );
    expect(blocksOf(bot.definition).get('b')?.options).toEqual({ variations: [{ en: 'so **bold** it' }] });
  });

  test('Variables under names that do not fit here get others, in every text; unknown ones are empty', () => {
    const given = {
      variables: [
        { id: '1', name: 'Tu nombre!' },
        { id: '2', name: 'business' },
      ],
    };
    const bot = importWell(typebot([group('g', say('b', 'Hi {{Tu nombre!}} {{business}}{{nobody}}.'))], given));
    expect(bot.definition.variables.map(({ name }) => name)).toEqual(['Tu_nombre', 'business_']);
    expect(blocksOf(bot.definition).get('b')?.options).toEqual({
      variations: [{ en: 'Hi {{ Tu_nombre }} {{ business_ }}.' }],
    });
    expect(bot.nodes.find(({ sourceId }) => sourceId === 'b')).toMatchObject({ outcome: 'DEGRADED' });
  });

  test('A link that could run a program is left out, and one with a variable stays', () => {
    const link = (url: string) => [{ type: 'a', url, children: [{ text: 'here' }] }];
    expect(text(link('javascript:alert(1)'))).toBe('here');
    expect(text(link('https://a.example/x'))).toContain('https://a.example/x');
  });
});

describe('values', () => {
  const stored = (options: Part) => {
    const one = block('b', 'Set variable', { options: { variableId: 'var-n', ...options } });
    const first = block('a', 'Set variable', { options: { variableId: 'var-n', expressionToEvaluate: '7' } });
    const file = typebot([group('g', first, one, say('c', '{{n}}'))], { variables: variables('n', 'm') });
    return new Talk(importWell(file).definition).said.join('');
  };

  test.each([
    ['{{n}} + 5', '12'],
    ['({{n}} - 1) * 2', '12'],
    ['{{n}} / 2', '3.5'],
    ['-{{n}}', '-7'],
    ['{{n}}', '7'],
    ['so {{n}}', 'so 7'],
    ['"so " + {{n}}', 'so 7'],
    ['`seven`', 'seven'],
    ['', ''],
  ])('%s is stored as %s, although the file does not call it code', (expressionToEvaluate, value) => {
    expect(stored({ expressionToEvaluate })).toBe(value);
  });

  test('Kinds of values are stored by operations of ours', () => {
    const types = {
      Empty: 'CLEAR',
      Now: 'NOW',
      Today: 'TODAY',
      Tomorrow: 'TOMORROW',
      'Random ID': 'RANDOM_ID',
      Transcript: 'TRANSCRIPT',
    };
    for (const [type, operation] of Object.entries(types)) {
      const bot = around(block('b', 'Set variable', { options: { ...ofX, type } }));
      expect(blocksOf(bot.definition).get('b')?.options).toMatchObject({ operation, variable: 'x' });
    }
  });
});

describe('comparisons', () => {
  const holds = (value: string, comparisonOperator: string, right: string): boolean => {
    const set = block('a', 'Set variable', { options: { ...ofX, expressionToEvaluate: value } });
    const item = { ...conditionItem(comparisonOperator, right), outgoingEdgeId: 'e1' };
    const file = typebot([group('g', set, block('c', 'Condition', { items: [item] })), group('h', say('y', 'yes'))], {
      ...{ variables: variables('x'), edges: ['e1 h'] },
    });
    return new Talk(importWell(file).definition).said.includes('yes');
  };

  test.each([
    ['Yes', 'Equal to', 'Yes', true],
    ['Yes', 'Equal to', 'yes', false],
    ['a.b', 'Equal to', 'axb', false],
    ['Yes', 'Not equal', 'yes', true],
    ['Yes sir', 'Contains', 'YES', true],
    ['Yes sir', 'Does not contain', 'no', true],
    ['Yes sir', 'Starts with', 'yes', true],
    ['Yes sir', 'Ends with', 'SIR', true],
    ['9', 'Greater than', '10', false],
    ['10', 'Greater or equal to', '10', true],
    ['9', 'Less than', '10', true],
    ['10', 'Less or equal to', '9', false],
    ['ABC', 'Matches regex', '/^a.c$/i', true],
    ['ABC', 'Does not match regex', '^a', true],
  ])('%s %s %s is %s', (value, operator, right, expected) => {
    expect(holds(value, operator, right)).toBe(expected);
  });
});

describe('events', () => {
  const withEvent = (event: Part) => {
    const start = { id: 'ev', type: 'start', outgoingEdgeId: 'e-start' };
    const events = [start, { id: 'x', outgoingEdgeId: 'e1', ...event }];
    return importWell(typebot([group('g', say('a', 'one')), group('h', say('b', 'two'))], { events, edges: ['e1 h'] }));
  };

  test.each([
    [
      { type: 'command', options: { command: '/menu', resumeAfter: true } },
      { kind: 'command', word: 'menu', isDetour: true },
    ],
    [{ type: 'invalidReply' }, { kind: 'invalidReply' }],
    [
      { type: 'reply', options: {} },
      { kind: 'reply', textVariable: null, nameVariable: null, kindVariable: null },
    ],
  ])('%j becomes %j', (event, made) => {
    const bot = withEvent(event);
    expect(bot.definition.flows[0]?.events[1]).toMatchObject(made);
    expect(bot.nodes.find(({ sourceId }) => sourceId === 'x')?.outcome).toBe('MAPPED');
  });

  test('An event that does not exist here is dropped with its edge', () => {
    const { nodes } = withEvent({ type: 'something' });
    expect(nodes.filter(({ outcome }) => outcome === 'DROPPED').map(({ sourceId }) => sourceId)).toEqual(['x', 'e1']);
  });
});

describe('links of a bot to itself', () => {
  test('A link runs the other place, and goes on behind itself afterwards', () => {
    const link = block('l', 'Typebot link', { options: { typebotId: 'current', groupId: 'h' } });
    const bot = importWell(typebot([group('g', link, say('b', 'back')), group('h', say('c', 'there'))]));
    expect(new Talk(bot.definition).said).toEqual(['there', 'back']);
    expect(bot.definition.flows.map(({ id, name }) => [id, name])).toEqual([
      ['main', 'Main'],
      ['linked-1', 'From Group h'],
    ]);
  });

  test('A link to a place that is empty comes back at once', () => {
    const link = block('l', 'Typebot link', { options: { typebotId: 'current', groupId: 'h' } });
    const bot = importWell(typebot([group('g', link, say('b', 'back')), group('h')]));
    expect(new Talk(bot.definition).said).toEqual(['back']);
    expect(parseDefinition(bot.definition).ok).toBe(true);
  });
});

test('A date keeps its time or its last day, and the account says where they are stored', () => {
  const optionsOf = (options: Record<string, unknown>) => {
    const { definition } = importWell(
      typebot([group('g', block('b', 'date input', { options: { ...ofX, ...options } }))]),
    );
    return blocksOf(definition).get('b')?.options;
  };
  expect(optionsOf({ isRange: true })).toMatchObject({ isRange: true });
  expect(optionsOf({ hasTime: true })).toMatchObject({ asksTime: true });
  expect(optionsOf({ isRange: true, hasTime: true })).not.toHaveProperty('asksTime');
});

describe('a question for files', () => {
  const bot = (options: Record<string, unknown>) =>
    importWell(
      typebot([group('g', block('b', 'file input', { options: { ...ofX, ...options } }), say('after', 'Behind it'))], {
        variables: variables('x', 'list'),
      }),
    ).definition;
  const optionsOf = (options: Record<string, unknown>) => blocksOf(bot(options)).get('b')?.options;

  test.each([
    [['.pdf'], ['PDF']],
    [['image/*', 'PNG'], ['PICTURES']],
    [
      ['.docx', 'audio/mpeg'],
      ['DOCUMENTS', 'AUDIO'],
    ],
    [['.pdf', '.exe'], ['ANY']],
    [['constructor'], ['ANY']],
    [[], ['ANY']],
  ])('takes for the types %j the groups %j', (types, accepts) => {
    expect(optionsOf({ allowedFileTypes: { isEnabled: true, types } })).toMatchObject({ accepts });
    expect(optionsOf({ allowedFileTypes: { isEnabled: false, types } })).toMatchObject({ accepts: ['ANY'] });
  });

  test('holds one file or a list of them in its variable', () => {
    const typeOf = (options: Record<string, unknown>) => bot(options).variables.find(({ name }) => name === 'x')?.type;
    expect(optionsOf({})).toMatchObject({ variable: 'x', countMax: 1, isRequired: true });
    expect(typeOf({})).toBe('JSON');
    expect(optionsOf({ isMultipleAllowed: true })).toMatchObject({ countMax: 5 });
    expect(typeOf({ isMultipleAllowed: true })).toBe('LIST');
  });

  test('that may be left out is left out by the words of its button, and the talk goes on behind it', () => {
    const talk = new Talk(bot({ isRequired: false, labels: { skip: 'Without a file' } }));
    talk.take({ kind: 'text', text: 'Without a file' });
    expect(talk.said).toContain('Behind it');
    const forced = new Talk(bot({}));
    forced.take({ kind: 'text', text: 'Without a file' });
    expect(forced.said).not.toContain('Behind it');
    forced.take({ kind: 'text', text: 'https://a.example/photo.png' });
    expect(forced.said).toContain('Behind it');
  });
});
