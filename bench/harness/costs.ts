import { setTimeout as wait } from 'node:timers/promises';
import { cpuOf } from './processes.ts';

/** The processes that work for a target, with all their descendants. */
export interface Working {
  /** Of these, Node is counted. */
  readonly pids: readonly number[];
  /** Of these, PostgreSQL is counted. */
  readonly servers: readonly (number | null | undefined)[];
}

/** CPU in milliseconds of Node and of PostgreSQL. */
interface Used {
  readonly node: number;
  readonly postgres: number;
}

/** CPU in milliseconds a second while nobody asks for anything. */
export type Idle = Used;

/** What one unit of work costs, in microseconds. */
export interface UnitCosts {
  /** Node, everything that ran meanwhile. */
  readonly cpuUs: number;
  /** Node, without what also runs while nobody asks. */
  readonly marginalUs: number;
  readonly postgresUs: number;
}

const nothing: Idle = { node: 0, postgres: 0 };

/** CPU while nobody asks for anything. */
export async function idleOf(working: Working, seconds: number): Promise<Idle> {
  const before = usedBy(working);
  await wait(seconds * 1_000);
  const after = usedBy(working);
  return { node: (after.node - before.node) / seconds, postgres: (after.postgres - before.postgres) / seconds };
}

/** Does the work, which returns the number of its `units`, and what a unit costs besides. */
export async function costing<Done extends { readonly units: number }>(
  working: Working,
  work: () => Promise<Done>,
  idle: Idle = nothing,
): Promise<Done & UnitCosts> {
  const started = performance.now();
  const before = usedBy(working);
  const done = await work();
  const after = usedBy(working);
  const seconds = (performance.now() - started) / 1_000;
  if (done.units === 0) throw new Error('nothing was done');
  const inUs = (ms: number) => (ms * 1_000) / done.units;
  const node = after.node - before.node;
  return {
    ...done,
    cpuUs: inUs(node),
    marginalUs: inUs(node - idle.node * seconds),
    postgresUs: inUs(after.postgres - before.postgres),
  };
}

function usedBy({ pids, servers }: Working): Used {
  return { node: cpuOf(pids).node, postgres: cpuOf(servers).postgres };
}
