import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { inTenant } from '@tertulia/persistence';
import { openSubgraph } from '@tertulia/service';
import { toGlobalId } from '@tertulia/subgraph';
import { assertForeignIsMissing, assertNeedsSignIn, describeOnMongo, eventually, principals } from '@tertulia/testkit';
import { InProcessEventBus } from '@tertulia/messaging';
import type { UserPrincipal } from '@tertulia/principal';
import { sweepExports, wakeOverdueExports } from '../src/application/sweep-exports.js';
import { subgraph } from '../src/subgraph.js';
import { exportFields, exportWorld, type ExportWorld, type ShownExport } from './export-world.js';

let world: ExportWorld;
let organizationId: string;
let ana: UserPrincipal;
/** Releases what a test has held, also one that failed. */
const holds: (() => void)[] = [];

beforeAll(async () => {
  world = await exportWorld();
  world.run();
});
afterAll(async () => world.close());
afterEach(() => {
  for (const release of holds.splice(0)) release();
});
beforeEach(async () => {
  organizationId = await world.organization();
  world.neighbours.members = [];
  world.neighbours.rowCount = 2_500;
  world.neighbours.plan = 'ENTERPRISE';
  world.neighbours.beforePage = async () => undefined;
  ana = world.member('ORGANIZATION_ADMIN', organizationId);
});

async function started(principal = ana, input: object = {}): Promise<ShownExport> {
  const { export: one, userErrors } = await world.start(principal, input);
  expect(userErrors).toEqual([]);
  if (one === null) throw new Error('nothing was started');
  return one;
}

/** What the outbox has of it, in order. */
async function taken(one: ShownExport) {
  const { id: exportId } = world.keyOf(one, organizationId);
  const sql = 'select name, payload from outbox where organization_id = ? order by sequence';
  const told = await inTenant(organizationId, async () =>
    world.database.read(async (em) => em.execute<{ name: string; payload: object }[]>(sql, [organizationId])),
  );
  return { exportId, told };
}

const erase = async () => {
  const key = { conversationId: world.ids.next(), botId: world.ids.next(), versionId: world.ids.next() };
  const payload = { ...key, channel: 'WEB', startedAt: world.clock.now().toISOString() };
  await world.bus.publish([world.event('runtime.visitor-erased.v1', organizationId, payload)]);
};

