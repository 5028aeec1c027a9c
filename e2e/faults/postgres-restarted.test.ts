import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from '../kit/runner.ts';
import { type Business, foundBusiness, type LiveBot, publishTemplate } from '../kit/business.ts';
import { abandonAll, assertKept, assertNumbers, Ledger, readBack } from '../kit/ledger.ts';
import { startPlatform } from '../kit/platform.ts';
import { assertPublished, Publisher } from '../kit/publisher.ts';
import { forMs, sized, spread, report } from '../kit/scale.ts';
import type { Server } from '../kit/servers.ts';
import type { Platform } from '../kit/started.ts';
import { assertDrained, openWorld, skipWithoutServers, type World } from '../kit/world.ts';

const rounds = sized(1, 5);
const downMs = 2_000;
/** Codes that a visitor may receive while the database is unavailable; never a defect. */
const honest = new Set(['DATABASE_UNAVAILABLE', 'SUBGRAPH_UNAVAILABLE', 'DEADLINE_EXCEEDED']);

describe('PostgreSQL is restarted while the services run', { skip: skipWithoutServers() }, () => {
  let world: World;
  before(async () => {
    world = await openWorld({ replicas: 2 });
  });
  after(async () => world?.close());

  test('Pools recover without a restart of the services, and what was acknowledged is stored', async () => {
    const { platform, business, bot, servers } = world;
    const ledger = new Ledger();
    ledger.chat({ url: platform.url, publicId: bot.publicId });
    const publisher = new Publisher(business.session, bot.id);
    const recoveries: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const leave of [async () => servers.postgres.stop(), async () => servers.postgres.kill()]) {
        await ledger.nextAnswer();
        await forMs(1_500);
        await leave();
        await forMs(downMs);
        await restart(servers.postgres);
        recoveries.push((await ledger.nextAnswer()).afterMs);
      }
    }
    await publisher.finish();
    await ledger.finish();
    assert.deepEqual(
      platform.news.filter(({ event }) => event === 'ended'),
      [],
      'no process ended',
    );
    const problems = ledger.problemCounts();
    assert.deepEqual(
      Object.keys(problems).filter((problem) => !honest.has(problem)),
      [],
      JSON.stringify(problems),
    );
    const drainedMs = await assertDrained(servers);
    const published = await assertPublished(publisher);
    const stored = await readBack(business.session);
    assertKept(ledger, stored);
    const numbers = await assertNumbers(business.session, stored);
    report('PostgreSQL', { restarts: recoveries.length, 'to the first answer ms': spread(recoveries), ...problems });
    report('messages', { acknowledged: ledger.entries.length, drainedMs, ...numbers, versions: published.versions });
  });

  /** Child processes of a killed server run on for a moment. */
  async function restart(postgres: Server): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const problem = await postgres.restart().then(
        () => null,
        (error: unknown) => ({ error }),
      );
      if (problem === null) return;
      if (tries === 120) throw problem.error;
      await forMs(500);
    }
  }
});

describe('the PostgreSQL of the one process is killed', () => {
  let platform: Platform;
  let business: Business;
  let bot: LiveBot;
  before(async () => {
    platform = await startPlatform({ env: { PORTAL: 'off', TRUSTED_PROXY_HOPS: '1' } });
    business = await foundBusiness(platform.url);
    bot = await publishTemplate(business.session);
  });
  after(async () => {
    abandonAll();
    await platform?.stop({ removeData: true });
  });

  test('The process restarts PostgreSQL by itself', async () => {
    const ledger = new Ledger();
    ledger.chat({ url: platform.url, publicId: bot.publicId });
    const recoveries: number[] = [];
    for (let round = 0; round < sized(2, 5); round += 1) {
      await ledger.nextAnswer();
      await forMs(1_000);
      process.kill(await postgresPid(platform.dataDir), 'SIGKILL');
      await forMs(200);
      recoveries.push((await ledger.nextAnswer()).afterMs);
    }
    await ledger.finish();
    const problems = ledger.problemCounts();
    assert.deepEqual(
      Object.keys(problems).filter((problem) => !honest.has(problem)),
      [],
      JSON.stringify(problems),
    );
    const stored = await readBack(business.session);
    assertKept(ledger, stored);
    const numbers = await assertNumbers(business.session, stored);
    report('embedded PostgreSQL', {
      kills: recoveries.length,
      'to the first answer ms': spread(recoveries),
      ...problems,
    });
    report('messages', { acknowledged: ledger.entries.length, ...numbers });
  });
});

async function postgresPid(dataDir: string): Promise<number> {
  const [pid] = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  return Number(pid);
}
