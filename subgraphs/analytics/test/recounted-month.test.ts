import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { metricNames } from '@tertulia/metric-words';
import { createFormats } from '@tertulia/region-formats';
import type { UserPrincipal } from '@tertulia/principal';
import { toGlobalId } from '@tertulia/subgraph';
import { describeOnMongo, principals } from '@tertulia/testkit';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { extractText, getDocumentProxy } from 'unpdf';
import { exportWorld, type ExportWorld } from './export-world.js';
import { conversation, fetchMetrics } from './world.js';

/** A conversation as somebody would write it down, without counting anything. */
interface Raw {
  readonly bot: number;
  /** Of February 2026 in Mexico, which is six hours behind UTC. */
  readonly day: number;
  readonly hour: number;
  readonly responsesMs: readonly number[];
  readonly goals: readonly number[];
  readonly isHandedOff: boolean;
  readonly personAfterMs: number | null;
  readonly stars: number | null;
  readonly nps: number | null;
  readonly errors: number;
  readonly end: 'COMPLETED' | 'GOAL' | 'ABANDONED' | null;
  readonly hasAnswered: boolean;
}

const raw: fc.Arbitrary<Raw> = fc.record({
  bot: fc.nat({ max: 1 }),
  day: fc.integer({ min: 1, max: 28 }),
  hour: fc.nat({ max: 23 }),
  responsesMs: fc.array(fc.integer({ min: 0, max: 9_000 }), { maxLength: 3 }),
  goals: fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 2 }),
  isHandedOff: fc.boolean(),
  personAfterMs: fc.option(fc.integer({ min: 0, max: 900_000 })),
  stars: fc.option(fc.integer({ min: 1, max: 5 })),
  nps: fc.option(fc.nat({ max: 10 })),
  errors: fc.nat({ max: 2 }),
  end: fc.constantFrom('COMPLETED' as const, 'GOAL' as const, 'ABANDONED' as const, null),
  hasAnswered: fc.boolean(),
});

const two = (number: number): string => String(number).padStart(2, '0');
const startOf = ({ day, hour }: Raw): string => new Date(Date.UTC(2026, 1, day, hour + 6)).toISOString();
const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const mean = (list: readonly number[]): number | null =>
  share(
    list.reduce((sum, one) => sum + one, 0),
    list.length,
  );

/** Every figure, from the conversations and the published definitions alone. Only the second bot has goals in its flow. */
function recounted(all: readonly Raw[]) {
  const count = (is: (one: Raw) => boolean): number => all.filter(is).length;
  const hasBot = ({ responsesMs }: Raw): boolean => responsesMs.length > 0;
  const isSettled = ({ end }: Raw): boolean => end === 'COMPLETED' || end === 'GOAL';
  const isCompleted = (one: Raw): boolean => isSettled(one) && one.hasAnswered;
  const involved = count((one) => hasBot(one) || one.isHandedOff);
  const stars = all.flatMap((one) => one.stars ?? []);
  const nps = all.flatMap((one) => one.nps ?? []);
  const balance = nps.filter((one) => one >= 9).length - nps.filter((one) => one <= 6).length;
  const success = (one: Raw): boolean =>
    (one.stars ?? 5) > 2 && (one.goals.length > 0 || (one.bot === 0 && isCompleted(one)));
  const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (part * 100) / whole);
  return {
    conversations: all.length,
    completionRate: share(count(isCompleted), all.length),
    conversionRate: share(
      count(({ goals }) => goals.length > 0),
      all.length,
    ),
    successRate: share(count(success), all.length),
    handOffRate: share(
      count(({ isHandedOff }) => isHandedOff),
      involved,
    ),
    resolutionRate: share(
      count((one) => hasBot(one) && isSettled(one) && !one.isHandedOff && one.personAfterMs === null),
      involved,
    ),
    csat: percent(stars.filter((one) => one >= 4).length, stars.length),
    nps: percent(balance, nps.length),
    errors: all.reduce((sum, one) => sum + one.errors, 0),
    botResponseTime: mean(all.flatMap(({ responsesMs }) => responsesMs)),
    firstHumanResponse: mean(all.flatMap(({ personAfterMs }) => personAfterMs ?? [])),
    amount: all.flatMap(({ goals }) => goals).reduce((sum, one) => sum + one, 0),
    days: Array.from({ length: 28 }, (_, at) => {
      const own = all.filter(({ day }) => day === at + 1);
      const goals = own.reduce((sum, one) => sum + one.goals.length, 0);
      return [`2026-02-${two(at + 1)}`, own.length, goals, own.filter(isCompleted).length] as const;
    }),
  };
}

const shares = ['completionRate', 'conversionRate', 'successRate', 'handOffRate', 'resolutionRate'] as const;
const plain = ['conversations', ...shares, 'csat', 'nps', 'errors'] as const;
const times = ['botResponseTime', 'firstHumanResponse'] as const;
const range = { from: '2026-02-01T06:00:00.000Z', to: '2026-03-01T06:00:00.000Z' };