describe('an export', () => {
  test('becomes a file with every row, that whoever may see it downloads by a link of minutes', async () => {
    const one = await started();
    expect(one).toMatchObject({ state: 'QUEUED', rowsExpected: 2_500, downloadUrl: null, canChange: true });
    const ready = await world.became(ana, one.id, 'READY');
    expect(ready).toMatchObject({ rows: 2_500, rowsExpected: 2_500, fileName: 'conversaciones-2026-03-20.csv' });
    const { text, status, headers } = await world.download(ready.downloadUrl);
    expect([status, headers?.['content-disposition']]).toEqual([
      200,
      'attachment; filename="conversaciones-2026-03-20.csv"; filename*=UTF-8\'\'conversaciones-2026-03-20.csv',
    ]);
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(2_501);
    expect(lines[0]).toMatch(/^\uFEFFId,Inicio,/);
    expect(lines[1]).toContain("'=soy 0");
    expect(lines[2_500]).toContain("'=soy 2499");
    expect(Buffer.byteLength(text)).toBe(ready.bytes);
    expect((await world.download(ready.downloadUrl, 'HEAD')).text).toBe('');
    world.clock.advance(5 * 60_000);
    expect((await world.download(ready.downloadUrl)).status).toBe(404);
    expect((await world.download(`${ready.downloadUrl}x`)).status).toBe(404);
  });

  test('tells who started it, and who downloaded it once for each link, whatever asks for it', async () => {
    const viewer = world.member('ORGANIZATION_ADMIN', organizationId);
    const one = await started();
    const { downloadUrl, fileName } = await world.became(viewer, one.id, 'READY');
    await world.download(downloadUrl, 'HEAD');
    await Promise.all([world.download(downloadUrl), world.download(downloadUrl)]);
    world.clock.advance(1_000);
    const [again] = await world.list(ana);
    expect(again?.downloadUrl).not.toBe(downloadUrl);
    await world.download(again?.downloadUrl ?? null);
    await world.download(`${downloadUrl}x`);
    const { exportId, told } = await taken(one);
    const by = ({ userId: id }: UserPrincipal) => ({ exportId, fileName, taker: { kind: 'USER', id } });
    expect(told).toEqual([
      { name: 'analytics.export-started.v1', payload: by(ana) },
      { name: 'analytics.export-downloaded.v1', payload: by(viewer) },
      { name: 'analytics.export-downloaded.v1', payload: by(ana) },
    ]);
    expect(JSON.stringify(told)).not.toContain((downloadUrl ?? '').slice(-20));
  });

  test('asks in the name of whoever started it, with the filter of the list, at one moment for all pages', async () => {
    world.neighbours.asked.length = 0;
    const filter = { states: ['ENDED'], search: 'precio', startedFrom: '2026-03-01T06:00:00.000Z' };
    const one = await started(ana, { kind: 'MESSAGES', filter });
    await world.became(ana, one.id, 'READY');
    const pages = world.neighbours.asked.filter(({ input }) => 'after' in input);
    expect(pages).toHaveLength(3);
    for (const { principal, input } of pages) {
      expect(principal).toMatchObject({ kind: 'USER', userId: ana.userId, role: 'ORGANIZATION_ADMIN', organizationId });
      expect(input).toMatchObject({ kind: 'MESSAGES', filter });
    }
    const now = world.clock.now().toISOString();
    expect(pages.map(({ input }) => input['asOf'])).toEqual([now, now, now]);
  });

  test('of more rows than the plan allows is refused beforehand, with the numbers, and nothing is cut', async () => {
    world.neighbours.plan = 'STARTER';
    world.neighbours.rowCount = 10_001;
    const input = { kind: 'CONVERSATIONS', format: 'CSV' };
    const size = 'query ($input: StartExportInput!) { exportSize(input: $input) { rows rowsMax } }';
    expect(await world.tell(ana, size, { input })).toEqual({ exportSize: { rows: 10_001, rowsMax: 10_000 } });
    const { export: one, userErrors } = await world.start(ana);
    expect([one, userErrors[0]?.code]).toEqual([null, 'EXPORT_TOO_LARGE']);
    expect(userErrors[0]?.message).toMatch(/10,001.*10,000/);
    expect(await world.list(ana)).toEqual([]);
    world.neighbours.rowCount = 10_000;
    const fits = await started();
    expect((await world.became(ana, fits.id, 'READY')).rows).toBe(10_000);
  });

  test('that grew past the plan before it began fails, and says so', async () => {
    const release = holdPages();
    const first = await started();
    await world.became(ana, first.id, 'RUNNING');
    const second = await started();
    world.neighbours.plan = 'STARTER';
    world.neighbours.rowCount = 10_001;
    release();
    expect((await world.became(ana, second.id, 'FAILED')).code).toBe('TOO_MANY_ROWS');
  });

  test('tells its progress, and others wait until it has ended', async () => {
    const stream = await world.subgraph.subscribe({
      query: `subscription { exportProgress { ${exportFields} } }`,
      ...{ variables: {}, principal: ana, requestId: 'test' },
    });
    if (!(Symbol.asyncIterator in stream)) throw new Error(JSON.stringify(stream.errors));
    const release = holdPages(1);
    const [first, second] = [await started(), await started()];
    const seen: string[] = [];
    const look = async () => {
      const { value } = await stream.next();
      const { exportProgress: told } = (value?.data ?? {}) as { exportProgress: ShownExport };
      seen.push(`${told.id === first.id ? 'first' : 'second'} ${told.state}`);
      return told;
    };
    const half = async (): Promise<ShownExport> => {
      const told = await look();
      return told.rows === 1_000 ? told : half();
    };
    expect(await half()).toMatchObject({ id: first.id, state: 'RUNNING', rowsExpected: 2_500 });
    expect((await world.list(ana)).find(({ id }) => id === second.id)?.state).toBe('QUEUED');
    release();
    while (!seen.includes('second READY')) await look();
    expect(seen.indexOf('first READY')).toBeLessThan(seen.indexOf('second RUNNING'));
    await stream.return();
  });

  test('that is cancelled keeps nothing, and the next one begins', async () => {
    const before = await world.files();
    const release = holdPages(1);
    const [first, second] = [await started(), await started()];
    await world.became(ana, first.id, 'RUNNING');
    const cancel = `mutation ($id: ID!) { cancelExport(exportId: $id) { export { state } userErrors { code } } }`;
    const told = await world.tell<{ cancelExport: object }>(ana, cancel, { id: first.id });
    expect(told.cancelExport).toEqual({ export: { state: 'CANCELLED' }, userErrors: [] });
    release();
    await world.became(ana, second.id, 'READY');
    expect((await world.became(ana, first.id, 'CANCELLED')).downloadUrl).toBeNull();
    await eventually(async () => expect(await world.files()).toHaveLength(before.length + 1));
  });

  test('is removed with its file', async () => {
    const one = await started();
    const ready = await world.became(ana, one.id, 'READY');
    const before = await world.files();
    const remove = 'mutation ($id: ID!) { removeExport(exportId: $id) { isRemoved userErrors { code } } }';
    await world.tell(ana, remove, { id: one.id });
    expect(await world.list(ana)).toEqual([]);
    expect(await world.files()).toHaveLength(before.length - 1);
    expect((await world.download(ready.downloadUrl)).status).toBe(404);
  });

  test('is kept for a week', async () => {
    const one = await started();
    const { expiresAt, downloadUrl } = await world.became(ana, one.id, 'READY');
    expect(expiresAt).toBe(new Date(world.clock.now().getTime() + 7 * 86_400_000).toISOString());
    expect(downloadUrl).not.toBeNull();
    const before = await world.files();
    world.clock.advance(7 * 86_400_000);
    await sweepExports(world.deps);
    const [gone] = await world.list(ana);
    expect(gone).toMatchObject({ state: 'EXPIRED', code: null, downloadUrl: null });
    expect((await world.files()).length).toBeLessThan(before.length);
    world.clock.advance(24 * 86_400_000);
    await sweepExports(world.deps);
    expect(await world.list(ana)).toEqual([]);
  });

  test('of metrics has days as CSV, and a sheet for each view in Excel', async () => {
    await world.bot(organizationId);
    const range = { from: '2026-03-01T06:00:00.000Z', to: '2026-03-08T06:00:00.000Z' };
    const csv = await started(ana, { kind: 'METRICS', range });
    const { downloadUrl, rows } = await world.became(ana, csv.id, 'READY');
    const lines = (await world.download(downloadUrl)).text.trimEnd().split('\r\n');
    expect([rows, lines.length, lines[1]?.slice(0, 10)]).toEqual([7, 8, '2026-03-01']);
    const excel = await started(ana, { kind: 'METRICS', format: 'EXCEL', range });
    const book = await world.became(ana, excel.id, 'READY');
    expect(book.fileName).toMatch(/^metricas-2026-\d\d-\d\d\.xlsx$/);
    expect(book.rows).toBeGreaterThan(7 + 12 + 168);
  });
});

