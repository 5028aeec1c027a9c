// Queues fed with measured costs (costs.json, points.json): first the load that was measured on one process, to see how wrong it is, then
// ten times what one process carries, on replicas. Writes bench/scale/simulated.json.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Checked,
  readCosts,
  readPoints,
  type Replicas,
  type Scaled,
  type Simulated,
  type SimulationResult,
} from './files.ts';
import { Places, quantile, Simulation } from './queues.ts';

const folder = import.meta.dirname;
const costs = await readCosts();
const points = await readPoints();
const { cpuMsPerTurn: ms } = costs;
const seed = 20_261_123;
const simulatedMs = 60_000;
const warmMs = 5_000;
/** Round trips of a stored turn to PostgreSQL: between two of them Node does a part of its work. */
const roundTrips = 6;
/** One commit to disk. Groups of them share it, so it is waiting and no work. */
const commitMs = 1;
/** Connections of one runtime process. */
const poolSize = 10;

/** What one turn costs on one machine. */
interface TurnCosts {
  readonly nodeMs: number;
  readonly postgresMs: number;
  readonly clientMs: number;
}

/** What works on a turn. */
interface Workers {
  readonly pool: Places;
  readonly node: (ms: number) => Promise<void>;
  readonly postgres: (ms: number) => Promise<void>;
}

/** One process, PostgreSQL and the maker of the load on the cores of one machine. */
async function onOneMachine(perSecond: number, { nodeMs, postgresMs, clientMs }: TurnCosts): Promise<Simulated> {
  const simulation = new Simulation(seed);
  const cores = new Places(simulation, 2);
  const thread = new Places(simulation, 1);
  const client = new Places(simulation, 1);
  const pool = new Places(simulation, poolSize);
  const database = new Places(simulation, poolSize);
  const times: number[] = [];
  const turn = async () => {
    const begun = simulation.now;
    await client.work(simulation.service(clientMs / 2), cores);
    await stored(
      simulation,
      { pool, node: (ms) => thread.work(ms, cores), postgres: (ms) => database.work(ms, cores) },
      { nodeMs, postgresMs },
    );
    await client.work(simulation.service(clientMs / 2), cores);
    if (begun > warmMs) times.push(simulation.now - begun);
  };
  await arrivals(simulation, perSecond, turn);
  return {
    perSecond: (times.length * 1000) / (simulation.now - warmMs),
    ...latency(times),
    thread: thread.utilization,
    cores: cores.utilization,
  };
}

/** Gateways and runtimes on a core each, PostgreSQL, Redis and the numbers on machines of their own. */
async function onReplicas(
  perSecond: number,
  { gateways, runtimes, databaseCores, consumers }: Replicas,
): Promise<Omit<Scaled, 'plannedBusy'>> {
  const simulation = new Simulation(seed);
  const gateway = groups(simulation, gateways);
  const runtime = groups(simulation, runtimes).map((thread) => ({ thread, pool: new Places(simulation, poolSize) }));
  const postgres = new Places(simulation, databaseCores);
  const redis = new Places(simulation, 1);
  const analytics = groups(simulation, consumers);
  const numbers = new Places(simulation, databaseCores);
  const times: number[] = [];
  const turn = async () => {
    const begun = simulation.now;
    const door = anyOf(simulation, gateway);
    const { thread, pool } = anyOf(simulation, runtime);
    await door.work(simulation.service(ms.gateway / 2));
    await stored(
      simulation,
      { pool, node: (each) => thread.work(each), postgres: (each) => postgres.work(each) },
      { nodeMs: ms.runtime, postgresMs: ms.postgresql },
    );
    await door.work(simulation.service(ms.gateway / 2));
    if (begun > warmMs) times.push(simulation.now - begun);
    await redis.work(simulation.service(ms.redis));
    await anyOf(simulation, analytics).work(simulation.service(ms.analytics));
    await numbers.work(simulation.service(ms.mongodb));
  };
  await arrivals(simulation, perSecond, turn);
  const most = (places: readonly Places[]) => Math.max(...places.map((one) => one.utilization));
  return {
    ...{ rate: perSecond, gateways, runtimes, databaseCores, consumers },
    ...{ perSecond: (times.length * 1000) / (simulation.now - warmMs), ...latency(times) },
    busy: {
      gateway: most(gateway),
      runtime: most(runtime.map(({ thread }) => thread)),
      postgresql: postgres.utilization,
      redis: redis.utilization,
      analytics: most(analytics),
      mongodb: numbers.utilization,
    },
  };
}

/** One turn on a separate connection: Node and PostgreSQL alternate, the commit waits for the disk. */
async function stored(
  simulation: Simulation,
  { pool, node, postgres }: Workers,
  { nodeMs, postgresMs }: Omit<TurnCosts, 'clientMs'>,
): Promise<void> {
  await pool.take();
  for (let trip = 0; trip < roundTrips; trip += 1) {
    await node(simulation.service(nodeMs / roundTrips));
    await postgres(simulation.service(postgresMs / roundTrips));
  }
  await simulation.wait(commitMs);
  pool.leave();
}

async function arrivals(simulation: Simulation, perSecond: number, begin: () => Promise<void>): Promise<void> {
  const arrive = async () => {
    for (;;) {
      await simulation.wait(simulation.spread(1000 / perSecond));
      void begin();
    }
  };
  void arrive();
  await simulation.run(simulatedMs);
}

function anyOf<Place>(simulation: Simulation, places: readonly Place[]): Place {
  const place = places[Math.floor(simulation.chance() * places.length)];
  if (place === undefined) throw new Error('there is no place');
  return place;
}

function groups(simulation: Simulation, count: number): Places[] {
  return Array.from({ length: count }, () => new Places(simulation, 1));
}

function latency(times: readonly number[]) {
  return { p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95), p99Ms: quantile(times, 0.99) };
}

const checked: Checked[] = [];
for (const point of points.points) {
  const simulated = await onOneMachine(point.rate, point);
  const error = (metric: 'perSecond' | 'p50Ms' | 'p95Ms') => simulated[metric] / point[metric] - 1;
  checked.push({
    share: point.share,
    rate: point.rate,
    measured: point,
    simulated,
    error: { perSecond: error('perSecond'), p50Ms: error('p50Ms'), p95Ms: error('p95Ms') },
  });
}
const tenfold = points.most.perSecond * 10;
const needed = (each: number, share: number) => Math.max(1, Math.ceil((tenfold * each) / 1000 / share));
/** As many as keep every one of them busy for this share of the time. */
const size = (share: number): Replicas => ({
  gateways: needed(ms.gateway, share),
  runtimes: needed(ms.runtime, share),
  databaseCores: needed(ms.postgresql, share),
  consumers: needed(ms.analytics, share),
});
const scaled: Scaled[] = [];
for (const share of [0.5, 0.7, 0.9]) scaled.push({ plannedBusy: share, ...(await onReplicas(tenfold, size(share))) });
const result: SimulationResult = { seed, tenfold, checked, scaled };
await writeFile(join(folder, 'simulated.json'), `${JSON.stringify(result, null, 2)}\n`);
console.log(JSON.stringify(result, null, 2));
