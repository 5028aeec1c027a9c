import { describe, expect, test } from '@jest/globals';
import {
  blockKinds,
  defaultOptions,
  parseDefinition,
  portsOf,
  type Block,
  type BotDefinition,
  type Edge,
  type Flow,
} from '@tertulia/flow-engine';
import fc from 'fast-check';
import { botFile, isBotFile, readBotFile, totalsOf, type ReadBotFile } from '../src/index.js';

const connectionA = `cnx_${'a'.repeat(32)}`;

function aDefinition(changes: Partial<BotDefinition> = {}): BotDefinition {
  return {
    ...{ schemaVersion: 1, locale: 'es', locales: ['es'], tone: 'TU' },
    profile: {
      ...{ name: 'Aurora', description: '', phones: [], address: '', mapUrl: '', timeZone: 'America/Lima' },
      ...{ currency: 'PEN', country: 'PE', openingHours: [], exceptions: [], services: [], paymentMethods: [] },
      links: [],
    },
    flows: [aFlow([])],
    ...{ variables: [], prompts: [], knowledge: [] },
    theme: { primaryColor: '#112233', avatarText: 'A', position: 'RIGHT' },
    settings: { idleMinutes: 30, resumeHours: 24 },
    ...changes,
  };
}

function aFlow(blocks: Block[], edges: Edge[] = []): Flow {
  return {
    ...{ id: 'main', name: 'Principal' },
    events: [{ id: 'start', kind: 'start', position: { x: 0, y: 0 } }],
    groups: [{ id: 'g1', title: 'Inicio', position: { x: 0, y: 0 }, blocks }],
    edges: [{ id: 'e0', source: { kind: 'event', id: 'start' }, target: { groupId: 'g1' } }, ...edges],
  };
}

function read(file: unknown): ReadBotFile {
  const json: unknown = JSON.parse(JSON.stringify(file));
  if (!isBotFile(json)) throw new Error('not a file of a bot');
  return readBotFile(json);
}

function readWell(file: unknown) {
  const result = read(file);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.bot;
}

/** Blocks of every kind, wired at random. */
const anyDefinition = fc
  .record({
    kinds: fc.array(fc.constantFrom(...blockKinds), { minLength: 1, maxLength: 12 }),
    wires: fc.array(fc.record({ from: fc.nat(), port: fc.nat(), to: fc.nat() }), { maxLength: 20 }),
    knowledge: fc.array(fc.string({ maxLength: 40 }), { maxLength: 4 }),
    locale: fc.constantFrom('es' as const, 'en' as const),
  })
  .map(({ kinds, wires, knowledge, locale }) => {
    const blocks = kinds.map((kind, at) => ({ id: `b${at}`, kind, options: defaultOptions(kind, locale) }) as Block);
    const taken = new Set<string>();
    const edges = wires.flatMap(({ from, port, to }, at): Edge[] => {
      const block = blocks[from % blocks.length];
      const target = blocks[to % blocks.length];
      if (block === undefined || target === undefined) return [];
      const ports = portsOf(block);
      const name = ports[port % (ports.length + 1)];
      const key = `${block.id} ${name ?? ''}`;
      if (taken.has(key)) return [];
      taken.add(key);
      const source =
        name === undefined
          ? ({ kind: 'block', id: block.id } as const)
          : ({ kind: 'port', id: block.id, port: name } as const);
      return [{ id: `e${at + 1}`, source, target: { groupId: 'g1', blockId: target.id } }];
    });
    const entries = knowledge.map((text, at) => ({
      id: `k${at}`,
      question: text,
      answer: text,
      isActive: at % 2 === 0,
    }));
    return aDefinition({ locale, locales: [locale], flows: [aFlow(blocks, edges)], knowledge: entries });
  });