/** Pages from this one on wait until it is released. */
function holdPages(from = 0): () => void {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  holds.push(release);
  world.neighbours.beforePage = async (page) => (page >= from ? released : undefined);
  return release;
}

describe('a process that is killed while it makes a file', () => {
  test('leaves none, and another one makes it anew, once', async () => {
    const before = await world.files();
    const release = holdPages();
    const blocking = await started();
    await world.became(ana, blocking.id, 'RUNNING');
    const one = await started();
    const key = world.keyOf(one, organizationId);
    const cancel = 'mutation ($id: ID!) { cancelExport(exportId: $id) { userErrors { code } } }';
    // The process that would take it up is dead: it said that it was at it, and never came back.
    const now = world.clock.now();
    const claimed = await world.deps.exportWork.transact({ organizationId }, async ({ exports }) => {
      await exports.cancel(world.keyOf(blocking, organizationId), now);
      return exports.claim(key, { now, leaseUntil: new Date(now.getTime() + 15_000) });
    });
    expect(claimed?.attempt).toBe(1);
    release();
    await wakeOverdueExports(world.deps);
    expect((await world.list(ana)).find(({ id }) => id === one.id)?.state).toBe('RUNNING');
    world.clock.advance(16_000);
    await wakeOverdueExports(world.deps);
    const ready = await world.became(ana, one.id, 'READY');
    expect((await world.download(ready.downloadUrl)).text.trimEnd().split('\r\n')).toHaveLength(2_501);
    // The first process was only slow: it may no longer say what became of the export.
    const late = { state: 'FAILED', code: 'UNAVAILABLE' } as const;
    const isHeard = await world.deps.exportWork.transact({ organizationId }, async ({ exports }) =>
      exports.end({ ...key, attempt: 1 }, late, now),
    );
    expect(isHeard).toBe(false);
    expect((await world.became(ana, one.id, 'READY')).bytes).toBe(ready.bytes);
    await world.tell(ana, cancel, { id: blocking.id });
    await eventually(async () => expect(await world.files()).toHaveLength(before.length + 1));
  });

  test('may be one of two that wanted the same organization: they make one file at a time', async () => {
    const other = await openSubgraph(subgraph, { ...world.host, bus: new InProcessEventBus() });
    other.start();
    try {
      const all = await Promise.all(Array.from({ length: 4 }, async () => started()));
      for (const { id } of all) await world.became(ana, id, 'READY');
      const runs = world.neighbours.asked.length;
      expect(runs).toBeGreaterThan(0);
      const links = await Promise.all(all.map(async ({ id }) => (await world.became(ana, id, 'READY')).downloadUrl));
      expect(new Set(links).size).toBe(4);
    } finally {
      await other.stop();
    }
  });
});