function describeMonth(store: string, isOnMongo: boolean): void {
  describe(`a month of conversations in ${store}`, () => {
    let world: ExportWorld;
    beforeAll(async () => {
      world = await exportWorld({ isOnMongo });
      world.run();
    });
    afterAll(async () => world.close());

    async function told(all: readonly Raw[]): Promise<UserPrincipal> {
      const organizationId = await world.organization();
      const bots = [
        await world.bot(organizationId, { name: 'Citas' }),
        await world.bot(organizationId, { name: 'Ventas', hasGoals: true }),
      ];
      for (const one of all) {
        const bot = bots[one.bot];
        if (bot === undefined) throw new Error('no bot');
        const talk = conversation(world, { organizationId, ...bot, startedAt: startOf(one) });
        for (const responseMs of one.responsesMs) talk.turn(responseMs);
        for (const amountMinor of one.goals) talk.goal(amountMinor);
        for (let error = 0; error < one.errors; error += 1) talk.add('runtime.turn-failed.v1', { code: 'X' });
        if (one.isHandedOff) talk.add('runtime.handed-off.v1', { reason: 'x' });
        if (one.personAfterMs !== null) talk.add('runtime.human-replied.v1', { waitMs: one.personAfterMs });
        if (one.stars !== null) talk.rated(one.stars);
        if (one.nps !== null) talk.rated(one.nps, 'NPS');
        if (one.end !== null) talk.ended(one.end, one.hasAnswered);
        await world.bus.publish(talk.events);
      }
      return world.member('ORGANIZATION_ADMIN', organizationId);
    }

    async function fileOf(ana: UserPrincipal, format: string): Promise<Buffer> {
      const { export: one } = await world.start(ana, { kind: 'METRICS', format, range });
      const { downloadUrl } = await world.became(ana, one?.id ?? '', 'READY');
      return (await world.download(downloadUrl)).bytes;
    }

    async function textOfPdf(ana: UserPrincipal): Promise<string> {
      const schedule = {
        ...{ name: 'Mes', frequency: 'DAILY', minuteOfDay: 0, period: 'PREVIOUS_MONTH', extent: 'FULL', locale: 'es' },
        recipientIds: [toGlobalId('user', ana.userId)],
      };
      const create = `mutation ($input: CreateReportScheduleInput!) {
        createReportSchedule(input: $input) { schedule { id } } }`;
      type Made = { createReportSchedule: { schedule: { id: string } } };
      const { createReportSchedule: made } = await world.tell<Made>(ana, create, { input: { schedule } });
      const send = 'mutation ($input: SendTestReportInput!) { sendTestReport(input: $input) { delivery { id } } }';
      type Sent = { sendTestReport: { delivery: { id: string } } };
      const input = { scheduleId: made.schedule.id };
      const { sendTestReport: sent } = await world.tell<Sent>(ana, send, { input });
      const service = principals.service({ organizationId: ana.organizationId });
      const query = 'query ($id: ID!) { reportFile(deliveryId: $id) { base64 } }';
      type File = { reportFile: { base64: string } };
      const { reportFile } = await world.tell<File>(service, query, { id: sent.delivery.id });
      const document = await getDocumentProxy(new Uint8Array(Buffer.from(reportFile.base64, 'base64')));
      return (await extractText(document, { mergePages: true })).text.replaceAll(/\s/gu, '');
    }

    test('has in the API, in CSV, in Excel and in the PDF the figures that its conversations have', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(raw, { minLength: 1, maxLength: 25 }), async (all) => {
          const expected = recounted(all);
          const ana = await told(all);
          const asked = { type: 'Organization' as const, id: ana.organizationId ?? '' };
          const metrics = await fetchMetrics(world, ana, { ...asked, range: [range.from, range.to] });
          const valueOf = (key: string) => (metrics[key] as { value?: number | null; meanMs?: number | null }) ?? {};
          expect(plain.map((key) => valueOf(key).value)).toEqual(plain.map((key) => expected[key]));
          expect(times.map((key) => valueOf(key).meanMs)).toEqual(times.map((key) => expected[key]));
          const days = metrics.perDay as unknown as {
            date: string;
            conversations: number;
            goals: number;
            completed: number;
          }[];
          expect(days.map((day) => [day.date, day.conversations, day.goals, day.completed])).toEqual(expected.days);

          const lines = (await fileOf(ana, 'CSV')).toString('utf8').trimEnd().split('\r\n').slice(1);
          expect(lines.map((line) => line.split(',').slice(0, 4).join())).toEqual(
            expected.days.map((day) => day.join()),
          );

          const book = new ExcelJS.Workbook();
          await book.xlsx.load(new Uint8Array(await fileOf(ana, 'EXCEL')).buffer);
          const written = new Map<string, ExcelJS.CellValue>();
          book.getWorksheet('Métricas')?.eachRow((row) => written.set(row.getCell(1).text, row.getCell(2).value));
          expect(plain.map((key) => written.get(metricNames[key].es) ?? null)).toEqual(
            plain.map((key) => expected[key]),
          );
          const seconds = (ms: number | null): number | null => (ms === null ? null : ms / 1_000);
          expect(times.map((key) => written.get(`${metricNames[key].es}, media en segundos`) ?? null)).toEqual(
            times.map((key) => seconds(expected[key])),
          );

          const text = await textOfPdf(ana);
          const formats = createFormats('es', { country: 'MX', timeZone: 'America/Mexico_City', currency: 'MXN' });
          const shown = (key: (typeof plain)[number], value: number): string =>
            key === 'csat' || shares.some((one) => one === key)
              ? formats.percent(key === 'csat' ? value / 100 : value)
              : formats.number(value);
          const figures = [
            ...plain.map((key) => [key, expected[key] === null ? 'Sin datos' : shown(key, expected[key])] as const),
            ...times.map(
              (key) => [key, expected[key] === null ? 'Sin datos' : formats.duration(expected[key])] as const,
            ),
          ];
          for (const [key, figure] of figures) {
            expect(text).toContain(`${metricNames[key].es}${figure}`.replaceAll(/\s/gu, ''));
          }
          const amount = formats.money({ amountMinor: expected.amount, currency: 'MXN' });
          expect(text.includes(amount.replaceAll(/\s/gu, ''))).toBe(expected.amount > 0);
        }),
        { numRuns: 4 },
      );
    });
  });
}

describeMonth('PostgreSQL', false);
describeOnMongo('where metrics are in MongoDB', () => describeMonth('MongoDB', true));
