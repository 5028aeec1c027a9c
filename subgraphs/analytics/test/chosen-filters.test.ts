import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import type { UserPrincipal } from '@tertulia/principal';
import { toGlobalId } from '@tertulia/subgraph';
import { principals } from '@tertulia/testkit';
import ExcelJS from 'exceljs';
import { extractText, getDocumentProxy } from 'unpdf';
import { exportWorld, type ExportWorld } from './export-world.js';
import { conversation } from './world.js';

let world: ExportWorld;
let organizationId = '';
let ana: UserPrincipal;
let bots: { botId: string; versionId: string }[] = [];
beforeAll(async () => {
  world = await exportWorld();
  world.run();
  organizationId = await world.organization();
  ana = world.member('ORGANIZATION_ADMIN', organizationId);
  bots = [await world.bot(organizationId, { name: 'Citas' }), await world.bot(organizationId, { name: 'Ventas' })];
  // Of 2026-03-19, a Thursday: on the web at ten in Mexico; over WhatsApp at eleven and at twenty, by somebody who returns.
  const talks = [
    ['2026-03-19T16:00:00Z', 'WEB', false],
    ['2026-03-19T17:00:00Z', 'WHATSAPP', false],
    ['2026-03-20T02:00:00Z', 'WHATSAPP', true],
  ] as const;
  for (const [startedAt, channel, isReturning] of talks) {
    const [bot] = bots;
    if (bot === undefined) throw new Error('no bot');
    const visit = { locale: 'es', isReturning };
    const talk = conversation(world, { organizationId, ...bot, startedAt, channel, visit });
    await world.bus.publish(talk.turn(800).events);
  }
});
afterAll(async () => world.close());

const range = { from: '2026-03-19T06:00:00.000Z', to: '2026-03-20T06:00:00.000Z' };
const versionId = () => toGlobalId('botVersion', bots[0]?.versionId ?? '');
const chosen = () => ({
  ...{ channels: ['WHATSAPP'], languages: ['es'], visitors: ['NEW'], weekdays: [4], hours: [9, 10, 11] },
  versionIds: [versionId()],
});
const words = ['Versión 1', 'WhatsApp', 'Español', 'Visitantes nuevos', 'Jueves', '09:00–12:00'].join(' · ');

