import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inTenant, openDatabase, type Database } from '@tertulia/persistence';
import { describeOnMongo, testId, type TestDatabase } from '@tertulia/testkit';
import fc from 'fast-check';
import { erasedEvent, type AnalyticsStore } from '../src/application/ports.js';
import { heatOf } from '../src/domain/heat.js';
import { toWholeHours } from '../src/domain/heat-window.js';
import { previousOf } from '../src/domain/window.js';
import { collectionsOf } from '../src/persistence/mongo/documents.js';
import { countersOf } from '../src/persistence/mongo/metric-documents.js';
import { mongoAnalyticsStore } from '../src/persistence/mongo/mongo-analytics-store.js';
import { postgresAnalyticsStore } from '../src/persistence/postgres-analytics-store.js';
import { analyticsDatabase } from './world.js';
import { canEnd, faultyDb, type Ending } from './faulty-db.js';
import { happenings, ids, itemOf, queryOf, sorted, window, zone, type Happening } from './happenings.js';
import { mongoDatabase } from './mongo-database.js';

/** The work of a consumer for one delivery; the same at every delivery. */
type Step = (store: AnalyticsStore) => Promise<unknown>;

const occurredAt = window.from;

/** Everything that a store writes: time zones, late versions, bots, events with questions, a recount. */
function scenario(organizationId: string): Step[] {
  const happening = (conversation: number, event: Happening['event'], question: string | null = null): Happening => {
    return { conversation, event, question };
  };
  const first = [
    happening(0, { kind: 'started' }, 'precio'),
    happening(0, { kind: 'asked', blockId: 'a.b$c' }),
    happening(0, { kind: 'answered', blockId: 'a.b$c' }),
    happening(1, { kind: 'turn', responseMs: 40 }),
    happening(3, { kind: 'started' }),
    happening(3, { kind: 'ended', reason: 'COMPLETED', hasAnswered: true, atMs: 3 }),
  ];
  const second = [
    happening(1, { kind: 'started' }, 'precio'),
    happening(0, { kind: 'goal', amountMinor: 900, currency: 'MXN' }),
    happening(0, { kind: 'rated', scale: 'STARS', value: 5, isSatisfaction: true, atMs: 4 }),
    happening(4, null, 'horario'),
    happening(4, { kind: 'started' }, 'precio'),
  ];
  const third = [happening(0, { kind: 'rated', scale: 'STARS', value: 1, isSatisfaction: true, atMs: 9 }, 'precio')];
  const batches = [first, second, third].map((batch) => batch.map((one, index) => itemOf(organizationId, one, index)));
  const erasure = { ...itemOf(organizationId, happening(4, null), 1), name: erasedEvent, isErasure: true };
  batches[2]?.push(erasure);
  const ingest = (index: number): Step => {
    const items = batches[index] ?? [];
    return (store) => store.ingest(organizationId, items);
  };
  const change = (what: Parameters<AnalyticsStore['recordChange']>[2]): Step => {
    const eventId = ids.next();
    return (store) => store.recordChange(organizationId, { eventId, occurredAt }, what);
  };
  const [botId, versionId] = [testId(0xb1), testId(0xe1)];
  return [
    ingest(0),
    change({ kind: 'BOT_CREATED', botId, name: 'Aurora' }),
    change({ kind: 'ORGANIZATION_CREATED', timeZone: zone }),
    ingest(1),
    change({ kind: 'VERSION_KNOWN', botId, versionId, hasGoals: true }),
    change({ kind: 'BOT_RENAMED', botId, name: 'Bruma' }),
    ingest(2),
  ];
}

const heatQuery = { botId: testId(0xb1), versionId: testId(0xe1), window: toWholeHours(window) };

/** Everything that readers can see. */
async function seen(store: AnalyticsStore, organizationId: string) {
  const { timeZone, dataUntil, bots: known } = await store.directory(organizationId);
  return {
    reports: [
      sorted(await store.report(queryOf(organizationId, 'BOT'))),
      sorted(await store.report(queryOf(organizationId, 'VERSION'))),
    ],
    heat: heatOf(await store.heat({ organizationId, ...heatQuery })),
    day: await store.dayNumbers(organizationId, '2026-04-01', null),
    versions: await store.versions(organizationId, [testId(0xe1), testId(0xdead)]),
    ...{ timeZone, dataUntil, known },
  };
}

