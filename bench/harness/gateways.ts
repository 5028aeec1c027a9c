import type { Answering } from './answers.ts';
import { costing, type Idle, idleOf, type Working } from './costs.ts';
import type { MeasureOptions, Row } from './measure.ts';
import type { Operation } from './operations.ts';
import { memoryOf } from './processes.ts';
import { compare } from './rounds.ts';
import { runLoad } from './run-load.ts';

/** A gateway, with the processes that work for it. */
export interface Gateway extends Answering {
  readonly pids: readonly number[];
  readonly gatewayPid: number;
}

/** What gateways are compared by; their PostgreSQL is among the servers. */
export interface GatewayContest {
  readonly operation: Operation;
  readonly gateways: readonly Gateway[];
  readonly servers: Working['servers'];
}

/** Sends the operation to one gateway after the other, as fast as it answers. The first is ours. */
export async function compareGateways(
  { operation: { name: what, body }, gateways, servers }: GatewayContest,
  { seconds, rounds, warmSeconds, connections }: MeasureOptions,
): Promise<Row[]> {
  const load = async ({ name, url, headerSets }: Gateway, loadSeconds: number) => {
    const { answered, failed, ...times } = await runLoad({ url, seconds: loadSeconds, connections, body, headerSets });
    if (failed > 0) throw new Error(`${name}: ${failed} of ${answered} requests failed`);
    return { units: answered, ...times };
  };
  const idles = new Map<string, Idle>();
  for (const target of gateways) {
    await load(target, warmSeconds);
    idles.set(target.name, await idleOf({ pids: target.pids, servers }, warmSeconds));
  }
  const targets = gateways.map((target) => ({
    name: target.name,
    run: async () => {
      const working = { pids: target.pids, servers };
      const done = await costing(working, () => load(target, seconds), idles.get(target.name));
      return { ...done, memory: memoryOf([target.gatewayPid]) };
    },
  }));
  const columns = {
    ...({ 'CPU µs': 'cpuUs', 'marginal µs': 'marginalUs', 'PostgreSQL µs': 'postgresUs' } as const),
    ...({ 'a second': 'perSecond', 'p50 ms': 'p50Ms', 'p99 ms': 'p99Ms', 'RSS MB': 'memory' } as const),
  };
  return compare({ what, targets, key: 'cpuUs', columns }, { rounds });
}
