import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { toGlobalId } from '@tertulia/subgraph';
import { principals } from '@tertulia/testkit';
import { ana, bruno, newBot, openWorld, organizationA, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world.close());

const exportQuery = 'query ($botId: ID!) { exportBot(botId: $botId) { fileName document } }';
const importMutation = `mutation ($input: ImportBotInput!) {
  importBot(input: $input) {
    bot { id name draft { revision definition } importReport { format name } }
    report { format formatVersion totals { kind all mapped degraded placeholder dropped } slots { connector blockId }
      nodes(first: 100, outcome: DROPPED) { totalCount nodes { kind label reasons } } }
    changes { kind subject id title }
    stale { revision }
    userErrors { field code message }
  }
}`;

interface Imported {
  bot: { id: string; name: string; draft: { revision: number; definition: Definition }; importReport: object } | null;
  report: { totals: Record<string, unknown>[]; slots: object[]; nodes: { totalCount: number; nodes: object[] } } | null;
  changes: { kind: string; subject: string; id: string }[];
  stale: { revision: number } | null;
  userErrors: { field: string[]; code: string; message: string }[];
}
interface Definition {
  flows: { id: string; groups: { id: string; blocks: object[] }[]; edges: object[] }[];
}

async function exported(botId: string, as = ana) {
  const { exportBot } = await world.tell(as, exportQuery, { botId });
  return exportBot as unknown as { fileName: string; document: { name: string; definition: Definition } };
}

async function imported(input: Record<string, unknown>, as = ana): Promise<Imported> {
  const { importBot } = await world.tell(as, importMutation, { input: { isTrial: false, ...input } });
  const told: unknown = importBot;
  return told as Imported;
}

describe('files of bots', () => {
  test('A bot made of an exported file has the same definition, and says where it comes from', async () => {
    const { fileName, document } = await exported(await newBot(world, ana, 'Salón Aurora'));
    expect(fileName).toBe('salon-aurora.json');
    const { bot, report, userErrors } = await imported({ file: JSON.stringify(document), name: 'Copia' });
    expect(userErrors).toEqual([]);
    expect(bot?.name).toBe('Copia');
    expect(bot?.draft.definition).toEqual(document.definition);
    expect(bot?.importReport).toEqual({ format: 'TERTULIA', name: 'Salón Aurora' });
    expect(report?.totals).toContainEqual({
      ...{ kind: 'GROUP', all: 2, mapped: 2 },
      ...{ degraded: 0, placeholder: 0, dropped: 0 },
    });
  });

  test('A trial stores nothing', async () => {
    const { document } = await exported(await newBot(world, ana));
    const before = await countBots();
    const { bot, report } = await imported({ file: JSON.stringify(document), isTrial: true });
    expect(bot).toBeNull();
    expect(report?.nodes.totalCount).toBe(0);
    expect(await countBots()).toBe(before);
  });

  test('A file that replaces a draft says what it changes, and needs the revision that it replaces', async () => {
    const botId = await newBot(world, ana);
    const { document } = await exported(botId);
    const [flow] = document.definition.flows;
    if (flow === undefined) throw new Error('no flow');
    const definition = { ...document.definition, flows: [{ ...flow, groups: flow.groups.slice(0, 1) }] };
    const file = JSON.stringify({ ...document, definition });
    const trial = await imported({ file, into: botId, revision: 1, isTrial: true });
    expect(trial.changes).toContainEqual(expect.objectContaining({ kind: 'REMOVED', subject: 'GROUP', id: 'person' }));
    expect(trial.report?.nodes).toEqual({
      totalCount: 1,
      nodes: [{ kind: 'EDGE', label: 'answer', reasons: ['Lleva a un lugar que no existe.'] }],
    });
    const done = await imported({ file, into: botId, revision: 1 });
    expect(done.bot?.draft.revision).toBe(2);
    expect(done.bot?.draft.definition.flows[0]?.groups).toHaveLength(1);
    const late = await imported({ file, into: botId, revision: 1 });
    expect(late.stale).toEqual({ revision: 2 });
    expect(late.userErrors).toEqual([expect.objectContaining({ code: 'STALE_REVISION' })]);
    const without = await imported({ file, into: botId });
    expect(without.userErrors).toEqual([expect.objectContaining({ code: 'REQUIRED', field: ['input', 'revision'] })]);
  });

  test('A bot as large as a bot may be comes in as a compressed file', async () => {
    const { document } = await exported(await newBot(world, bruno), bruno);
    const [flow] = document.definition.flows;
    const text = (at: number) => ({
      es: `${at} ${'¿Qué día prefieres? '.repeat(95)}`,
      en: `${at} ${'Which day? '.repeat(170)}`,
    });
    const groups = Array.from({ length: 30 }, (_, nth) => ({
      ...{ id: `g${nth}`, title: `Grupo ${nth}`, position: { x: 0, y: 300 * nth } },
      blocks: Array.from({ length: 10 }, (__, at) => {
        return { id: `b${nth}-${at}`, kind: 'text', options: { variations: [text(10 * nth + at)] } };
      }),
    }));
    const definition = { ...document.definition, flows: [{ ...flow, groups: [...(flow?.groups ?? []), ...groups] }] };
    const json = JSON.stringify({ ...document, definition });
    expect(json.length).toBeGreaterThan(1_000_000);
    const file = gzipSync(json).toString('base64');
    const { bot, userErrors } = await imported({ file, name: 'Grande' }, bruno);
    expect(userErrors).toEqual([]);
    expect(bot?.draft.definition.flows[0]?.groups).toHaveLength(32);
  });

  test('A connection becomes a slot with the name of its connector', async () => {
    const botId = await newBot(world, ana);
    const { document } = await exported(botId);
    const connection = `cnx_${'1'.repeat(32)}`;
    world.connections.byBot.set(botId, [{ id: connection, connector: 'google-sheets', state: 'CONNECTED' }]);
    const [flow] = document.definition.flows;
    const options = {
      ...{ connectionId: connection, action: 'appendRow', inputs: [], mappings: [], timeoutSeconds: 20 },
      isBackground: true,
    };
    const [group] = flow?.groups ?? [];
    const groups = [{ ...group, blocks: [...(group?.blocks ?? []), { id: 'sheet', kind: 'connector', options }] }];
    const saved = await world.tell(
      ana,
      'mutation ($input: SaveFlowInput!) { saveFlow(input: $input) { userErrors { code } } }',
      { input: { botId, revision: 1, document: { ...flow, groups, edges: [] } } },
    );
    expect(saved['saveFlow']).toEqual({ userErrors: [] });
    const file = JSON.stringify((await exported(botId)).document);
    expect(file).not.toContain('cnx_');
    const { report } = await imported({ file, isTrial: true });
    expect(report?.slots).toEqual([{ connector: 'google-sheets', blockId: 'sheet' }]);
  });
});