describe('files of bots', () => {
  test('A bot is the same after export and import, and exports to the same file again', () => {
    fc.assert(
      fc.property(anyDefinition, (definition) => {
        const parsed = parseDefinition(definition);
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
        const file = botFile('Aurora', parsed.definition, () => null);
        const bot = readWell(file);
        expect(bot.definition).toEqual(parsed.definition);
        expect(bot.name).toBe('Aurora');
        expect(bot.nodes.every(({ outcome }) => outcome === 'MAPPED')).toBe(true);
        expect(botFile(bot.name, bot.definition, () => null)).toEqual(file);
      }),
      { numRuns: 200 },
    );
  });

  test('Comments and collapsed groups are in the file, and comments get ids of their own', () => {
    const note = { id: 'n', text: 'Ojo', color: 'PINK', position: { x: 1, y: 2 }, width: 200, height: 100 } as const;
    const flows = aDefinition().flows.map((flow) => {
      const groups = flow.groups.map((group) => ({ ...group, isCollapsed: true }));
      return { ...flow, groups, notes: [note, note] };
    });
    const { definition } = readWell(botFile('Aurora', aDefinition({ flows }), () => null));
    expect(definition.flows[0]?.notes).toEqual([note, { ...note, id: 'n-2' }]);
    expect(definition.flows[0]?.groups[0]?.isCollapsed).toBe(true);
  });

  test('A file holds no id of a connection: a slot names the connector, and stays one through a second export', () => {
    const model = { connectionId: connectionA, model: '', tokensPerAnswer: 500, tokensPerConversation: 5000 };
    const request = { ...defaultOptions('httpRequest'), connectionId: `cnx_${'b'.repeat(32)}` };
    const definition = aDefinition({
      flows: [aFlow([{ id: 'b1', kind: 'httpRequest', options: request }])],
      settings: {
        ...{ idleMinutes: 30, resumeHours: 24 },
        answerModel: { ...model, tokensPerMonth: 100_000, deadlineSeconds: 10 },
      },
    });
    const file = botFile('Aurora', definition, (id) => (id === connectionA ? 'openai-compatible' : null));
    expect(JSON.stringify(file)).not.toContain('cnx_');
    const bot = readWell(file);
    expect(bot.slots).toEqual([
      { connector: 'openai-compatible', place: null },
      { connector: '', place: { flowId: 'main', groupId: 'g1', blockId: 'b1' } },
    ]);
    expect(botFile('Aurora', bot.definition, () => null)).toEqual(file);
  });

  test('A connection in a file written by hand is never taken over', () => {
    const options = { ...defaultOptions('httpRequest'), connectionId: connectionA };
    const file = {
      ...{ tertulia: 'bot', version: 1, name: 'x' },
      definition: aDefinition({ flows: [aFlow([{ id: 'b1', kind: 'httpRequest', options }])] }),
    };
    expect(JSON.stringify(readWell(file).definition)).not.toContain('cnx_');
  });
});

