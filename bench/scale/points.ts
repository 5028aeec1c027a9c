// The capacity of one process: the maximum of turns a second, then open-loop load at a half and at nine tenths of it. Writes
// bench/scale/points.json, against which the simulation is checked.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Visitor } from '../../e2e/kit/visitor.ts';
import { cpuOf } from '../harness/processes.ts';
import { machine } from '../harness/report.ts';
import { openWorld } from '../harness/world.ts';
import type { Metrics, Point, Points } from './files.ts';
import { quantile } from './queues.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '20' } } });
const seconds = Number(values.seconds);
const turnsMax = 15;
const lanesMax = 16;
const shares = [0.5, 0.9];
const world = await openWorld({ isQuick: false, env: { TRUSTED_PROXY_HOPS: '1' } });
const { publicId } = world.bot;
let address = 0;

try {
  await closedLoop(5);
  const most = await closedLoop(seconds);
  const points: Point[] = [];
  for (const share of shares) points.push(await openLoop(most.perSecond * share, share));
  const result: Points = {
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    lanes: lanesMax,
    most,
    points,
  };
  await writeFile(join(import.meta.dirname, 'points.json'), `${JSON.stringify(result, null, 2)}\n`);
  console.log(JSON.stringify(result, null, 2));
} finally {
  await world.stop();
}

/** One turn of a visitor: returns how long it took. */
type Talk = () => Promise<number>;

interface CpuUsed {
  readonly node: number;
  readonly postgres: number;
  readonly client: NodeJS.CpuUsage;
}

/** Visitors who reply at once. */
async function closedLoop(duration: number): Promise<Metrics> {
  const until = performance.now() + duration * 1000;
  const before = cpu();
  const started = performance.now();
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: lanesMax }, async () => {
      const talk = endlessTalk();
      while (performance.now() < until) times.push(await talk());
    }),
  );
  return { ...metrics(times, (performance.now() - started) / 1000), ...perTurn(before, times.length) };
}

/** Turns start on schedule, whether earlier ones are finished or not. */
async function openLoop(perSecond: number, share: number): Promise<Point> {
  const before = cpu();
  const started = performance.now();
  const times: number[] = [];
  const running: Promise<void>[] = [];
  const free: Talk[] = [];
  const timed = async (begun: number, talk: Talk) => {
    await talk();
    times.push(performance.now() - begun);
    free.push(talk);
  };
  for (let due = 0; due < seconds * 1000; due += -Math.log(Math.random()) * (1000 / perSecond)) {
    const early = started + due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    const begun = started + due;
    running.push(timed(begun, free.pop() ?? endlessTalk()));
  }
  await Promise.all(running);
  return { share, rate: perSecond, ...metrics(times, seconds), ...perTurn(before, times.length) };
}

/** One visitor after another; each call is one turn and returns how long it took. */
function endlessTalk(): Talk {
  let visitor: Visitor | null = null;
  let turns = 0;
  return async () => {
    const started = performance.now();
    if (visitor === null || visitor.state !== 'BOT' || visitor.awaiting === null || turns >= turnsMax) {
      address += 1;
      visitor = new Visitor(world.url, publicId, {
        headers: { 'x-forwarded-for': `10.${address >> 16}.${(address >> 8) & 255}.${address & 255}` },
      });
      turns = 0;
      await visitor.start();
    } else await visitor.send(visitor.reply());
    turns += 1;
    return performance.now() - started;
  };
}

function cpu(): CpuUsed {
  const { node, postgres } = cpuOf(world.pids);
  return { node, postgres, client: process.cpuUsage() };
}

function perTurn(before: CpuUsed, turns: number) {
  const after = cpu();
  const { user, system } = process.cpuUsage(before.client);
  return {
    nodeMs: (after.node - before.node) / turns,
    postgresMs: (after.postgres - before.postgres) / turns,
    clientMs: (user + system) / 1000 / turns,
  };
}

function metrics(times: readonly number[], duration: number) {
  return {
    turns: times.length,
    perSecond: times.length / duration,
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    p99Ms: quantile(times, 0.99),
  };
}
