/** The files that the programs of this folder write, and read from each other. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Processes whose CPU is measured: the services, then their servers. */
export const processes = [
  ...(['portal', 'billing', 'identity', 'analytics', 'bots', 'templates', 'runtime', 'gateway'] as const),
  ...(['postgresql', 'redis', 'mongodb'] as const),
];
export type ProcessName = (typeof processes)[number];
/** A number for each of them. */
export type PerProcess = Readonly<Record<ProcessName, number>>;

/** Calculates a number for each process. */
export function eachProcess(value: (name: ProcessName) => number): PerProcess {
  return Object.fromEntries(processes.map((name) => [name, value(name)])) as PerProcess;
}

/** How much a table or collection grows; bytes include its indexes. */
export interface Growth {
  readonly rows: number;
  readonly bytes: number;
}

/** `costs.json`, written by `measure.ts`. */
export interface Costs {
  readonly date: string;
  readonly machine: string;
  readonly conversations: number;
  readonly turns: number;
  readonly seconds: number;
  readonly turnsPerConversation: number;
  readonly idleCpuMsPerSecond: PerProcess;
  readonly cpuMsPerTurn: PerProcess;
  readonly perConversation: {
    readonly postgres: Readonly<Record<string, Growth>>;
    readonly mongo: Readonly<Record<string, Growth>>;
    readonly redisBytes: number;
  };
}

interface Latency {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** The metrics of one process under a load; CPU is that of one turn. */
export interface Metrics extends Latency {
  readonly turns: number;
  readonly perSecond: number;
  readonly nodeMs: number;
  readonly postgresMs: number;
  readonly clientMs: number;
}

/** A load of `rate` turns a second, which is this `share` of the maximum. */
export interface Point extends Metrics {
  readonly share: number;
  readonly rate: number;
}

/** `points.json`, written by `points.ts`. */
export interface Points {
  readonly date: string;
  readonly machine: string;
  readonly lanes: number;
  readonly most: Metrics;
  readonly points: readonly Point[];
}

/** One process in the simulation; `thread` and `cores` are the shares of time that they were busy. */
export interface Simulated extends Latency {
  readonly perSecond: number;
  readonly thread: number;
  readonly cores: number;
}

/** A measured load beside the simulated one; errors are shares of the measured values. */
export interface Checked {
  readonly share: number;
  readonly rate: number;
  readonly measured: Point;
  readonly simulated: Simulated;
  readonly error: Readonly<Record<'perSecond' | 'p50Ms' | 'p95Ms', number>>;
}

/** How many of each. */
export interface Replicas {
  readonly gateways: number;
  readonly runtimes: number;
  readonly databaseCores: number;
  readonly consumers: number;
}

/** Replicas in the simulation; `busy` are shares of time that the busiest of each worked. */
export interface Scaled extends Replicas, Latency {
  readonly plannedBusy: number;
  readonly rate: number;
  readonly perSecond: number;
  readonly busy: Readonly<Record<'gateway' | 'runtime' | 'postgresql' | 'redis' | 'analytics' | 'mongodb', number>>;
}

/** `simulated.json`, written by `simulate.ts`. */
export interface SimulationResult {
  readonly seed: number;
  readonly tenfold: number;
  readonly checked: readonly Checked[];
  readonly scaled: readonly Scaled[];
}

export const readCosts = async () => (await read('costs.json')) as Costs;
export const readPoints = async () => (await read('points.json')) as Points;
export const readSimulation = async () => (await read('simulated.json')) as SimulationResult;

async function read(name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(import.meta.dirname, name), 'utf8'));
}
