import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asPlatform, inTenant } from '@tertulia/persistence';
import { principals, testId } from '@tertulia/testkit';
import { build, type Plugin } from 'esbuild';
import { createSchedule } from '../src/application/manage-schedules.js';
import { runDueSchedules } from '../src/application/run-schedules.js';
import { noFilter } from '../src/domain/metrics-filter.js';
import type { ScheduleChoice } from '../src/domain/report-schedule.js';
import { openWorld, type World } from './world.js';

/** Beside the compiled sources, which look for the package's description one folder up. */
const program = join(import.meta.dirname, '..', 'dist', 'maker-process.mjs');

/** Libraries are loaded as installed; sources of this repository are compiled. */
const libraries: Plugin = {
  name: 'libraries',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path }) =>
      path.startsWith('@tertulia/') ? undefined : { path, external: true },
    );
  },
};

let world: World;
beforeAll(async () => {
  world = await openWorld({ now: '2026-11-30T12:00:00Z' });
  await build({
    entryPoints: [join(import.meta.dirname, 'maker-process.ts')],
    ...{ outfile: program, bundle: true, platform: 'node', format: 'esm', target: 'node24', logLevel: 'error' },
    ...{ conditions: ['tertulia-source'], plugins: [libraries] },
  });
});
afterAll(async () => world.close());

const people = [testId(1), testId(2), testId(3)];
const choice: ScheduleChoice = {
  name: 'r',
  frequency: 'DAILY',
  weekdays: [],
  dayOfMonth: null,
  minuteOfDay: 480,
  period: 'YESTERDAY',
  format: 'PDF',
  extent: 'SUMMARY',
  locale: 'es',
  botIds: [],
  only: noFilter,
  recipientIds: people,
};

/** The signal that ended it; null for one that came to its end. */
async function makeUntil(idsLeft: number): Promise<string | null> {
  const start = { clientUrl: world.test.clientUrl, now: world.clock.now().toISOString(), idsLeft };
  const child = fork(program, [JSON.stringify(start)]);
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal;
}

const select = async <T extends object>(sql: string): Promise<T[]> =>
  asPlatform('test', async () => world.database.read(async (em) => em.execute<T[]>(sql)));

test('Each person gets one report of each schedule and day over processes that are killed in the middle', async () => {
  const organizationId = await world.organization();
  const admin = principals.admin({ organizationId });
  for (let made = 0; made < 25; made += 1) {
    await inTenant(organizationId, async () => createSchedule(world.deps, admin, choice));
  }
  world.clock.set('2026-12-02T20:00:00Z');
  // A transaction takes twenty schedules, and needs six ids for each: killed in the first, between two, and in a later one.
  for (const idsLeft of [0, 50, 120, 135]) expect(await makeUntil(idsLeft)).toBe('SIGKILL');
  const [{ count } = { count: 0 }] = await select<{ count: number }>(
    'select count(*)::int as count from report_delivery',
  );
  expect(count).toBeGreaterThan(0);
  expect(await Promise.all([makeUntil(100_000), makeUntil(100_000), runDueSchedules(world.deps)])).toEqual([
    null,
    null,
    undefined,
  ]);
  const deliveries = await select<{ key: string }>(
    "select concat_ws(' ', schedule_id, day, user_id) as key from report_delivery",
  );
  expect(deliveries).toHaveLength(25 * 3 * people.length);
  expect(new Set(deliveries.map(({ key }) => key)).size).toBe(deliveries.length);
  const asked = await select<{ id: string }>(
    "select payload->>'deliveryId' as id from outbox where name = 'analytics.report-due.v1'",
  );
  expect(new Set(asked.map(({ id }) => id)).size).toBe(deliveries.length);
  expect(asked).toHaveLength(deliveries.length);
});
