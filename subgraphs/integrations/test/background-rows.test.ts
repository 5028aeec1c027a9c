import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import { principals, testId } from '@tertulia/testkit';
import { startSheets, type SheetsVendor } from '../../../e2e/vendors/sheets.js';
import { platformConnectors } from '../src/connectors/all.js';
import { freshHealth } from '../src/domain/connection.js';
import { compileDeliverer, Deliverer } from './deliverers.js';
import { botOne, integrationsWorld, organizationA, type World } from './world.js';

// The long form of the figure: FULL=true.
const isFull = process.env['FULL'] === 'true';
const figures = isFull ? { rows: 500, kills: 10 } : { rows: 60, kills: 2 };
const connectionId = testId(0x51);
const spreadsheet = 'https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOp/edit#gid=0';
const perform = 'mutation ($input: PerformEffectInput!) { performEffect(input: $input) }';

let sheets: SheetsVendor;
let world: World;
const workers: Deliverer[] = [];

beforeAll(async () => {
  sheets = await startSheets();
  sheets.tabs.set('Citas', [['Nombre', 'Correo']]);
  world = await integrationsWorld({
    registry: platformConnectors(),
    settings: { egressAllowed: sheets.target, vendorUrls: `google=${sheets.url}` },
  });
  await world.hasPlan(organizationA, 'PROFESSIONAL');
  await connect();
  await compileDeliverer();
  for (let count = 0; count < 2; count += 1) workers.push(new Deliverer(world));
  for (const worker of workers) await worker.start();
}, 120_000);
afterAll(async () => {
  for (const worker of workers) await worker.kill();
  await world.close();
  await sheets.close();
});

/** A connection as OAuth leaves it, with a token that does not expire. */
async function connect(): Promise<void> {
  const { sealing, work } = world.deps;
  const credential = await sealing.seal(organizationA, connectionId, JSON.stringify({ accessToken: sheets.token }));
  const now = world.clock.now();
  const connection = {
    ...{ id: connectionId, organizationId: organizationA, connector: 'google-sheets', connectorVersion: 1 },
    ...{ name: 'Citas', accountLabel: null, botIds: [], settings: {}, lastFour: null, revision: 1, expiresAt: null },
    ...{ createdBy: null, createdAt: now, updatedAt: now, ...freshHealth(now) },
  };
  await work.transact({ organizationId: organizationA }, async ({ connections }) =>
    connections.save({ connection, credential }),
  );
}

async function addInBackground(name: string, n: number): Promise<void> {
  const inputs = { spreadsheet, sheet: 'Citas', cells: JSON.stringify({ Nombre: name }) };
  const effect = {
    ...{ kind: 'action', id: `effect-${n}`, blockId: 'b', deadlineMs: 5_000, isBackground: true, mappings: [] },
    ...{ connectionId, action: 'appendRow', inputs },
  };
  const input = { conversationId: testId(0xc1), botId: botOne, isSimulation: false, effect };
  await world.tell(principals.service({ organizationId: organizationA }), perform, { input });
}

interface Waiting {
  readonly next_attempt_at: string;
  readonly lease_until: string | null;
}

async function waiting(): Promise<Waiting[]> {
  const sql = "select next_attempt_at, lease_until from action_run where status = 'RUNNING' and is_background";
  return asPlatform('test', async () => world.database.read(async (em) => em.execute<Waiting[]>(sql)));
}

const written = (): number => (sheets.tabs.get('Citas') ?? []).length - 1;

/** Nothing has been asked for a while, so that nobody holds a lease for a reason: the clock may move to what comes next. */
async function moveOnWhenQuiet(quietMs: number): Promise<void> {
  const before = sheets.seen.length;
  await new Promise((resolve) => setTimeout(resolve, quietMs));
  if (sheets.seen.length > before) return;
  const now = world.clock.now().getTime();
  const times = (await waiting()).map(({ next_attempt_at: next, lease_until: until }) =>
    Math.max(Date.parse(next), until === null ? 0 : Date.parse(until) + 1),
  );
  if (times.length === 0) return;
  world.clock.advance(Math.max(1_000, Math.min(...times) - now));
  for (const worker of workers) worker.tellTime();
}

test(`${figures.rows} rows that are added in the background are each in the sheet once, with ${figures.kills} kills, limits and cut answers`, async () => {
  const names = Array.from({ length: figures.rows }, (_, n) => `row-${n}`);
  for (const [n, name] of names.entries()) await addInBackground(name, n);
  let kills = 0;
  let faults = 0;
  const deadline = Date.now() + 480_000;
  while ((await waiting()).length > 0) {
    if (Date.now() > deadline) throw new Error(`${written()} rows after ${kills} kills`);
    if (kills < figures.kills && written() >= (figures.rows * kills) / (figures.kills + 1)) {
      // The answer of the next row is cut after it was written, and its process dies about then.
      sheets.failNext(['cut', 'limit', 'fail', 'cut'], /:append/);
      faults += 4;
      const worker = workers[kills % workers.length];
      await new Promise((resolve) => setTimeout(resolve, (kills * 173) % 700));
      await worker?.kill();
      await worker?.start();
      kills += 1;
    }
    await moveOnWhenQuiet(2_500);
  }
  const rows = (sheets.tabs.get('Citas') ?? []).slice(1).map(([name]) => name ?? '');
  expect(kills).toBe(figures.kills);
  expect(sheets.seen.filter(({ fault }) => fault !== null).length).toBeGreaterThanOrEqual(faults / 2);
  expect(rows.toSorted()).toEqual(names.toSorted());
}, 500_000);