describe('broken files of bots', () => {
  const broken = (): BotDefinition => {
    const blocks: Block[] = ['b1', 'b2', 'b1'].map((id) => ({ id, kind: 'end', options: { message: {} } }));
    const edges: Edge[] = [
      { id: 'e1', source: { kind: 'block', id: 'b1' }, target: { groupId: 'g1', blockId: 'b2' } },
      { id: 'e2', source: { kind: 'block', id: 'b1' }, target: { groupId: 'g1' } },
      { id: 'e3', source: { kind: 'block', id: 'b2' }, target: { groupId: 'nowhere' } },
      { id: 'e4', source: { kind: 'block', id: 'ghost' }, target: { groupId: 'g1' } },
      { id: 'e5', source: { kind: 'port', id: 'b2', port: 'ghost' }, target: { groupId: 'g1' } },
      { id: 'e6', source: { kind: 'block', id: 'b2' }, target: { groupId: 'g1', blockId: 'ghost' } },
    ];
    const flow = aFlow(blocks, edges);
    const variable = {
      name: 'x',
      type: 'TEXT',
      scope: 'CONVERSATION',
      isPersonalData: false,
      defaultValue: null,
    } as const;
    return aDefinition({
      flows: [{ ...flow, events: [...flow.events, ...flow.events] }, flow],
      variables: [variable, variable],
    });
  };

  test('Edges to nowhere and ids that are there twice are repaired, and the account says so', () => {
    const bot = readWell({ tertulia: 'bot', version: 1, name: 'x', definition: broken() });
    const [first, second] = bot.definition.flows;
    expect(first?.edges.map(({ id }) => id)).toEqual(['e0', 'e1']);
    expect(first?.groups[0]?.blocks.map(({ id }) => id)).toEqual(['b1', 'b2', 'b1-2']);
    expect(first?.events).toHaveLength(1);
    expect(second?.id).toBe('main-2');
    expect(bot.definition.variables).toHaveLength(1);
    const outcomes = bot.nodes.filter(({ kind }) => kind === 'BLOCK').map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['MAPPED', 'MAPPED', 'DEGRADED', 'MAPPED', 'MAPPED', 'DEGRADED']);
    for (const { all, mapped, degraded, placeholder, dropped } of totalsOf(bot.nodes))
      expect(mapped + degraded + placeholder + dropped).toBe(all);
    expect(totalsOf(bot.nodes).find(({ kind }) => kind === 'EDGE')).toMatchObject({ all: 14, mapped: 4, dropped: 10 });
  });

  test('What was repaired is whole: a second import changes nothing', () => {
    const once = readWell({ tertulia: 'bot', version: 1, name: 'x', definition: broken() });
    const again = readWell(botFile('x', once.definition, () => null));
    expect(again.definition).toEqual(once.definition);
    expect(again.nodes.every(({ outcome }) => outcome === 'MAPPED')).toBe(true);
  });

  test('A wrong type is refused with its place in words', () => {
    const definition = aDefinition({ flows: [aFlow([{ id: 'b1', kind: 'end', options: { message: 7 } } as never])] });
    const result = read({ tertulia: 'bot', version: 1, name: 'x', definition });
    if (result.ok) throw new Error('it was read');
    expect(result.refusals[0]?.place).toEqual({
      es: 'flujo 1 (Principal), grupo 1 (Inicio), bloque 1 (b1), options.message',
      en: 'flow 1 (Principal), group 1 (Inicio), block 1 (b1), options.message',
    });
  });

  test.each([
    ['no version', { tertulia: 'bot', definition: aDefinition() }],
    ['a newer version', { tertulia: 'bot', version: 2, definition: aDefinition() }],
    ['no definition', { tertulia: 'bot', version: 1 }],
    ['a definition that is a list', { tertulia: 'bot', version: 1, definition: [] }],
    ['100,000 blocks', { tertulia: 'bot', version: 1, definition: aDefinition({ flows: [manyBlocks(100_000)] }) }],
    ['100,000 edges', { tertulia: 'bot', version: 1, definition: aDefinition({ flows: [manyEdges(100_000)] }) }],
    ['a text of a megabyte', { tertulia: 'bot', version: 1, definition: aDefinition({ flows: [longText()] }) }],
  ])('A file with %s is refused', (_, file) => {
    expect(read(file).ok).toBe(false);
  });

  test('Names with a meaning for JavaScript and deep nesting are refused', () => {
    const inside = (json: string): ReadBotFile =>
      readBotFile(
        JSON.parse(`{"tertulia":"bot","version":1,"name":"x","definition":${json}}`) as Record<string, unknown>,
      );
    expect(inside('{"__proto__":{"isAdmin":true}}').ok).toBe(false);
    expect(inside(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`).ok).toBe(false);
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });

  test('Any JSON in place of any part is read or refused, and never thrown', () => {
    const file = { tertulia: 'bot', version: 1, name: 'x', definition: broken() };
    const paths = pathsOf(file.definition);
    fc.assert(
      fc.property(fc.nat(), fc.jsonValue({ maxDepth: 3 }), (at, value) => {
        const copy = structuredClone(file);
        put(copy.definition, paths[at % paths.length] ?? [], value);
        const result = read(copy);
        const isAnswered = result.ok ? parseDefinition(result.bot.definition).ok : result.refusals.length > 0;
        expect(isAnswered).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

function manyBlocks(count: number): Flow {
  const blocks = Array.from({ length: count }, (_, at): Block => ({
    id: `b${at}`,
    kind: 'end',
    options: { message: {} },
  }));
  return aFlow(blocks);
}

function manyEdges(count: number): Flow {
  const edge = (at: number): Edge => ({ id: `x${at}`, source: { kind: 'block', id: 'b' }, target: { groupId: 'g1' } });
  return aFlow(
    [],
    Array.from({ length: count }, (_, at) => edge(at)),
  );
}

function longText(): Flow {
  return aFlow([{ id: 'b1', kind: 'end', options: { message: { es: 'x'.repeat(1_000_000) } } }]);
}

function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))].filter(
    (one) => one.length > 0,
  );
}

function put(root: object, path: readonly string[], value: unknown): void {
  let at = root as Record<string, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[path.at(-1) ?? ''] = value;
}
