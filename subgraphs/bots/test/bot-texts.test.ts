import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { inTenant } from '@tertulia/persistence';
import { readTable } from '@tertulia/table-files';
import { principals } from '@tertulia/testkit';
import { ana, bruno, newBot, openWorld, type World } from './world.js';

let world: World;
/** A bot that no test changes. */
let spare: string;
beforeAll(async () => {
  world = await openWorld();
  spare = await newBot(world, ana);
});
afterAll(async () => world.close());

const exportQuery = `query ($botId: ID!, $format: BotTextsFormat!) {
  exportBotTexts(botId: $botId, format: $format) { fileName mediaType content }
}`;
const importMutation = `mutation ($input: ImportBotTextsInput!) {
  importBotTexts(input: $input) {
    bot { draft { revision definition } }
    changeCount changes { blockId groupTitle blockTitle knowledgeId field language before after lostVariables }
    refusedCount refused { row place field reason } unchangedCount
    stale { revision } userErrors { field code message }
  }
}`;
const field = ['input', 'content'];

interface Imported {
  bot: { draft: { revision: number; definition: unknown } } | null;
  changeCount: number;
  changes: { blockId: string; before: string; after: string; lostVariables: string[] }[];
  refusedCount: number;
  refused: { row: number; reason: string }[];
  unchangedCount: number;
  stale: { revision: number } | null;
  userErrors: { field: string[]; code: string; message: string }[];
}

async function exported(botId: string, format: 'CSV' | 'EXCEL') {
  const { exportBotTexts } = await world.tell(ana, exportQuery, { botId, format });
  const file = exportBotTexts as unknown as { fileName: string; mediaType: string; content: string };
  const read = readTable(Buffer.from(file.content, 'base64'));
  if (!read.ok) throw new Error(read.fault);
  return { ...file, rows: read.rows };
}

async function imported(input: Record<string, unknown>): Promise<Imported> {
  const { importBotTexts } = await world.tell(ana, importMutation, {
    input: { revision: 1, isTrial: false, ...input },
  });
  const told: unknown = importBotTexts;
  return told as Imported;
}

function asCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  return Buffer.from(rows.map((row) => row.map(cell).join(';')).join('\r\n')).toString('base64');
}

/** The rows of a file with another text at the first of them. */
function withText(rows: readonly string[][], text: string): string[][] {
  return rows.map((row, at) => (at === 1 ? [...row.slice(0, 6), text, ...row.slice(7)] : row));
}

/** What the organization's outbox has of drafts that left, in order. */
async function told(): Promise<object[]> {
  const { organizationId = '' } = ana as { organizationId?: string };
  const sql =
    "select payload from outbox where name = 'bots.draft-exported.v1' and organization_id = ? order by sequence";
  const rows = await inTenant(organizationId, async () =>
    world.database.read(async (em) => em.execute<{ payload: object }[]>(sql, [organizationId])),
  );
  return rows.map(({ payload }) => payload);
}