describe('files of Typebot', () => {
  const said = (text: string) => ({ richText: [{ type: 'p', children: [{ text }] }] });
  const typebot = {
    version: '6.1',
    name: 'Encuesta',
    events: [{ id: 'ev', type: 'start', outgoingEdgeId: 'e1' }],
    groups: [
      {
        id: 'g',
        title: 'Inicio',
        blocks: [
          { id: 'b1', type: 'text', content: said('Hola') },
          { id: 'b2', type: 'text input', options: { variableId: 'v' } },
          { id: 'b3', type: 'Chatwoot' },
        ],
      },
    ],
    edges: [{ id: 'e1', from: { eventId: 'ev' }, to: { groupId: 'g' } }],
    variables: [{ id: 'v', name: 'Nombre' }],
  };

  test('A file becomes a bot with the facts of the organization and an account that adds up', async () => {
    const { bot, report, userErrors } = await imported({ file: JSON.stringify(typebot), locale: 'es' });
    expect(userErrors).toEqual([]);
    expect(bot?.name).toBe('Encuesta');
    expect(bot?.importReport).toEqual({ format: 'TYPEBOT', name: 'Encuesta' });
    expect(report?.totals).toContainEqual({
      ...{ kind: 'BLOCK', all: 3, mapped: 2 },
      ...{ degraded: 0, placeholder: 1, dropped: 0 },
    });
  });

  test('A file that replaces a draft leaves the business as it is', async () => {
    const botId = await newBot(world, ana, 'Salón Luz');
    const { bot } = await imported({ file: JSON.stringify(typebot), locale: 'es', into: botId, revision: 1 });
    expect(bot?.name).toBe('Salón Luz');
    expect(bot?.draft.definition).toMatchObject({ profile: { name: 'Salón Luz' }, variables: [{ name: 'Nombre' }] });
  });
});

describe('refusals of files', () => {
  test('A file that cannot be read is refused with a reason and a place', async () => {
    const { document } = await exported(await newBot(world, ana));
    const [flow] = document.definition.flows;
    const broken = { ...document, definition: { ...document.definition, flows: [{ ...flow, name: 7 }] } };
    const bomb = gzipSync(Buffer.alloc(20_000_000, ' ')).toString('base64');
    const reasons = ['{', '[]', '{"version":1}', JSON.stringify(broken), 'x'.repeat(1_900_001), bomb].map(
      async (file) => {
        const { bot, report, userErrors } = await imported({ file });
        expect([bot, report]).toEqual([null, null]);
        return userErrors[0]?.message;
      },
    );
    expect(await Promise.all(reasons)).toEqual([
      'Este valor no se puede usar: el archivo no es JSON.',
      expect.stringContaining('el archivo no es de un bot'),
      expect.stringContaining('el archivo no es de un bot'),
      expect.stringContaining('flujo 1'),
      'Es demasiado largo: el máximo es 1,900,000.',
      expect.stringContaining('el archivo pasa de 8 MB'),
    ]);
  });

  test("Another organization's bot is as one that does not exist, and its files are not written", async () => {
    const botId = await newBot(world, ana);
    const file = JSON.stringify((await exported(botId)).document);
    const { data, errors } = await world.ask(bruno, exportQuery, { botId });
    expect([data, errors?.[0]?.extensions?.['code']]).toEqual([{ exportBot: null }, 'NOT_FOUND']);
    for (const isTrial of [true, false]) {
      const { bot, report, userErrors } = await imported({ file, into: botId, revision: 1, isTrial }, bruno);
      expect([bot, report, userErrors[0]?.code]).toEqual([null, null, 'NOT_FOUND']);
    }
  });

  test('Whoever may not edit a bot gets no file of it, and whoever may not create one imports none', async () => {
    const botId = await newBot(world, ana);
    const file = JSON.stringify((await exported(botId)).document);
    const viewer = principals.viewer({ organizationId: organizationA });
    expect((await world.ask(viewer, exportQuery, { botId })).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const refused = await world.ask(viewer, importMutation, { input: { file, isTrial: true } });
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});

async function countBots(): Promise<number> {
  const data = await world.tell(
    ana,
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organization { bots { totalCount } } } }',
    { r: [{ __typename: 'Organization', id: toGlobalId('organization', organizationA) }] },
  );
  const [told] = data['_entities'] as unknown as [{ bots: { totalCount: number } }];
  return told.bots.totalCount;
}
