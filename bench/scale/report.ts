// Writes the results of measure.ts, points.ts and simulate.ts into docs/scale.md, between its markers.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eachProcess, type Growth, processes, readCosts, readPoints, readSimulation } from './files.ts';

const page = join(import.meta.dirname, '..', '..', 'docs', 'scale.md');
const [costs, points, simulated] = await Promise.all([readCosts(), readPoints(), readSimulation()]);
/** Seconds between two messages of a visitor, in the demo's month. */
const thinkSeconds = 20;
/** Target utilisation of processes at the peak. */
const busyShare = 0.6;
/** A day has as many conversations as its peak rate would make in this many hours. */
const peakHours = 6;
const kilobyte = 1024;
const { perConversation, turnsPerConversation } = costs;
/** A process that did nothing may measure slightly below its idle cost. */
const ms = eachProcess((name) => Math.max(0, costs.cpuMsPerTurn[name]));

const sum = (sizes: Sizes) => Object.values(sizes).reduce((total, { bytes }) => total + bytes, 0);
const passing = /\.(outbox|inbox)$/;
type Sizes = Readonly<Record<string, Growth>>;

const lasting = Object.fromEntries(Object.entries(perConversation.postgres).filter(([name]) => !passing.test(name)));

const parts = {
  costs: costTable(),
  stores: storeTable(),
  checked: checkedTable(),
  scaled: scaledTable(),
  sizing: sizingTable(),
};
let text = await readFile(page, 'utf8');
for (const [name, part] of Object.entries(parts)) {
  const pattern = new RegExp(`(<!-- ${name}:start -->)[\\s\\S]*?(<!-- ${name}:end -->)`);
  if (!pattern.test(text)) throw new Error(`docs/scale.md has no place for ${name}`);
  text = text.replace(pattern, (_, start: string, end: string) => `${start}\n\n${part}\n\n${end}`);
}
await writeFile(page, text);

function costTable(): string {
  const rows = processes
    .toSorted((a, b) => ms[b] - ms[a])
    .map((name) => [name, ms[name]] as const)
    .map(([name, each]) => [
      name,
      shown(each),
      shown(each * turnsPerConversation),
      shown(costs.idleCpuMsPerSecond[name] / 10),
    ]);
  const head = `Measured on ${costs.date} on ${costs.machine}: ${costs.conversations} conversations of ${shown(turnsPerConversation)} turns, every service as a separate process, MongoDB's stand-in for the metrics. The idle cost of each process is subtracted.`;
  return `${head}\n\n${table(['process', 'CPU ms a turn', 'CPU ms a conversation', '% of a core while idle'], rows)}`;
}

function storeTable(): string {
  const sizes: (readonly [string, Growth])[] = [
    ...Object.entries(perConversation.postgres).map(([name, size]) => [`PostgreSQL, ${name}`, size] as const),
    ...Object.entries(perConversation.mongo).map(([name, size]) => [`MongoDB, ${name}`, size] as const),
  ];
  const rows = sizes
    .filter(([, { rows: count }]) => count > 0)
    .map(([name, { rows: count, bytes }]) => [
      name,
      shown(count),
      shown(bytes / kilobyte),
      passing.test(name) ? 'a day' : 'until deleted',
    ]);
  rows.push(['Redis, streams', '–', shown(perConversation.redisBytes / kilobyte), 'an hour']);
  return table(['store', 'rows a conversation', 'KB a conversation', 'kept'], rows);
}

function checkedTable(): string {
  const rows = simulated.checked.map(({ share, rate, measured, simulated: one, error }) => [
    `${share * 100} %`,
    shown(rate),
    `${shown(measured.p50Ms)} / ${shown(one.p50Ms)} (${percent(error.p50Ms)})`,
    `${shown(measured.p95Ms)} / ${shown(one.p95Ms)} (${percent(error.p95Ms)})`,
    `${shown(measured.perSecond)} / ${shown(one.perSecond)} (${percent(error.perSecond)})`,
  ]);
  const head = `One process carried ${shown(points.most.perSecond)} turns a second with ${points.lanes} visitors who reply at once, with the load generator on the same two cores.`;
  return `${head}\n\n${table(['load', 'turns a second', 'p50 ms, measured / simulated', 'p95 ms', 'done a second'], rows)}`;
}

function scaledTable(): string {
  const rows = simulated.scaled.map((one) => [
    `${one.plannedBusy * 100} %`,
    `${one.gateways} / ${one.runtimes} / ${one.consumers}`,
    String(one.databaseCores),
    shown(one.perSecond),
    `${shown(one.p50Ms)} / ${shown(one.p95Ms)} / ${shown(one.p99Ms)}`,
    Object.entries(one.busy)
      .map(([name, share]) => `${name} ${Math.round(share * 100)} %`)
      .join(', '),
  ]);
  return table(
    [
      'planned',
      'gateways / runtimes / analytics',
      'cores of PostgreSQL',
      'turns a second',
      'p50 / p95 / p99 ms',
      'busy',
    ],
    rows,
  );
}

function sizingTable(): string {
  const rows = [10, 100, 1_000, 10_000, 100_000].map((concurrent) => {
    const turns = concurrent / thinkSeconds;
    const conversations = turns / turnsPerConversation;
    const cores = (each: number) => (turns * each) / 1000 / busyShare;
    const countOf = (each: number) => Math.max(1, Math.ceil(cores(each)));
    const monthly = conversations * 3600 * peakHours * 30;
    const disk = (bytes: number) => gigabytes(monthly * bytes);
    const isSmall = cores(ms.gateway + ms.runtime + ms.analytics + ms.bots + ms.billing) < 0.8;
    return [
      concurrent.toLocaleString('en'),
      shown(turns),
      shown(conversations),
      isSmall ? 'one process' : `${countOf(ms.gateway)} / ${countOf(ms.runtime)} / ${countOf(ms.analytics)}`,
      shown(cores(ms.postgresql)),
      `${Math.round(cores(ms.redis) * busyShare * 100)} %`,
      shown(cores(ms.mongodb)),
      isSmall ? '1' : `${Math.ceil((countOf(ms.gateway) + countOf(ms.runtime) + countOf(ms.analytics) + 5) * 0.2)}`,
      `${disk(sum(lasting))} / ${disk(sum(perConversation.mongo))}`,
    ];
  });
  const head = `A visitor writes every ${thinkSeconds} s; processes are ${busyShare * 100} % busy at the peak; a day has as many conversations as ${peakHours} hours of the peak. Memory is 0.2 GB per process, without the memory of the servers.`;
  return `${head}\n\n${table(['at the same time', 'turns a second', 'conversations a second', 'gateways / runtimes / analytics', 'cores of PostgreSQL', 'Redis, of one core', 'cores of MongoDB', 'GB of memory', 'GB of disk a month, PostgreSQL / MongoDB'], rows)}`;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

function shown(value: number): string {
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString('en');
  return size >= 10 ? value.toFixed(0) : size >= 1 ? value.toFixed(1) : value.toFixed(2);
}

function percent(value: number): string {
  return `${value >= 0 ? '+' : '−'}${Math.abs(Math.round(value * 100))} %`;
}

function gigabytes(bytes: number): string {
  return shown(bytes / kilobyte ** 3);
}
