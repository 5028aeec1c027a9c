import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { UserPrincipal } from '@tertulia/principal';
import { toGlobalId } from '@tertulia/subgraph';
import { principals } from '@tertulia/testkit';
import ExcelJS from 'exceljs';
import { exportWorld, type ExportWorld } from './export-world.js';
import { conversation } from './world.js';

const range = { from: '2026-03-01T06:00:00.000Z', to: '2026-03-08T06:00:00.000Z' };

let world: ExportWorld;
let organizationId: string;
let ana: UserPrincipal;
beforeAll(async () => {
  world = await exportWorld();
  world.run();
});
afterAll(async () => world.close());
beforeEach(async () => {
  organizationId = await world.organization();
  world.neighbours.members = [];
  ana = world.member('ORGANIZATION_ADMIN', organizationId);
});

/** Two bots with a conversation each; in that of the first a person helped, something failed, and the visitor commented. */
async function business() {
  const [bot, other] = [await world.bot(organizationId), await world.bot(organizationId)];
  const memberId = world.ids.next();
  const talk = conversation(world, { organizationId, ...bot, startedAt: '2026-03-02T15:00:00Z' })
    .turn(5)
    .add('runtime.taken-over.v1', { memberId })
    .add('runtime.human-replied.v1', { waitMs: 30_000, memberId })
    .add('runtime.turn-failed.v1', { code: 'TIMEOUT' })
    .add('runtime.blocks-visited.v1', { steps: [{ blockId: 'b1', edgeId: null, fromBlockId: null }] })
    .rated(3, 'NPS')
    .add('runtime.rating-commented.v1', { scale: 'NPS', value: 3, isSatisfaction: true });
  const plain = conversation(world, { organizationId, ...other, startedAt: '2026-03-03T15:00:00Z' }).turn(5);
  await world.bus.publish([...talk.events, ...plain.events]);
  return { bot, other, talk };
}

const botIds = (...bots: { botId: string }[]) => ({ botIds: bots.map(({ botId }) => toGlobalId('bot', botId)) });

/** The sheets of a workbook by name, as lists of rows without their header. */
async function sheets(principal: UserPrincipal, metrics: object | null): Promise<Record<string, unknown[][]>> {
  const { export: started } = await world.start(principal, { kind: 'METRICS', format: 'EXCEL', range, metrics });
  const { downloadUrl } = await world.became(principal, started?.id ?? '', 'READY');
  const book = new ExcelJS.Workbook();
  const { bytes } = await world.download(downloadUrl);
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return Object.fromEntries(
    book.worksheets.map((sheet) => [
      sheet.name,
      sheet.getSheetValues().flatMap((row, at) => (at > 1 && Array.isArray(row) ? [row.slice(1)] : [])),
    ]),
  );
}

describe('a workbook of metrics', () => {
  test('has what people of the team did by their names, the errors with their version, and every rating', async () => {
    await business();
    const { Equipo: team, Errores: errors, Calificaciones: ratings, ...others } = await sheets(ana, null);
    expect(team).toEqual([['Luz', 1, 1, 30, 0]]);
    expect(errors).toEqual([['TIMEOUT', expect.any(String), 1, 1]]);
    expect(ratings).toContainEqual(['NPS', 3, 1]);
    expect(ratings).toHaveLength(5 + 11);
    expect(Object.keys(others)).not.toContain('Recorrido');
  });

  test('of one bot has the walk through its flow with what its blocks do, for who may see its draft', async () => {
    const { bot } = await business();
    const metrics = botIds(bot);
    expect((await sheets(ana, metrics))['Recorrido']).toEqual([['Inicio › Hola', 1, 1, 0, 0]]);
    const viewer = world.member('VIEWER', organizationId);
    expect((await sheets(viewer, metrics))['Recorrido']).toEqual([['b1', 1, 1, 0, 0]]);
  });

  test('of two bots compares them, and says that two conversations are too few', async () => {
    const { bot, other } = await business();
    const { Comparación: compared } = await sheets(ana, botIds(bot, other));
    expect(compared?.[0]?.slice(1, 3)).toEqual([1, 1]);
    expect(compared).toHaveLength(6);
    expect(String(compared?.[1]?.at(-1))).toMatch(/pocas/u);
  });
});

describe('a file of comments', () => {
  test('has each with its conversation, and no cell that a spreadsheet would execute', async () => {
    const { talk } = await business();
    const { export: started, size } = await world.start(ana, { kind: 'COMMENTS', range });
    expect(size?.rows).toBe(1);
    const { downloadUrl, fileName } = await world.became(ana, started?.id ?? '', 'READY');
    expect(fileName).toMatch(/^comentarios-.*\.csv$/u);
    const [, line = ''] = (await world.download(downloadUrl)).text.trimEnd().split('\r\n');
    expect(line.split(',')[0]).toBe(toGlobalId('conversation', talk.key.conversationId));
    expect(line).toMatch(/NPS,3,'=esperé$/u);
  });

  test('is refused to who may not read conversations, and falls with an erasure', async () => {
    const { talk } = await business();
    const key = principals.apiKey(['metrics:read'], { organizationId });
    const refused = await world.ask(key, 'query ($input: StartExportInput!) { exportSize(input: $input) { rows } }', {
      input: { kind: 'COMMENTS', format: 'CSV', range },
    });
    expect(refused.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
    const { export: started } = await world.start(ana, { kind: 'COMMENTS', range });
    await world.became(ana, started?.id ?? '', 'READY');
    await world.bus.publish([world.event('runtime.visitor-erased.v1', organizationId, eventOf(talk.key))]);
    expect(await world.became(ana, started?.id ?? '', 'EXPIRED')).toMatchObject({ code: 'VISITOR_ERASED' });
  });
});

function eventOf(key: { conversationId: string; botId: string; versionId: string | null }) {
  return { ...key, channel: 'WEB', startedAt: '2026-03-02T15:00:00.000Z' };
}