describe('what an export needs is away', () => {
  test('It is repeated, and gets its file', async () => {
    let failures = 2;
    world.neighbours.beforePage = async (page) => {
      if (page === 1 && failures > 0) {
        failures -= 1;
        throw new Error('away');
      }
    };
    const one = await started();
    await eventually(async () => {
      world.clock.advance(60_000);
      await wakeOverdueExports(world.deps);
      const [found] = await world.list(ana);
      expect(found?.state).toBe('READY');
    });
    expect((await world.became(ana, one.id, 'READY')).rows).toBe(2_500);
  });
});

describe('who may', () => {
  const range = { from: '2026-03-01T06:00:00.000Z', to: '2026-03-08T06:00:00.000Z' };

  test('see an export: only those who may see all that it has', async () => {
    const { botId } = await world.bot(organizationId);
    const manager = world.member('BOT_MANAGER', organizationId, [botId]);
    const viewer = world.member('VIEWER', organizationId);
    const ofAll = await started(ana);
    const ofBot = await started(ana, { filter: { botId: toGlobalId('bot', botId) } });
    const ofManager = await started(manager);
    const numbers = await started(viewer, { kind: 'METRICS', range });
    for (const one of [ofAll, ofBot, ofManager, numbers]) await world.became(ana, one.id, 'READY');
    const idsFor = async (principal: UserPrincipal) => new Set((await world.list(principal)).map(({ id }) => id));
    expect(await idsFor(ana)).toEqual(new Set([ofAll.id, ofBot.id, ofManager.id, numbers.id]));
    expect(await idsFor(manager)).toEqual(new Set([ofBot.id, ofManager.id]));
    expect(await idsFor(viewer)).toEqual(new Set([numbers.id]));
    const key = principals.apiKey(['conversations:read'], { organizationId });
    expect((await world.list(key)).length).toBe(3);
    expect((await world.list(manager)).map(({ id, canChange }) => [id === ofManager.id, canChange])).toEqual([
      [true, true],
      [false, false],
    ]);
    const { errors } = await world.ask(
      viewer,
      'mutation ($i: StartExportInput!) { startExport(input: $i) { userErrors { code } } }',
      {
        i: { kind: 'CONVERSATIONS', format: 'CSV' },
      },
    );
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const remove = 'mutation ($id: ID!) { removeExport(exportId: $id) { isRemoved userErrors { code } } }';
    expect((await world.ask(manager, remove, { id: ofBot.id })).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  test('get a file: nobody who lost access after starting it', async () => {
    const release = holdPages();
    const first = await started();
    await world.became(ana, first.id, 'RUNNING');
    const bruno = world.member('BOT_MANAGER', organizationId, []);
    const second = await started(bruno);
    world.neighbours.members = world.neighbours.members.filter(({ userId }) => userId !== bruno.userId);
    release();
    expect((await world.became(ana, second.id, 'FAILED')).code).toBe('NOT_ALLOWED');
  });

  test('start one by an API key, as long as it is not revoked', async () => {
    const key = principals.apiKey(['conversations:read', 'metrics:read'], { organizationId });
    world.neighbours.keys = [{ id: key.keyId, scopes: ['CONVERSATIONS_READ'], revokedAt: null }];
    const one = await started(key as never);
    expect((await world.became(ana, one.id, 'READY')).rows).toBe(2_500);
    world.neighbours.keys = [{ id: key.keyId, scopes: ['CONVERSATIONS_READ'], revokedAt: '2026-03-01T00:00:00.000Z' }];
    const late = await started(key as never);
    expect((await world.became(ana, late.id, 'FAILED')).code).toBe('NOT_ALLOWED');
  });

  test('reach those of another organization: nobody, as if they did not exist', async () => {
    const one = await started();
    const stranger = principals.admin({ organizationId: await world.organization() });
    expect(await world.list(stranger)).toEqual([]);
    const missingId = toGlobalId('export', world.ids.next());
    await assertForeignIsMissing(world.subgraph, stranger, [
      {
        ...{ name: 'cancel', foreignId: one.id, missingId },
        query: 'mutation ($id: ID!) { cancelExport(exportId: $id) { export { id } userErrors { code } } }',
      },
      {
        ...{ name: 'remove', foreignId: one.id, missingId },
        query: 'mutation ($id: ID!) { removeExport(exportId: $id) { userErrors { code } } }',
      },
    ]);
    await assertNeedsSignIn(world.subgraph, [{ query: '{ exports { nodes { id } } }' }]);
    await world.became(ana, one.id, 'READY');
  });
});

describe('texts of visitors', () => {
  test('are in no file any more after an erasure; files of numbers stay', async () => {
    const texts = await started();
    const numbers = await started(ana, {
      kind: 'METRICS',
      range: { from: '2026-03-01T06:00:00.000Z', to: '2026-03-08T06:00:00.000Z' },
    });
    const { downloadUrl } = await world.became(ana, texts.id, 'READY');
    await world.became(ana, numbers.id, 'READY');
    await erase();
    expect((await world.became(ana, texts.id, 'EXPIRED')).code).toBe('VISITOR_ERASED');
    expect((await world.download(downloadUrl)).status).toBe(404);
    await world.became(ana, numbers.id, 'READY');
  });

  test('are not in a file that was being made: it is made anew', async () => {
    const release = holdPages(1);
    const begun = () => world.neighbours.asked.filter(({ input }) => input['after'] === null).length;
    const before = begun();
    const one = await started();
    await eventually(() => expect(begun()).toBe(before + 1));
    await erase();
    release();
    await world.became(ana, one.id, 'READY');
    expect(begun()).toBe(before + 2);
  });

  test('go with their organization', async () => {
    const one = await started();
    const { downloadUrl } = await world.became(ana, one.id, 'READY');
    await world.bus.publish([world.event('identity.organization-deleted.v1', organizationId, { organizationId })]);
    expect(await world.list(ana)).toEqual([]);
    expect((await world.download(downloadUrl)).status).toBe(404);
  });
});

describeOnMongo('where metrics are in MongoDB', () => {
  test('exports are in PostgreSQL all the same', async () => {
    const onMongo = await exportWorld({ isOnMongo: true });
    try {
      onMongo.run();
      const admin = onMongo.member('ORGANIZATION_ADMIN', await onMongo.organization());
      const range = { from: '2026-03-01T06:00:00.000Z', to: '2026-03-08T06:00:00.000Z' };
      const { export: one } = await onMongo.start(admin, { kind: 'METRICS', range });
      expect((await onMongo.became(admin, one?.id ?? '', 'READY')).rows).toBe(7);
    } finally {
      await onMongo.close();
    }
  });
});
