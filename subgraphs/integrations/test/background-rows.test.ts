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
  readonly lease_id: string | null;
  readonly lease_until: string | null;
}

async function waiting(): Promise<Waiting[]> {
  const sql = `select next_attempt_at, lease_id, lease_until from action_run where status = 'RUNNING' and is_background`;
  return asPlatform('test', async () => world.database.read(async (em) => em.execute<Waiting[]>(sql)));
}

/** The clock moves to what comes next once nothing is due and no living process holds a lease: those that are held end with the dead. */
function moveOnWhenIdle(rows: readonly Waiting[]): void {
  const isHeld = ({ lease_id: id }: Waiting): boolean => id !== null && workers.some((worker) => worker.hasMade(id));
  if (rows.length === 0 || rows.some(isHeld)) return;
  const times = rows.map(({ next_attempt_at: next, lease_until: until }) =>
    Math.max(Date.parse(next), until === null ? 0 : Date.parse(until) + 1),
  );
  const restMs = Math.min(...times) - world.clock.now().getTime();
  if (restMs <= 0) return;
  world.clock.advance(Math.max(1_000, restMs));
  for (const worker of workers) worker.tellTime();
}

const deadline = Date.now() + 480_000;

/** Lets the processes work until something is so. */
async function workUntil(what: string, isSo: (rows: readonly Waiting[]) => boolean): Promise<void> {
  for (;;) {
    const rows = await waiting();
    if (isSo(rows)) return;
    if (Date.now() > deadline) throw new Error(`Not in time: ${what}; ${rows.length} rows are waiting`);
    moveOnWhenIdle(rows);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const cuts = (): number => sheets.seen.filter(({ fault }) => fault === 'cut').length;

test(`${figures.rows} rows that are added in the background are each in the sheet once, with ${figures.kills} kills, limits and cut answers`, async () => {
  const names = Array.from({ length: figures.rows }, (_, n) => `row-${n}`);
  const partOf = (n: number): number => Math.floor((n * (figures.kills + 1)) / figures.rows);
  const addPart = async (part: number): Promise<void> => {
    for (const [n, name] of names.entries()) if (partOf(n) === part) await addInBackground(name, n);
  };
  for (let kills = 0; kills < figures.kills; kills += 1) {
    // The answer of a row of this part is cut after it was written, and a process dies about then. Later parts are still to be added, so
    // that there is work left however fast the machine is.
    const before = cuts();
    sheets.failNext(['cut', 'limit', 'fail', 'cut'], /:append/);
    await addPart(kills);
    await workUntil('an answer is cut', () => cuts() > before);
    const worker = workers[kills % workers.length];
    await new Promise((resolve) => setTimeout(resolve, (kills * 173) % 700));
    await worker?.kill();
    await worker?.start();
  }
  await addPart(figures.kills);
  await workUntil('all rows are written', (rows) => rows.length === 0);
  const rows = (sheets.tabs.get('Citas') ?? []).slice(1).map(([name]) => name ?? '');
  // Each kill follows four planned faults, of which at least the half was met.
  expect(sheets.seen.filter(({ fault }) => fault !== null).length).toBeGreaterThanOrEqual(figures.kills * 2);
  expect(rows.toSorted()).toEqual(names.toSorted());
}, 500_000);