describe('texts of a bot as a file', () => {
  test.each([
    ['CSV', 'salon-aurora-textos.csv'],
    ['EXCEL', 'salon-aurora-textos.xlsx'],
  ] as const)('A file of %s leaves, and changes nothing when it returns as it was', async (format, fileName) => {
    const botId = spare;
    const file = await exported(botId, format);
    expect(file.fileName).toBe(fileName);
    const { content } = file;
    const back = await imported({ botId, content });
    expect(back).toMatchObject({ bot: null, changeCount: 0, refusedCount: 0, userErrors: [] });
    expect(back.unchangedCount).toBe(file.rows.length - 1);
  });

  test('A file that leaves is told once with who took it, and one that is refused is not', async () => {
    const earlier = (await told()).length;
    await exported(spare, 'CSV');
    await world.ask(bruno, exportQuery, { botId: spare, format: 'CSV' });
    await world.tell(ana, 'query ($botId: ID!) { exportBot(botId: $botId) { fileName } }', { botId: spare });
    const taker = { kind: 'USER', id: ana.userId };
    expect((await told()).slice(earlier)).toMatchObject([
      { extent: 'TEXTS', fileName: 'salon-aurora-textos.csv', taker },
      { extent: 'BOT', fileName: 'salon-aurora.json', taker },
    ]);
  });

  test('A trial says what would change and stores nothing; then all of it is one save', async () => {
    const botId = await newBot(world, ana);
    const { rows } = await exported(botId, 'CSV');
    const content = asCsv(withText(rows, 'Te damos la bienvenida'));
    const trial = await imported({ botId, content, isTrial: true });
    expect(trial.bot).toBeNull();
    expect(trial.changes).toEqual([
      expect.objectContaining({
        before: rows[1]?.[6],
        after: 'Te damos la bienvenida',
        lostVariables: ['business.name'],
      }),
    ]);
    const done = await imported({ botId, content });
    expect(done.bot?.draft.revision).toBe(2);
    expect(JSON.stringify(done.bot?.draft.definition)).toContain('Te damos la bienvenida');
    const compressed = gzipSync(Buffer.from(content, 'base64')).toString('base64');
    const again = await imported({ botId, content: compressed, revision: 2 });
    expect(again).toMatchObject({ bot: null, changeCount: 0, refusedCount: 0 });
  });

  test('A text that was changed after the export is refused with its row', async () => {
    const botId = await newBot(world, ana);
    const { rows } = await exported(botId, 'CSV');
    await imported({ botId, content: asCsv(withText(rows, 'Primero')) });
    const late = await imported({ botId, content: asCsv(withText(rows, 'Segundo')), revision: 2 });
    expect(late).toMatchObject({ bot: null, changeCount: 0, refusedCount: 1 });
    expect(late.refused).toEqual([
      expect.objectContaining({ row: 2, reason: 'El texto cambió en el bot después de exportar el archivo.' }),
    ]);
  });

  test('A save from an older revision changes its texts only, unless others changed the same ones', async () => {
    const botId = await newBot(world, ana);
    const { rows } = await exported(botId, 'CSV');
    const bare = (text: string) => asCsv(withText(rows, text).map((row) => row.slice(0, 7)));
    expect((await imported({ botId, content: bare('Uno') })).bot?.draft.revision).toBe(2);
    const late = await imported({ botId, content: bare('Dos') });
    expect(late).toMatchObject({ bot: null, stale: { revision: 2 } });
    expect(late.userErrors).toEqual([expect.objectContaining({ code: 'STALE_REVISION' })]);
  });

  test.each([
    ['no base64', '%%%', 'INVALID_FORMAT', field],
    ['no table', Buffer.from('PK garbage').toString('base64'), 'INVALID_VALUE', field],
    ['no columns', Buffer.from('a,b\n1,2').toString('base64'), 'INVALID_VALUE', field],
    ['nothing', '', 'INVALID_VALUE', field],
    ['a bomb', gzipSync(Buffer.alloc(50_000_000)).toString('base64'), 'INVALID_VALUE', field],
  ])('A file that has %s is refused in words', async (_, content, code, at) => {
    const { userErrors } = await imported({ botId: spare, content });
    expect(userErrors).toEqual([expect.objectContaining({ code, field: at })]);
  });

  test("Nobody exports or changes another organization's texts, and viewers none at all", async () => {
    const viewer = principals.viewer({ organizationId: ana.kind === 'USER' ? ana.organizationId : '' });
    for (const [as, code] of [
      [bruno, 'NOT_FOUND'],
      [viewer, 'FORBIDDEN'],
    ] as const) {
      const { errors } = await world.ask(as, exportQuery, { botId: spare, format: 'CSV' });
      expect(errors?.[0]?.extensions?.['code']).toBe(code);
      const input = { botId: spare, content: '', revision: 1, isTrial: true };
      const { data, errors: refused } = await world.ask(as, importMutation, { input });
      const answer = data?.['importBotTexts'] as Imported | null | undefined;
      expect(refused?.[0]?.extensions?.['code'] ?? answer?.userErrors[0]?.code).toBe(code);
    }
  });
});