describeOnMongo('metrics in MongoDB', () => {
  let files: TestDatabase;
  let postgres: Database;
  let mongo: Awaited<ReturnType<typeof mongoDatabase>>;
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

  /** What PostgreSQL returns without failures. */
  const expected = async (steps: readonly Step[], organizationId: string) =>
    inTenant(organizationId, async () => {
      const store = postgresAnalyticsStore(postgres);
      for (const step of steps) await step(store);
      return seen(store, organizationId);
    });

  /** Runs the steps in processes of which the first dies at a command; each step is delivered until it succeeds. */
  const played = async ({ steps, at, ending }: { steps: readonly Step[]; at: number; ending: Ending }) => {
    const faulty = faultyDb(mongo.db, at, ending);
    const [mortal, healthy] = [mongoAnalyticsStore(faulty.db), mongoAnalyticsStore(mongo.db)];
    for (const [index, step] of steps.entries()) {
      if (faulty.isDead()) {
        await step(healthy);
        await faulty.late();
        continue;
      }
      await step(mortal).catch(async (error: unknown) => {
        expect(error).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
        await step(healthy);
        // Earlier deliveries are repeated too.
        for (const earlier of steps.slice(0, index)) await earlier(healthy);
      });
    }
    await faulty.late();
    return faulty.names;
  };

  /** Every document of the organization that concerns metrics. */
  const documents = async (organizationId: string) => {
    const { organizations, events, metrics, ...others } = collectionsOf(mongo.db);
    const plain = (document: object): string =>
      JSON.stringify({ ...document, entry: 0 }).replaceAll(organizationId, '-');
    const [organization, eventCount, ...lists] = await Promise.all([
      organizations.findOne(
        { _id: organizationId },
        { projection: { timeZone: 1, isDeleted: 1, pending: 1, dataUntil: 1 } },
      ),
      events.countDocuments({ organizationId }),
      // A counter that returned to zero equals a missing one.
      metrics
        .find({ organizationId })
        .sort({ _id: 1 })
        .toArray()
        .then((rows) => rows.map(({ _id, ...row }) => ({ _id, hourOfWeek: row.hourOfWeek, ...countersOf([row]) }))),
      others.conversationLogs.find({ organizationId }).sort({ _id: 1 }).toArray(),
      // By events, whose ids are new in every run.
      others.unansweredQuestions
        .find({ organizationId })
        .sort({ conversationId: 1, asked: 1, lastAskedAt: 1 })
        .toArray()
        .then((rows) => rows.map((row) => ({ ...row, _id: '', eventId: '' }))),
      others.bots.find({ organizationId }).sort({ _id: 1 }).toArray(),
      others.botVersions.find({ organizationId }).sort({ _id: 1 }).toArray(),
    ]);
    return [plain({ ...organization }), eventCount, ...lists.map((list) => list.map(plain))];
  };

  const endings: Ending[] = ['BEFORE', 'AFTER', 'HALF', 'LATE'];

  test.each(endings)(
    'a process that dies at any command (%s) leaves the metrics that PostgreSQL has',
    async (ending) => {
      const quietId = ids.next();
      const healthy = mongoAnalyticsStore(mongo.db);
      const names = await played({ steps: scenario(quietId), at: Infinity, ending });
      expect(names.length).toBeGreaterThan(40);
      const right = await expected(scenario(quietId), quietId);
      expect(await seen(healthy, quietId)).toEqual(right);
      expect(right.reports[0]?.totals.length).toBeGreaterThan(1);
      await healthy.recount(quietId, { from: previousOf(window, zone).from, to: window.to });
      expect(await seen(healthy, quietId)).toEqual(right);
      const rightDocuments = await documents(quietId);
      const crashes = names.flatMap((name, at) => (canEnd(name, ending) ? [{ name, at }] : []));
      const left = async ({ at }: { at: number }) => {
        const organizationId = ids.next();
        await played({ steps: scenario(organizationId), at, ending });
        return documents(organizationId);
      };
      // Organizations are independent, so several crash at the same time.
      for (let from = 0; from < crashes.length; from += 6) {
        const some = crashes.slice(from, from + 6);
        const outcomes = await Promise.all(some.map(left));
        expect(outcomes.map((outcome, index) => [some[index], outcome])).toEqual(
          some.map((crash) => [crash, rightDocuments]),
        );
      }
      expect(crashes.length).toBeGreaterThan(ending === 'HALF' ? 10 : 20);
    },
    300_000,
  );

  test('a deletion that dies at any command is completed by its repetition, and nothing late becomes visible', async () => {
    const store = mongoAnalyticsStore(mongo.db);
    for (const ending of ['BEFORE', 'LATE'] as const) {
      for (let at = 0; ; at += 1) {
        const organizationId = ids.next();
        const item = itemOf(organizationId, { conversation: 0, event: { kind: 'started' }, question: 'precio' }, 0);
        const steps: Step[] = [
          (mortal) => mortal.ingest(organizationId, [item]),
          (mortal) => mortal.deleteOrganization(organizationId),
        ];
        const names = await played({ steps, at, ending });
        expect(await store.directory(organizationId)).toEqual({ bots: [], timeZone: 'UTC', dataUntil: null });
        const nothing = { totals: [], days: [], hours: [], unanswered: [], failures: [] };
        expect([at, await store.report(queryOf(organizationId))]).toEqual([at, nothing]);
        expect(await store.dayNumbers(organizationId, '2026-03-28', null)).toMatchObject({ conversations: 0 });
        if (names.length <= at) break;
      }
    }
  }, 300_000);

  test('several processes that die at random, with repeats and any order, have the same result as PostgreSQL', async () => {
    const plans = fc.record({
      list: happenings,
      deaths: fc.array(fc.record({ at: fc.integer({ min: 0, max: 60 }), ending: fc.constantFrom(...endings) }), {
        ...{ minLength: 2, maxLength: 4 },
      }),
      size: fc.integer({ min: 1, max: 20 }),
      seed: fc.integer({ min: 1, max: 1_000 }),
      goalsKnownAt: fc.integer({ min: 0, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(plans, async ({ list, deaths, size, seed, goalsKnownAt }) => {
        const organizationId = ids.next();
        const items = list.map((one, index) => itemOf(organizationId, one, index));
        const shuffled = items.toSorted((a, b) => mixed(a.eventId, seed) - mixed(b.eventId, seed));
        const steps: Step[] = Array.from({ length: Math.ceil(items.length / size) }, (_, index) => {
          const batch = shuffled.slice(index * size, index * size + size + 4);
          return (store) => store.ingest(organizationId, batch);
        });
        const [botId, versionId] = [testId(0xb2), testId(0xe2)];
        const eventIds = [ids.next(), ids.next()];
        steps.splice(goalsKnownAt, 0, (store) =>
          store.recordChange(
            organizationId,
            { eventId: eventIds[0] ?? '', occurredAt },
            { kind: 'VERSION_KNOWN', botId, versionId, hasGoals: true },
          ),
        );
        steps.push((store) =>
          store.recordChange(
            organizationId,
            { eventId: eventIds[1] ?? '', occurredAt },
            { kind: 'ORGANIZATION_CREATED', timeZone: zone },
          ),
        );
        const right = await expected(steps, organizationId);
        const processes = deaths.map(({ at, ending }) => faultyDb(mongo.db, at, ending));
        const healthy = mongoAnalyticsStore(mongo.db);
        await Promise.all(
          [...processes.map(({ db }) => mongoAnalyticsStore(db)), healthy].map(async (store, place) => {
            for (const [index] of steps.entries()) {
              const step = steps[(index + place) % steps.length];
              await step?.(store).catch(() => undefined);
            }
          }),
        );
        for (const process of processes) await process.late();
        for (const step of steps) await step(healthy);
        const outcome = await seen(healthy, organizationId);
        expect(outcome).toEqual(right);
      }),
      { numRuns: 15 },
    );
  }, 300_000);
});

/** A pseudo-random order, the same for the same seed. */
function mixed(text: string, seed: number): number {
  let sum = seed;
  for (const sign of text) sum = (sum * 31 + sign.charCodeAt(0)) % 1_000_003;
  return sum;
}
