import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asPlatform, inTenant, openDatabase, type Database } from '@tertulia/persistence';
import { conversationGroups } from '@tertulia/metrics';
import { describeOnMongo, testId, type TestDatabase } from '@tertulia/testkit';
import fc from 'fast-check';
import { archiveParts, type NumbersArchive } from '../src/application/archive.js';
import { moveNumbers, type MoveProgress } from '../src/application/move-numbers.js';
import type { AnalyticsStore } from '../src/application/ports.js';
import { moveCommand } from '../src/move-command.js';
import { mongoAnalyticsStore } from '../src/persistence/mongo/mongo-analytics-store.js';
import { mongoArchive } from '../src/persistence/mongo/mongo-archive.js';
import { postgresAnalyticsStore } from '../src/persistence/postgres-analytics-store.js';
import { postgresArchive } from '../src/persistence/postgres-archive.js';
import { analyticsDatabase } from './world.js';
import { faultyDb } from './faulty-db.js';
import { countedQuery, happenings, ids, itemOf, queryOf, sorted, window, zone } from './happenings.js';
import { mongoDatabase } from './mongo-database.js';

type Mongo = Awaited<ReturnType<typeof mongoDatabase>>;

describeOnMongo('moving metrics', () => {
  let files: TestDatabase;
  let postgres: Database;
  let mongo: Mongo;
  beforeAll(async () => {
    files = await analyticsDatabase();
    postgres = await openDatabase({ name: 'analytics', clientUrl: files.clientUrl, entities: [] });
    mongo = await mongoDatabase();
  });
  afterAll(async () => {
    await mongo.drop();
    await postgres.close();
    await files.drop();
  });

  /** Empties both stores: a move includes everything in them. */
  const places = async () => {
    await asPlatform('empty it', () =>
      postgres.transact(async (em) => {
        for (const table of ['event', 'conversation_fact', 'rollup_minute', 'rollup_hour', 'rollup_day', 'bot']) {
          await em.execute(`delete from ${table}`);
        }
        for (const table of ['segment_hour', 'segment_day', 'counted_conversation', 'unanswered_question'])
          await em.execute(`delete from ${table}`);
        for (const table of ['bot_version', 'organization', 'heat']) await em.execute(`delete from ${table}`);
        for (const table of ['tracked_event', 'event_plan', 'removal']) await em.execute(`delete from ${table}`);
      }),
    );
    for (const { name } of await mongo.db.listCollections().toArray()) await mongo.db.collection(name).deleteMany({});
    const inPostgres = { store: postgresAnalyticsStore(postgres), archive: postgresArchive(postgres) };
    return {
      POSTGRESQL: inPostgres,
      MONGODB: { store: mongoAnalyticsStore(mongo.db), archive: mongoArchive(mongo.db) },
    };
  };

  const fill = async (store: AnalyticsStore, organizationId: string, seed = 7): Promise<void> => {
    const [list = []] = fc.sample(happenings, { numRuns: 1, seed });
    const event = () => ({ eventId: ids.next(), occurredAt: window.from });
    await inTenant(organizationId, async () => {
      await store.recordChange(organizationId, event(), { kind: 'ORGANIZATION_CREATED', timeZone: zone });
      await store.recordChange(organizationId, event(), { kind: 'BOT_CREATED', botId: testId(0xb1), name: 'Aurora' });
      const known = { botId: testId(0xb1), versionId: '00000000-0000-7000-8000-0000000000e1', hasGoals: true };
      await store.recordChange(organizationId, event(), { kind: 'VERSION_KNOWN', ...known });
      await store.ingest(
        organizationId,
        [...list, { conversation: 0, event: { kind: 'started' as const }, question: 'precio' }].map((one, index) =>
          itemOf(organizationId, one, index),
        ),
      );
      const goal = { amountMinor: 5, currency: 'MXN' };
      const sent = { eventId: 'order-1', name: 'order.paid', at: window.from, receivedAt: window.to, goal };
      const attributes = [{ name: 'branch', value: 'north' }];
      await store.addTracked(organizationId, [{ ...sent, conversationId: null, botId: null, attributes }]);
      await store.rememberPlan(organizationId, 'STARTER', window.from);
      await store.recordRemoval(organizationId, { day: '2026-04-05', reason: 'RETENTION', count: 3 });
    });
  };

  const seen = (store: AnalyticsStore, organizationId: string) =>
    inTenant(organizationId, async () => ({
      ...(await store.directory(organizationId)),
      reports: [
        sorted(await store.report(queryOf(organizationId))),
        sorted(await store.report(queryOf(organizationId, 'VERSION'))),
      ],
      counted: await Promise.all(conversationGroups.map((group) => store.countOf(countedQuery(organizationId, group)))),
      sequence: await store.sequence(organizationId),
      plan: await store.planOf(organizationId),
      removals: await store.removals(organizationId),
    }));

  /** Everything as text, in a fixed order. */
  const contents = async (archive: NumbersArchive): Promise<string[]> => {
    const lines: string[] = [];
    for (const organizationId of await archive.organizationIds()) {
      lines.push(text(await archive.organization(organizationId)));
      for (const part of archiveParts) {
        for await (const page of archive.read(organizationId, part)) lines.push(...page.map(text));
      }
    }
    return lines.toSorted();
  };

  const quiet = (): void => undefined;
  const ways = [
    ['POSTGRESQL', 'MONGODB'],
    ['MONGODB', 'POSTGRESQL'],
  ] as const;

  test.each(ways)(
    'from %s to %s copies everything; a second run changes nothing; ingestion continues in the target',
    async (from, to) => {
      const all = await places();
      const [source, target] = [all[from], all[to]];
      const [first, second, gone] = [ids.next(), ids.next(), ids.next()];
      await fill(source.store, first);
      await fill(source.store, second, 8);
      await fill(source.store, gone);
      await inTenant(gone, () => source.store.deleteOrganization(gone));
      const told: MoveProgress[] = [];
      const results = await moveNumbers(source.archive, target.archive, (progress) =>
        told.push(structuredClone(progress)),
      );
      expect([...results.values()]).toEqual(['MOVED', 'MOVED', 'MOVED']);
      expect(told.at(-1)).toMatchObject({ place: 3, total: 3, result: 'MOVED' });
      expect(told.some(({ counts }) => (counts.events ?? 0) > 3)).toBe(true);
      for (const organizationId of [first, second, gone]) {
        expect(await seen(target.store, organizationId)).toEqual(await seen(source.store, organizationId));
      }
      const before = await contents(target.archive);
      expect([...(await moveNumbers(source.archive, target.archive, quiet)).values()]).toEqual([
        'UNCHANGED',
        'UNCHANGED',
        'UNCHANGED',
      ]);
      expect(await contents(target.archive)).toEqual(before);
      // What the source ingested is known here, and a new event counts.
      const item = itemOf(first, { conversation: 5, event: { kind: 'started' }, question: 'precio' }, 900);
      const fresh = async (store: AnalyticsStore, organizationId: string, eventId = item.eventId) =>
        inTenant(organizationId, async () => (await store.ingest(organizationId, [{ ...item, eventId }])).freshCount);
      for (const { store } of [source, target]) {
        expect([await fresh(store, first), await fresh(store, first), await fresh(store, gone, ids.next())]).toEqual([
          1, 0, 0,
        ]);
      }
      expect((await seen(target.store, first)).reports).toEqual((await seen(source.store, first)).reports);
    },
  );

  test('a target that contains what the source does not is not changed', async () => {
    const { POSTGRESQL, MONGODB } = await places();
    const [organizationId, other] = [ids.next(), ids.next()];
    await fill(POSTGRESQL.store, organizationId);
    await moveNumbers(POSTGRESQL.archive, MONGODB.archive, quiet);
    await MONGODB.store.ingest(organizationId, [
      itemOf(organizationId, { conversation: 5, event: { kind: 'started' }, question: null }, 900),
    ]);
    // And one that was never moved and has fewer changes than the one with the same id.
    await fill(POSTGRESQL.store, other);
    const event = { eventId: ids.next(), occurredAt: window.from };
    await MONGODB.store.recordChange(other, event, { kind: 'ORGANIZATION_CREATED', timeZone: zone });
    const before = await contents(MONGODB.archive);
    const results = await moveNumbers(POSTGRESQL.archive, MONGODB.archive, quiet);
    expect([...results.values()]).toEqual(['TARGET_IS_AHEAD', 'TARGET_IS_AHEAD']);
    expect(await contents(MONGODB.archive)).toEqual(before);
  });

  test('what the source ingested since an earlier move is copied by the next one', async () => {
    const { POSTGRESQL, MONGODB } = await places();
    const organizationId = ids.next();
    await fill(POSTGRESQL.store, organizationId);
    await moveNumbers(POSTGRESQL.archive, MONGODB.archive, quiet);
    await inTenant(organizationId, () =>
      POSTGRESQL.store.ingest(organizationId, [
        itemOf(organizationId, { conversation: 0, event: { kind: 'handedOff' }, question: null }, 901),
      ]),
    );
    expect([...(await moveNumbers(POSTGRESQL.archive, MONGODB.archive, quiet)).values()]).toEqual(['MOVED']);
    expect(await contents(MONGODB.archive)).toEqual(await contents(POSTGRESQL.archive));
  });

  test('a move that ends at any command continues with the next run; meanwhile everything else is refused', async () => {
    const { POSTGRESQL, MONGODB } = await places();
    const organizationId = ids.next();
    await fill(POSTGRESQL.store, organizationId);
    const right = await contents(POSTGRESQL.archive);
    const item = itemOf(organizationId, { conversation: 5, event: { kind: 'started' }, question: null }, 902);
    const outcomes: unknown[] = [];
    const refusals: unknown[] = [];
    for (let at = 0; ; at += 3) {
      for (const collection of await mongo.db.listCollections().toArray()) {
        await mongo.db.collection(collection.name).deleteMany({});
      }
      const faulty = faultyDb(mongo.db, at, 'HALF');
      await moveNumbers(POSTGRESQL.archive, mongoArchive(faulty.db), quiet).catch(() => undefined);
      if (!faulty.isDead()) break;
      if ((await MONGODB.archive.organization(organizationId))?.isMoving === true) {
        refusals.push(await MONGODB.store.ingest(organizationId, [item]).catch((error: unknown) => error));
      }
      const results = await moveNumbers(POSTGRESQL.archive, MONGODB.archive, quiet);
      outcomes.push([at, results.get(organizationId) === 'UNCHANGED' ? 'MOVED' : results.get(organizationId)]);
      outcomes.push(await contents(MONGODB.archive));
    }
    expect(outcomes).toEqual(outcomes.map((_, index) => (index % 2 === 0 ? [(index / 2) * 3, 'MOVED'] : right)));
    expect(refusals.length).toBeGreaterThan(3);
    expect(refusals).toEqual(refusals.map(() => expect.objectContaining({ code: 'DATABASE_UNAVAILABLE' })));
  }, 120_000);

  test('rollups that differ from a recount are reported', async () => {
    const { POSTGRESQL, MONGODB } = await places();
    const organizationId = ids.next();
    await fill(MONGODB.store, organizationId);
    await mongo.db
      .collection('metrics')
      .updateOne({ organizationId, granularity: 'DAY' }, { $inc: { 'counts.conversations': 1 } });
    const results = await moveNumbers(MONGODB.archive, POSTGRESQL.archive, quiet);
    expect(results.get(organizationId)).toBe('RECOUNT_DIFFERS');
  });

  test('the command prints its progress in both languages, and its exit code says whether everything was copied', async () => {
    const { POSTGRESQL } = await places();
    const organizationId = ids.next();
    await fill(POSTGRESQL.store, organizationId);
    const run = async (...args: string[]) => {
      const lines: string[] = [];
      const code = await moveCommand(args, (line) => lines.push(line));
      return { code, text: lines.join('\n') };
    };
    const there = ['--from', files.ownerUrl, '--to', mongo.url];
    const first = await run(...there);
    expect(first.code).toBe(0);
    expect(first.text).toMatch(
      new RegExp(`^\\[1/1\\] ${organizationId} .*conversaciones.*: copiado y comprobado$`, 'm'),
    );
    expect(first.text).toMatch(/conversations.*: copied and checked$/m);
    expect(first.text).toContain('1 de 1 organizaciones están completas');
    const again = await run(...there);
    expect(again.code).toBe(0);
    expect(again.text).toContain('was there already; checked');
    await mongo.db.collection<{ organizationId: string }>('conversationLogs').deleteOne({ organizationId });
    const mended = await run(...there);
    expect(mended.code).toBe(0);
    expect(mended.text).toContain('copied and checked');
    await mongo.db.collection('metrics').updateOne({ organizationId }, { $inc: { 'counts.errors': 1 } });
    const wrong = await run(...there);
    expect(wrong.code).toBe(1);
    expect(wrong.text).toContain('a recount does not give the same totals');
    expect((await run('--from', files.ownerUrl)).text).toContain('Uso: npm run move-analytics');
    const away = await run('--from', 'mongodb://user:secret@127.0.0.1:1/x', '--to', files.ownerUrl);
    expect(away.code).toBe(1);
    expect(away.text).toContain('Does not answer: mongodb://127.0.0.1:1/x');
    expect(away.text).not.toContain('secret');
  });
});

/** JSON with the keys of every object in a fixed order. */
function text(value: unknown): string {
  const ordered = (_: string, inner: unknown): unknown =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner;
  return JSON.stringify(value, ordered);
}
