import { describe, expect, test } from '@jest/globals';
import { totalsOf } from '@tertulia/bot-files';
import { parseDefinition } from '@tertulia/flow-engine';
import fc from 'fast-check';
import { typebotIn } from '../src/index.js';
import { block, edge, group, say, typebot, variables, type Part, type TypebotFile } from './fixtures.js';
import { blocksOf, errorsOf, importOf, importWell, Talk } from './imported.js';

/** What the file has of each kind, counted without the import. */
function countsOf(file: Part): Record<string, number> {
  const groups = listOf(file['groups']);
  const blocks = groups.flatMap((one) => listOf(partOf(one)['blocks']));
  const items = blocks.flatMap((one) => listOf(partOf(one)['items']));
  const paths = items.flatMap((one) => listOf(partOf(one)['paths']));
  const counts = {
    ...{ EVENT: listOf(file['events']).length, GROUP: groups.length, BLOCK: blocks.length, ITEM: items.length },
    ...{ PATH: paths.length, EDGE: listOf(file['edges']).length, VARIABLE: listOf(file['variables']).length },
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function partOf(value: unknown): Part {
  return value !== null && typeof value === 'object' ? (value as Part) : {};
}

function reasonsOf(file: TypebotFile, sourceId: string): string[] {
  const node = importWell(file).nodes.find((one) => one.sourceId === sourceId);
  return node === undefined ? [] : [node.outcome, ...node.reasons.map(({ en }) => en)];
}

describe('versions and wrappers', () => {
  const old = (version: string | undefined): Part => ({
    ...(version === undefined ? {} : { version }),
    name: 'Old',
    groups: [
      group('s', block('st', 'start', { label: 'Start', edge: 'e1' })),
      group('g', say('a', 'Hello'), block('q', 'text input', { options: { variableId: 'var-x' } })),
    ],
    edges: [edge('e1 g')],
    variables: variables('x'),
  });

  test.each([undefined, '3', '4', '5'])('Version %s begins at its start block', (version) => {
    const bot = importWell(old(version));
    expect(new Talk(bot.definition).said).toEqual(['Hello']);
    expect(bot.nodes.find(({ sourceId }) => sourceId === 'st')?.outcome).toBe('MAPPED');
    expect(bot.version).toBe(version ?? '3');
  });

  test('What the API of Typebot answers is the bot with a wrapper', () => {
    const bot = importWell({ typebot: typebot([group('g', say('a', 'Hello'))]), currentUserMode: 'write' });
    expect(new Talk(bot.definition).said).toEqual(['Hello']);
  });

  test('Messages of old files are plain text or HTML', () => {
    const html = block('a', 'text', { content: { html: '<div>One &amp; <b>two</b></div><div>three</div>' } });
    const plain = block('b', 'text', { content: { plainText: 'four' } });
    const byHand = block('c', 'text', { content: { type: 'text', content: 'five' } });
    const bot = importWell(typebot([group('g', html, plain, byHand)]));
    expect(new Talk(bot.definition).said).toEqual(['One & two\nthree', 'four', 'five']);
  });

  test.each([
    ['no groups', { ...typebot([]), groups: [] }],
    ['another version', { ...typebot([group('g', say('a', 'x'))]), version: '7' }],
    ['no start', { ...typebot([group('g', say('a', 'x'))]), events: [] }],
    ['mostly unknown blocks', typebot([group('g', block('a', 'x1'), block('b', 'x2'), say('c', 'x'))])],
    ['more variables in use than a bot has', tooManyVariables()],
  ])('A file with %s is refused in words', (_, file) => {
    const result = importOf(file);
    expect(result.ok ? [] : result.refusals).toHaveLength(1);
  });

  test('A file that is none of Typebot is not taken for one', () => {
    for (const file of [null, 7, [], {}, { groups: 'x' }, { tertulia: 'bot' }]) expect(typebotIn(file)).toBeNull();
  });
});

function tooManyVariables(): TypebotFile {
  const names = Array.from({ length: 201 }, (_, at) => `n${at}`);
  const texts = names.map((name, at) => say(`t${at}`, `{{${name}}}`));
  return typebot([group('g', ...texts)], { variables: variables(...names) });
}

describe('defects of files', () => {
  test('An exit to a missing edge or place ends the path', () => {
    const ask = block('q', 'text input', { edge: 'ghost' });
    const missingEdge = typebot([group('g', ask, say('b', 'never'))]);
    const talk = new Talk(importWell(missingEdge).definition);
    talk.take({ kind: 'text', text: 'azul' });
    expect([talk.said.includes('never'), talk.isEnded]).toEqual([false, true]);
    expect(reasonsOf(missingEdge, 'q')).toEqual(['DEGRADED', expect.stringContaining('does not exist')]);
    const missingBlock = typebot([group('g', block('q', 'text input', { edge: 'e1' }), say('b', 'never'))], {
      edges: ['e1 g/ghost'],
    });
    expect(reasonsOf(missingBlock, 'e1')).toEqual(['DEGRADED', expect.stringContaining('does not exist')]);
  });

  test('The exit of a message that is not the last of its group is never taken', () => {
    const file = typebot(
      [group('g', say('a', 'one', { edge: 'e1' }), say('b', 'two')), group('h', say('c', 'three'))],
      {
        edges: ['e1 h'],
      },
    );
    expect(new Talk(importWell(file).definition).said).toEqual(['one', 'two']);
    expect(reasonsOf(file, 'e1')[0]).toBe('DROPPED');
  });

  test('An exit to a missing edge, of a message that is not the last of its group, ends nothing', () => {
    const file = typebot([group('g', say('a', 'one', { edge: 'ghost' }), say('b', 'two'))]);
    expect(new Talk(importWell(file).definition).said).toEqual(['one', 'two']);
  });

  test('An edge that nothing leaves through is dropped, also if it names where it once began', () => {
    const file = typebot([group('g', say('a', 'one')), group('h', say('b', 'never'))], { edges: ['e9 h'] });
    expect(reasonsOf(file, 'e9')[0]).toBe('DROPPED');
    const named = { ...file, edges: file.edges.map((one) => ({ ...one, from: { blockId: 'a' } })) };
    expect(reasonsOf(named, 'e9')[0]).toBe('DROPPED');
    expect(new Talk(importWell(named).definition).said).toEqual(['one']);
  });

  test('A file by hand without exits has them read from its edges, also from an event that stands as a block', () => {
    const file = typebot([group('g', say('a', 'one')), group('h', say('b', 'two'))]);
    const edges = [
      { id: 'x1', from: { blockId: 'ev', itemId: '' }, to: { groupId: 'g' } },
      { id: 'x2', from: { blockId: 'a' }, to: { groupId: 'h' } },
    ];
    const byHand = { ...file, events: [{ id: 'ev', type: 'start' }], edges };
    expect(new Talk(importWell(byHand).definition).said).toEqual(['one', 'two']);
    expect(reasonsOf(byHand, 'a')[1]).toContain('read from the edges');
  });

  test('A group whose blocks all vanish keeps its path', () => {
    const nothing = block('n', 'Set variable', { options: {}, edge: 'e2' });
    const file = typebot(
      [group('g', say('a', 'one', { edge: 'e1' })), group('m', nothing), group('h', say('b', 'two'))],
      {
        edges: ['e1 m', 'e2 h'],
      },
    );
    expect(new Talk(importWell(file).definition).said).toEqual(['one', 'two']);
  });

  test('A group and a block with the same id, and two blocks with one, are both kept', () => {
    const file = typebot([group('same', say('same', 'one'), say('same', 'two'))]);
    const { definition } = importWell(file);
    expect(new Talk(definition).said).toEqual(['one', 'two']);
    expect(blocksOf(definition).size).toBe(2);
  });

  test('A variable that does not exist is remarked, and the question asked', () => {
    const file = typebot([group('g', block('q', 'text input', { options: { variableId: 'ghost' } }))]);
    expect(reasonsOf(file, 'q')).toEqual(['DEGRADED', expect.stringContaining('variable')]);
  });

  test('More variables than a bot has lose those that nothing uses', () => {
    const names = Array.from({ length: 250 }, (_, at) => `n${at}`);
    const { definition, nodes } = importWell(
      typebot([group('g', say('a', '{{n249}}'))], { variables: variables(...names) }),
    );
    expect(definition.variables.map(({ name }) => name)).toEqual(['n249']);
    expect(nodes.filter(({ kind, outcome }) => kind === 'VARIABLE' && outcome === 'DROPPED')).toHaveLength(249);
  });

  test('A long group goes on in another one, and a long text in another message', () => {
    const many = Array.from({ length: 130 }, (_, at) =>
      block(`s${at}`, 'Set variable', { options: { variableId: 'var-x', expressionToEvaluate: 'y' } }),
    );
    const long = 'palabra '.repeat(1_000).trim();
    const file = typebot([group('g', ...many, say('z', long), block('q', 'text input'))], {
      variables: variables('x'),
    });
    const { definition } = importWell(file);
    expect(definition.flows[0]?.groups.length).toBe(3);
    expect(errorsOf(definition)).toEqual([]);
  });

  test('An unknown block keeps its JSON, does nothing, and holds up publishing until it is switched off', () => {
    const strange = block('b', 'hologram', { options: { run: 'javascript:alert(1)' } });
    const { definition } = importWell(typebot([group('g', say('a', 'one'), strange, say('c', 'two'))]));
    expect(new Talk(definition).said).toEqual(['one', 'two']);
    expect(errorsOf(definition).map(({ blockId }) => blockId)).toEqual(['b']);
    expect(blocksOf(definition).get('b')?.options).toMatchObject({ type: 'hologram', raw: JSON.stringify(strange) });
  });
});

describe('hostile files', () => {
  const file = (): TypebotFile => {
    const items = [{ id: 'i', content: '{{x}}', outgoingEdgeId: 'e1' }];
    const cards = [{ id: 'k', title: 'A', paths: [{ id: 'p', text: 'Go', outgoingEdgeId: 'e2' }] }];
    const comparisons = [{ id: 'c', variableId: 'var-x', comparisonOperator: 'Equal to', value: '1' }];
    return typebot(
      [
        group('g', say('a', 'Hi {{x}}'), block('b', 'choice input', { items, options: { variableId: 'var-x' } })),
        group('h', block('c', 'cards', { items: cards }), block('d', 'Jump', { options: { groupId: 'g' } })),
        group('k', block('e', 'Condition', { items: [{ id: 'r', content: { logicalOperator: 'AND', comparisons } }] })),
        group('l', block('f', 'Set variable', { options: { variableId: 'var-x', expressionToEvaluate: '{{x}} + 1' } })),
        group(
          'm',
          block('w', 'Webhook', {
            options: { webhook: { url: 'https://a.example', headers: [{ key: 'A', value: '1' }] } },
          }),
        ),
      ],
      { edges: ['e1 h', 'e2 k'], variables: variables('x') },
    );
  };

  test('The totals of the account are the counts of the file, whatever stands in place of a part', () => {
    const paths = pathsOf(file());
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), hostile), { minLength: 1, maxLength: 3 }), (changes) => {
        const copy = file();
        for (const [at, value] of changes) put(copy, paths[at % paths.length] ?? [], structuredClone(value));
        const bot = typebotIn(JSON.parse(JSON.stringify(copy)));
        const result = bot === null ? null : importOf(copy);
        const isSound = result === null || !result.ok || parseDefinition(result.bot.definition).ok;
        expect(isSound).toBe(true);
        const totals = result?.ok === true ? totalsOf(result.bot.nodes) : [];
        expect(totals.every(isSumOfOutcomes)).toBe(true);
        const counts = Object.fromEntries(totals.map(({ kind, all }) => [kind, all]));
        expect(counts).toEqual(result?.ok === true ? countsOf(JSON.parse(JSON.stringify(copy)) as Part) : {});
      }),
      { numRuns: 1_000 },
    );
  });

  test('The account of a whole file counts each kind', () => {
    const totals = totalsOf(importWell(file()).nodes);
    expect(Object.fromEntries(totals.map(({ kind, all }) => [kind, all]))).toEqual(countsOf(file()));
  });

  test.each([
    ['100,000 blocks', typebot([group('g', ...Array.from({ length: 100_000 }, (_, at) => say(`b${at}`, 'x')))])],
    ['100,000 groups', typebot(Array.from({ length: 100_000 }, (_, at) => group(`g${at}`, say(`b${at}`, 'x'))))],
    ['600 groups', typebot(Array.from({ length: 600 }, (_, at) => group(`g${at}`, say(`b${at}`, 'x'))))],
    ['1,000 levels', { ...typebot([group('g', say('b', 'x'))]), settings: deep(1_000) }],
  ])('A file with %s is refused', (_, given) => {
    expect(importOf(given).ok).toBe(false);
  });

  test('Names with a meaning for JavaScript are names like others', () => {
    const names = ['__proto__', 'constructor', 'prototype', 'toString'];
    const groups = names.map((name) => group(name, say(name, `{{${name}}}`, { edge: name })));
    const given = typebot(groups, {
      variables: names.map((name) => ({ id: name, name })),
      edges: names.map((name) => `${name} ${name}`),
    });
    const { definition } = importWell(given);
    expect(parseDefinition(definition).ok).toBe(true);
    expect(definition.variables).toHaveLength(4);
  });

  test('A text of a megabyte, evil patterns and code in every field end in words, not in a crash', () => {
    const evil = '(a+)+$'.repeat(200);
    const given = typebot(
      [
        group(
          'g',
          say('a', 'x'.repeat(1_000_000)),
          block('c', 'Condition', {
            items: [
              {
                id: 'i',
                content: { comparisons: [{ variableId: 'var-x', comparisonOperator: 'Matches regex', value: evil }] },
              },
            ],
          }),
        ),
      ],
      {
        variables: variables('x'),
        theme: { customCss: '</style><script>', chat: { buttons: { backgroundColor: 'url(javascript:1)' } } },
      },
    );
    const { definition } = importWell(given);
    expect(JSON.stringify(definition.theme)).not.toContain('javascript');
    expect(new Talk(definition).state.endReason).not.toBeNull();
  });
});

function isSumOfOutcomes({
  all,
  mapped,
  degraded,
  placeholder,
  dropped,
}: ReturnType<typeof totalsOf>[number]): boolean {
  return all === mapped + degraded + placeholder + dropped;
}

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    0,
    -1,
    true,
    '',
    [],
    {},
    '__proto__',
    'x'.repeat(5_000),
    [null],
    [[]],
    { id: null },
    1e308,
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return [path];
  const inner = Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

function put(root: object, path: readonly string[], value: unknown): void {
  let at: unknown = root;
  for (const key of path.slice(0, -1)) at = at !== null && typeof at === 'object' ? (at as Part)[key] : undefined;
  if (at !== null && typeof at === 'object') (at as Part)[path.at(-1) ?? ''] = value;
}
