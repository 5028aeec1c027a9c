import assert from 'node:assert/strict';
import { after, before, describe, test } from '../kit/runner.ts';
import { eventually } from '../kit/graph.ts';
import { assertKept, assertNumbers, Ledger, readBack, readNumbers } from '../kit/ledger.ts';
import { forMs, requireOrSkip, sized, report } from '../kit/scale.ts';
import { missingServers, type Server } from '../kit/servers.ts';
import { assertDrained, openWorld, type World } from '../kit/world.ts';

interface Absence {
  readonly leave: (mongo: Server) => Promise<unknown>;
  readonly comeBack: (mongo: Server) => Promise<void>;
}

const awayMs = sized(9_000, 60_000);
const missing =
  missingServers({ mongo: true }) ?? (process.env['MONGODB_URL'] === undefined ? null : 'a MongoDB that we may stop');

describe('MongoDB is unavailable', { skip: requireOrSkip(missing === null, missing) }, () => {
  let world: World;
  const all = new Ledger();
  before(async () => {
    world = await openWorld({ replicas: 2, mongo: true });
  });
  after(async () => world?.close());

  test('When it is killed and restarted, dashboards say so, chat is not affected, and numbers are correct afterwards', async () => {
    await surviveAbsence('killed', {
      leave: async (mongo) => mongo.kill(),
      comeBack: async (mongo) => mongo.restart(),
    });
  });

  test('When it hangs, the same holds', async () => {
    await surviveAbsence('hangs', {
      leave: async (mongo) => mongo.pause(),
      comeBack: async (mongo) => mongo.resume(),
    });
  });

  async function surviveAbsence(how: string, { leave, comeBack }: Absence): Promise<void> {
    const { platform, business, bot, servers } = world;
    const { mongo } = servers;
    assert.ok(mongo !== null);
    const ledger = new Ledger();
    ledger.chat({ url: platform.url, publicId: bot.publicId, clients: sized(4, 10) });
    await ledger.nextAnswer();
    const goneAt = Date.now();
    await leave(mongo);
    await forMs(3_000);
    const asked = performance.now();
    const dashboard = await readDashboard();
    const dashboardMs = Math.round(performance.now() - asked);
    await forMs(goneAt + awayMs - Date.now());
    await ledger.atLeast(20, goneAt);
    const away = ledger.times(goneAt);
    const backAt = performance.now();
    await comeBack(mongo);
    await firstNumbers();
    const recoveryMs = Math.round(performance.now() - backAt);
    await forMs(1_000);
    await ledger.finish();
    all.visitors.push(...ledger.visitors);
    all.entries.push(...ledger.entries);
    assert.ok(away.max <= 10_000, `away: ${JSON.stringify(away)}`);
    assert.deepEqual(ledger.problemCounts(goneAt), {}, 'chat did not notice');
    assert.deepEqual(
      platform.news.filter(({ event }) => event === 'ended'),
      [],
      'no process ended',
    );
    report(`MongoDB ${how} ${awayMs / 1_000} s`, {
      dashboard,
      'in ms': dashboardMs,
      'numbers again after ms': recoveryMs,
    });
    const drainedMs = await assertDrained(servers);
    const stored = await readBack(business.session);
    assertKept(all, stored);
    const numbers = await assertNumbers(business.session, stored);
    report('chat meanwhile', { messages: away.count, 'slowest ms': away.max, drainedMs, ...numbers });
  }

  /** The numbers are refused with a code before their deadline; everything that does not need them is served. */
  async function readDashboard(): Promise<string> {
    const now = Date.now();
    const range = { from: new Date(now - 3_600_000).toISOString(), to: new Date(now + 60_000).toISOString() };
    const query = `query ($range: RangeInput!) { viewer { user { email } }
      organization { id metrics(range: $range) { conversations { value } } } }`;
    const { data, errors } = await world.business.session.ask<{ viewer: { user: { email: string } } }>(query, {
      range,
    });
    assert.equal(data?.viewer.user.email, world.business.email);
    const code = errors?.[0]?.extensions?.code ?? 'none';
    assert.ok(['DATABASE_UNAVAILABLE', 'DEADLINE_EXCEEDED', 'SUBGRAPH_UNAVAILABLE'].includes(code), `code ${code}`);
    return code;
  }

  async function firstNumbers(): Promise<void> {
    await eventually(async () => readNumbers(world.business.session));
  }
});