describe('the filter of metrics', () => {
  test('stands with its words in an exported file, which counts what the API counts', async () => {
    const { export: csv } = await world.start(ana, { kind: 'METRICS', range, metrics: chosen() });
    const { downloadUrl } = await world.became(ana, csv?.id ?? '', 'READY');
    const [head = '', row = ''] = (await world.download(downloadUrl)).text.split('\r\n');
    expect(head).toContain('Filtro');
    expect(row).toBe(`2026-03-19,1,0,0,0,${words}`);
    const counted = 'metrics(range: $range, filter: $filter) { conversations { value } }';
    const query = `query ($r: [_Any!]!, $range: RangeInput!, $filter: MetricFilter) {
      _entities(representations: $r) { ... on Organization { ${counted} } } }`;
    const r = [{ __typename: 'Organization', id: toGlobalId('organization', organizationId) }];
    expect(await world.tell(ana, query, { r, range, filter: chosen() })).toEqual({
      _entities: [{ metrics: { conversations: { value: 1 } } }],
    });
  });

  test('stands in Excel on a sheet of its own, also where there is none', async () => {
    const saidOf = async (metrics: object) => {
      const { export: one } = await world.start(ana, { kind: 'METRICS', format: 'EXCEL', range, metrics });
      const { downloadUrl } = await world.became(ana, one?.id ?? '', 'READY');
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(new Uint8Array((await world.download(downloadUrl)).bytes).buffer);
      const values: unknown = book.getWorksheet('De qué es')?.getRow(2).values;
      return Array.isArray(values) ? values.slice(-3) : values;
    };
    const zone = 'America/Mexico_City';
    expect(await saidOf(chosen())).toEqual([zone, 'Todos los bots', words]);
    const botIds = [toGlobalId('bot', bots[1]?.botId ?? '')];
    expect(await saidOf({ botIds })).toEqual([zone, 'Ventas', 'Todas las conversaciones']);
  });

  test('is mailed with its words, and only to whom its versions are known', async () => {
    const create = `mutation ($input: CreateReportScheduleInput!) { createReportSchedule(input: $input) {
      schedule { id filter { versions { id } channels languages visitors weekdays hours bots { id } } } userErrors { code } } }`;
    const marta = world.member('BOT_MANAGER', organizationId, [bots[1]?.botId ?? '']);
    const schedule = {
      ...{ name: 'WhatsApp', frequency: 'DAILY', minuteOfDay: 0, period: 'YESTERDAY', extent: 'SUMMARY', locale: 'es' },
      recipientIds: [ana, marta].map(({ userId }) => toGlobalId('user', userId)),
    };
    const made = await world.tell(ana, create, { input: { schedule: { ...schedule, filter: chosen() } } });
    const { versionIds, ...rest } = chosen();
    const versions = versionIds.map((id) => ({ id }));
    expect(made).toMatchObject({ createReportSchedule: { schedule: { filter: { ...rest, versions, bots: [] } } } });
    const sql = 'select id from report_delivery where user_id = ?';
    const test = 'mutation ($input: SendTestReportInput!) { sendTestReport(input: $input) { delivery { id } } }';
    const scheduleId = (made as { createReportSchedule: { schedule: { id: string } } }).createReportSchedule.schedule
      .id;
    const fileFor = async (caller: UserPrincipal) => {
      await world.tell({ ...caller, role: 'ORGANIZATION_ADMIN', botIds: null }, test, { input: { scheduleId } });
      const [row] = await asPlatform('test', async () =>
        world.database.read(async (em) => em.execute<{ id: string }[]>(sql, [caller.userId])),
      );
      const query = 'query ($id: ID!) { reportFile(deliveryId: $id) { base64 } }';
      const id = toGlobalId('reportDelivery', row?.id ?? '');
      const service = principals.service({ organizationId });
      return (await world.tell<{ reportFile: { base64: string } | null }>(service, query, { id })).reportFile;
    };
    const file = await fileFor(ana);
    const document = await getDocumentProxy(new Uint8Array(Buffer.from(file?.base64 ?? '', 'base64')));
    const text = (await extractText(document, { mergePages: true })).text.replaceAll(/\s/gu, '');
    expect(text).toContain(words.replaceAll(/\s/gu, ''));
    expect(text).toContain('Conversaciones1');
    expect(await fileFor(marta)).toBeNull();
  });

  test('is saved in a view, which is not shown to whom its versions are unknown, and refused with foreign ones', async () => {
    const filterFields = 'preset bots { id } versions { id } channels languages visitors weekdays hours';
    const save = `mutation ($input: SaveReportViewInput!) { saveReportView(input: $input) {
      reportView { filter { ${filterFields} } } userErrors { code } } }`;
    const view = (filter: object) => ({
      input: { name: 'x', isShared: true, filter: { preset: 'TODAY', isCompared: true, ...filter } },
    });
    const { versionIds, ...rest } = chosen();
    const filter = { ...rest, preset: 'TODAY', bots: [], versions: versionIds.map((id) => ({ id })) };
    expect(await world.tell(ana, save, view(chosen()))).toEqual({
      saveReportView: { reportView: { filter }, userErrors: [] },
    });
    const list = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organization { reportViews { name } } } }`;
    const r = [{ __typename: 'Organization', id: toGlobalId('organization', organizationId) }];
    const countFor = async (botId: string | undefined) => {
      const manager = world.member('BOT_MANAGER', organizationId, [botId ?? '']);
      const told = await world.tell<{ _entities: [{ reportViews: object[] }] }>(manager, list, { r });
      return told._entities[0].reportViews.length;
    };
    expect([await countFor(bots[0]?.botId), await countFor(bots[1]?.botId)]).toEqual([1, 0]);
    const { versionId: foreign } = await world.bot(await world.organization());
    const refused = await world.tell(ana, save, view({ versionIds: [toGlobalId('botVersion', foreign)] }));
    expect(refused).toMatchObject({ saveReportView: { userErrors: [{ code: 'NOT_FOUND' }] } });
  });
});
