import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from '../kit/runner.ts';
import { type Business, foundBusiness, type LiveBot, publishTemplate } from '../kit/business.ts';
import { type Distributed, type Rolled, startDistributed } from '../kit/distributed.ts';
import { eventually, follow, type Followed } from '../kit/graph.ts';
import { readNumbers } from '../kit/ledger.ts';
import { forMs, report } from '../kit/scale.ts';
import { skipWithoutServers } from '../kit/world.ts';
import { Visitor } from '../kit/visitor.ts';

interface Live {
  readonly liveConversations: { readonly sequence: number; readonly active: number };
}

const liveCounts = 'subscription { liveConversations { sequence active } }';

describe('every service as a separate process, gateway and runtime twice', { skip: skipWithoutServers() }, () => {
  let platform: Distributed;
  let isStopped = false;
  let business: Business;
  let bot: LiveBot;
  let live: Followed<Live>;
  before(async () => {
    platform = await startDistributed({ replicas: 2, isFresh: true, env: { DRAIN_SECONDS: '6' } });
    business = await foundBusiness(platform.url);
  });
  after(async () => {
    await live?.stop();
    if (!isStopped) await platform?.stop();
  });

  test('Every replica is one process, and its separate admin port serves health, readiness and metrics', async () => {
    const running = platform.services();
    const names = running.map(({ service, replica }) => `${service} ${replica}`).toSorted();
    const subgraphs = readdirSync(join(import.meta.dirname, '..', '..', 'subgraphs'), { withFileTypes: true });
    const once = subgraphs.filter((entry) => entry.isDirectory()).map(({ name }) => `${name} 1`);
    assert.deepEqual(names, [...once, 'gateway 1', 'gateway 2', 'portal 1', 'runtime 2'].toSorted());
    assert.equal(new Set(running.map(({ pid }) => pid)).size, running.length);
    assert.equal(new Set(running.map(({ admin }) => admin)).size, running.length);
    for (const { service, admin } of running) {
      assert.equal((await fetch(`${admin}/health`)).status, 200);
      assert.deepEqual(await (await fetch(`${admin}/ready`)).json(), { status: 'ready' });
      const metrics = await (await fetch(`${admin}/metrics`)).text();
      assert.match(metrics, new RegExp(`tertulia_build_info\\{service="${service}"`));
    }
    assert.equal((await fetch(`${platform.url}/metrics`)).status, 404, 'metrics are not public');
    const megabytes = running.map(({ service, replica, pid }) => [`${service} ${replica}`, `${residentMb(pid)} MB`]);
    report('started', { ms: Math.round(platform.startMs), supervisor: `${residentMb(platform.pid)} MB` });
    report('resident', Object.fromEntries(megabytes));
  });

  test('A business signs up and publishes, a visitor chats, and live count and numbers include it', async () => {
    bot = await publishTemplate(business.session);
    live = follow<Live>(platform.url, { query: liveCounts, headers: business.session.headers });
    await live.next(({ data }) => data?.liveConversations.active === 0);
    await chat(3);
    await live.next(({ data }) => data?.liveConversations.active === 1);
    await conversationsAre(1);
  });

  test('A replica that dies is restarted, and meanwhile the other one serves', async () => {
    for (const name of ['runtime', 'gateway']) {
      const { killed, again } = await platform.killService(name, { replica: 1 });
      const visitor = await chat(2);
      assert.equal(visitor.acknowledged.length, 2);
      const successor = await again;
      assert.notEqual(successor.pid, killed.pid);
    }
    await conversationsAre(3);
  });

  test('A rolling restart replaces every process while a visitor chats and a subscription stays open', async () => {
    const before = new Map(platform.services().map(({ service, replica, pid }) => [`${service} ${replica}`, pid]));
    const rolling = platform.roll();
    let talks = 0;
    for (let news: Rolled | null = null; news === null; news = await Promise.race([rolling, Promise.resolve(null)])) {
      await chat(2);
      talks += 1;
      await forMs(50);
    }
    const { ms, problem } = await rolling;
    assert.equal(problem, null);
    for (const { service, replica, pid } of platform.services()) {
      assert.notEqual(pid, before.get(`${service} ${replica}`), `${service} ${replica} is new`);
    }
    for (const pid of before.values()) assert.equal(isAlive(pid), false, `${pid} is gone`);
    report('rolling restart', { ms, talks });
    await conversationsAre(3 + talks);
  });

  test('A stop in order exits with 0 and leaves no process', async () => {
    const pids = platform.services().map(({ pid }) => pid);
    const started = performance.now();
    assert.deepEqual(await platform.stop(), { code: 0, signal: null });
    report('stop', { ms: Math.round(performance.now() - started) });
    for (const pid of pids) assert.equal(isAlive(pid), false, `${pid} is gone`);
    isStopped = true;
  });

  async function chat(turns: number): Promise<Visitor> {
    const visitor = new Visitor(platform.url, bot.publicId);
    await visitor.start();
    for (let turn = 0; turn < turns && visitor.awaiting !== null; turn += 1) await visitor.send(visitor.reply());
    return visitor;
  }

  async function conversationsAre(count: number): Promise<void> {
    await eventually(async () => {
      const { numbers } = await readNumbers(business.session);
      assert.equal(numbers.conversations, count);
    });
  }
});

describe('a supervisor that is killed', { skip: skipWithoutServers() }, () => {
  test('The services end with their supervisor', async () => {
    const platform = await startDistributed({ env: { PORTAL: 'off', ANALYTICS_STORE: 'postgresql' } });
    const pids = platform.services().map(({ pid }) => pid);
    await platform.kill();
    await eventually(async () => assert.deepEqual(pids.filter(isAlive), []));
  });
});

function isAlive(pid: number): boolean {
  try {
    // A zombie that its parent has not reaped yet counts as ended.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

function residentMb(pid: number): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
}
