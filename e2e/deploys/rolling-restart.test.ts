import assert from 'node:assert/strict';
import { after, before, describe, test } from '../kit/runner.ts';
import type { Distributed, Gone } from '../kit/distributed.ts';
import { eventually, type RequestHeaders, type UserError } from '../kit/graph.ts';
import { assertKept, assertNumbers, Ledger, readBack } from '../kit/ledger.ts';
import { assertHeardOnce, type Heard, Listener, listenToConversation } from '../kit/listener.ts';
import { assertPublished, Publisher } from '../kit/publisher.ts';
import { forMs, sized, spread, report } from '../kit/scale.ts';
import { SteadyLoad } from '../kit/steady-load.ts';
import { Visitor } from '../kit/visitor.ts';
import type { Servers } from '../kit/servers.ts';
import { assertDrained, eachDatabase, openWorld, skipWithoutServers, type World } from '../kit/world.ts';

const rolls = sized(1, 5);
/** Few enough that a slow machine, which starts processes all the while, answers them within the deadline of a request. */
const clients = sized(4, 10);
/** The longest that a process may take from being asked to end to its end. */
const stopMsMax = 15_000;

describe('a rolling restart of every service under load', { skip: skipWithoutServers() }, () => {
  let world: World;
  before(async () => {
    world = await openWorld({ replicas: 2 });
  });
  after(async () => world?.close());

  test('No request fails; sockets continue at other processes; every process ends in order; migrations run once', async () => {
    const { platform, business, bot, servers } = world;
    const migrations = await migrationsOf(servers);
    const key = await createKey();
    const ledger = new Ledger();
    ledger.chat({ url: platform.url, publicId: bot.publicId, clients });
    const publisher = new Publisher(business.session, bot.id);
    const load = new SteadyLoad();
    const partner = { name: 'partner', url: platform.url, query: partnerQuery, variables: range, headers: () => key };
    // Two clients at this pace stay below the rate of a key, however quick the responses are.
    load.send({ ...partner, pauseMs: 250 });
    load.send({
      name: 'portal',
      url: platform.url,
      query: portalQuery,
      variables: range,
      headers: () => business.session.headers,
      clients: sized(1, 2),
    });
    const floor: number[] = [];
    const watcher = new Listener<{ liveConversations: { sequence: number } }>({
      url: platform.url,
      query: 'subscription { liveConversations { sequence } }',
      headers: business.session.headers,
      take: ({ liveConversations }) => void floor.push(liveConversations.sequence),
    });
    const quiet = await listenOnly();
    await ledger.nextAnswer();
    const durations: number[] = [];
    for (let roll = 0; roll < rolls; roll += 1) {
      const { ms, problem } = await platform.roll();
      assert.equal(problem, null);
      durations.push(ms);
      await forMs(1_000);
    }
    await publisher.finish();
    await ledger.finish();
    await load.stop();
    await quiet.visitor.send(quiet.visitor.reply());
    await eventually(() => assertHeardOnce(quiet));
    await Promise.all([watcher.stop(), quiet.listener.stop()]);

    assert.deepEqual(load.failures, [], 'no request of partners or the portal failed');
    assert.deepEqual(ledger.problemCounts(), {}, 'no message had to be sent twice');
    const ends = [...watcher.ends, ...quiet.listener.ends];
    assert.deepEqual(
      ends.filter((code) => code !== 1001),
      [],
      'sockets close with the code of a server that goes away',
    );
    assert.deepEqual(
      floor,
      floor.toSorted((left, right) => left - right),
      'live numbers never go back',
    );
    const stopMs = assertOrderlyEnds(platform);
    assert.deepEqual(await migrationsOf(servers), migrations, 'migrations ran once');
    const drainedMs = await assertDrained(servers);
    const published = await assertPublished(publisher);
    assert.equal(publisher.unclear, 0, 'every publication was answered');
    const stored = await readBack(business.session);
    ledger.visitors.push(quiet.visitor);
    assertKept(ledger, stored);
    const numbers = await assertNumbers(business.session, stored);
    report('deploys', { rolls, 'roll ms': spread(durations), 'a process ends in ms': spread(stopMs), drainedMs });
    report('requests', {
      answered: load.answered,
      failed: 0,
      'slowest ms': load.slowestMs,
      messages: ledger.entries.length,
    });
    report('sockets', {
      'closed with 1001': ends.length,
      'break ms': spread([...watcher.breaks, ...quiet.listener.breaks]),
    });
    report('numbers', { ...numbers, versions: published.versions, failed: published.failed });
  });

  /** A visitor who sends nothing meanwhile: new messages arrive only over the socket. */
  async function listenOnly(): Promise<Heard> {
    const { platform, bot } = world;
    const visitor = new Visitor(platform.url, bot.publicId, { headers: { 'x-forwarded-for': '10.8.0.1' } });
    await visitor.start();
    await visitor.send(visitor.reply());
    return listenToConversation(platform.url, visitor);
  }

  async function createKey(): Promise<RequestHeaders> {
    const { createApiKey } = await world.business.session.data<{
      createApiKey: { key: string; userErrors: UserError[] };
    }>('mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key userErrors { code } } }', {
      input: { name: 'Deploys', mode: 'LIVE', scopes: ['BOTS_READ', 'CONVERSATIONS_READ', 'METRICS_READ'] },
    });
    assert.deepEqual(createApiKey.userErrors, []);
    return { authorization: `Bearer ${createApiKey.key}` };
  }
});

const partnerQuery = `query ($range: RangeInput!) { organization { id bots(first: 5) { nodes { id name liveVersion { number } } }
  conversations(first: 5) { nodes { id state lastMessage { text } } } metrics(range: $range) { conversations { value } } } }`;
const portalQuery = `query ($range: RangeInput!) { viewer { user { email } } organization { id name usage { kind used } live { active }
  bots(first: 5) { nodes { id name } } metrics(range: $range) { conversations { value } perDay { date conversations } } } }`;

function range() {
  const now = Date.now();
  return { range: { from: new Date(now - 86_400_000).toISOString(), to: new Date(now + 3_600_000).toISOString() } };
}

/** Every process that was replaced ended with 0, in time. Answers how long each took. */
function assertOrderlyEnds(platform: Distributed): number[] {
  const ends = platform.news.filter((one): one is Gone => one.event === 'retired' || one.event === 'ended');
  assert.equal(ends.length, platform.services().length * rolls, 'every process was replaced');
  for (const { service, replica, event, code, signal, ms } of ends) {
    assert.deepEqual([service, replica, event, code, signal], [service, replica, 'retired', 0, null]);
    assert.ok(ms <= stopMsMax, `${service} took ${ms} ms to end`);
  }
  return ends.map(({ ms }) => ms);
}

async function migrationsOf(servers: Servers): Promise<Record<string, string[]>> {
  return eachDatabase(servers, async (askRows) => {
    const names = (await askRows<{ name: string }>('select name from migrations order by id')).map(({ name }) => name);
    assert.equal(new Set(names).size, names.length, 'each migration once');
    return names;
  });
}
