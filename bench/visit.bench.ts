import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { costing, idleOf } from './harness/costs.ts';
import type { Measurement, MeasureOptions } from './harness/measure.ts';
import { startProgram } from './harness/processes.ts';
import { compare } from './harness/rounds.ts';
import { masked } from './harness/sayings.ts';
import { saidIn } from './harness/visit.ts';
import { startWorker } from './harness/worker.ts';
import { openWorld } from './harness/world.ts';

const lanes = 6;
/** Events of the last turns are counted for reports and plans within this time. */
const settleMs = 2_000;

/** A whole turn: a visitor’s request through the gateway, and everything that follows from it. */
export async function run({ mode, seconds, rounds, warmSeconds, isQuick }: MeasureOptions): Promise<Measurement> {
  await using stack = new AsyncDisposableStack();
  const world = await openWorld({ mode, isQuick, env: { TRUSTED_PROXY_HOPS: '1' } });
  stack.defer(async () => void (await world.stop()));
  const { publicId } = world.bot;
  const url = `${world.url}/graphql`;
  const said = await saidIn(url, publicId);
  const byHand = await startProgram<{ url: string }>(join(import.meta.dirname, 'harness', 'by-hand-turn.ts'), {
    args: ['--data', world.dataDir, '--said', JSON.stringify(said)],
  });
  stack.defer(() => byHand.stop());
  const saidByHand = await saidIn(byHand.said.url, publicId);
  if (saidByHand.map(masked).join('\n') !== said.map(masked).join('\n'))
    throw new Error(`the handler by hand says ${saidByHand.join('\n')} for ${said.join('\n')}`);
  const servers = [...world.pids, ...world.serverPids];
  const targets = [];
  for (const [name, address, pids] of [
    ['Tertulia', url, world.pids],
    ['a handler by hand', byHand.said.url, [byHand.pid]],
  ] as const) {
    const visitors = await startWorker('visits.ts', { url: address, bot: publicId, lanes });
    stack.defer(() => visitors.stop());
    await visitors.ask({ seconds: warmSeconds });
    await wait(settleMs);
    const working = { pids, servers };
    const idle = await idleOf(working, Math.max(seconds, warmSeconds));
    const work = async () => {
      const done = await visitors.ask<{ units: number; perSecond: number }>({ seconds });
      await wait(settleMs);
      return done;
    };
    targets.push({ name, run: () => costing(working, work, idle) });
  }
  const columns = {
    ...({ 'CPU µs': 'cpuUs', 'marginal µs': 'marginalUs', 'PostgreSQL µs': 'postgresUs' } as const),
    ...({ 'turns a second': 'perSecond' } as const),
  };
  const rows = await compare({ what: 'whole turn', targets, key: 'cpuUs', columns }, { rounds });
  return {
    title: 'Whole turn',
    note: `The widget’s requests over HTTP, ${lanes} visitors at a time, and what follows from a turn: events, numbers of reports and plans, live counts. The handler by hand knows the conversation by heart, stores its messages, its state and an event in one transaction, and responds with the same bytes but for ids, tokens and times.`,
    rows,
  };
}
