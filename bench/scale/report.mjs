// Writes what measure.mjs, points.mjs and simulate.mjs found into docs/scale.md, between its marks.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = import.meta.dirname;
const page = join(folder, '..', '..', 'docs', 'scale.md');
const read = async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'));
const [costs, points, simulated] = await Promise.all(['costs.json', 'points.json', 'simulated.json'].map(read));
/** Seconds from one message of a visitor to the next, in the demo's month. */
const thinkSeconds = 20;
/** Planned: processes are busy for this share of the time at the peak. */
const busyShare = 0.6;
/** A day has as many conversations as its peak would make in this many hours. */
const peakHours = 6;
const kilobyte = 1024;
const { perConversation, turnsPerConversation } = costs;
/** A process that did nothing may come out a little below what it costs while idle. */
const ms = Object.fromEntries(Object.entries(costs.cpuMsPerTurn).map(([name, each]) => [name, Math.max(0, each)]));

const sum = (sizes) => Object.values(sizes).reduce((total, { bytes }) => total + bytes, 0);
const passing = /\.(outbox|inbox)$/;
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
  text = text.replace(pattern, (_, start, end) => `${start}\n\n${part}\n\n${end}`);
}
await writeFile(page, text);

function costTable() {
  const rows = Object.entries(ms)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, each]) => [
      name,
      shown(each),
      shown(each * turnsPerConversation),
      shown(costs.idleCpuMsPerSecond[name] / 10),
    ]);
  const head = `Measured on ${costs.date} on ${costs.machine}: ${costs.conversations} conversations of ${shown(turnsPerConversation)} turns, every service a process of its own, MongoDB's stand-in for the numbers. What each costs while nobody talks is taken off.`;
  return `${head}\n\n${table(['process', 'CPU ms a turn', 'CPU ms a conversation', '% of a core while idle'], rows)}`;
}

function storeTable() {
  const rows = [
    ...Object.entries(perConversation.postgres).map(([name, size]) => [`PostgreSQL, ${name}`, size]),
    ...Object.entries(perConversation.mongo).map(([name, size]) => [`MongoDB, ${name}`, size]),
  ]
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

function checkedTable() {
  const rows = simulated.checked.map(({ share, rate, measured, simulated: one, error }) => [
    `${share * 100} %`,
    shown(rate),
    `${shown(measured.p50Ms)} / ${shown(one.p50Ms)} (${percent(error.p50Ms)})`,
    `${shown(measured.p95Ms)} / ${shown(one.p95Ms)} (${percent(error.p95Ms)})`,
    `${shown(measured.perSecond)} / ${shown(one.perSecond)} (${percent(error.perSecond)})`,
  ]);
  const head = `One process carried ${shown(points.most.perSecond)} turns a second with ${points.lanes} visitors who answer at once, the maker of the load on the same two cores.`;
  return `${head}\n\n${table(['load', 'turns a second', 'p50 ms, measured / simulated', 'p95 ms', 'done a second'], rows)}`;
}

function scaledTable() {
  const rows = simulated.scaled.map((one) => [
    `${one.plannedBusy * 100} %`,
    `${one.gateways} / ${one.runtimes} / ${one.consumers}`,
    one.databaseCores,
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

function sizingTable() {
  const rows = [10, 100, 1_000, 10_000, 100_000].map((concurrent) => {
    const turns = concurrent / thinkSeconds;
    const conversations = turns / turnsPerConversation;
    const cores = (each) => (turns * each) / 1000 / busyShare;
    const processes = (each) => Math.max(1, Math.ceil(cores(each)));
    const monthly = conversations * 3600 * peakHours * 30;
    const disk = (sizes) => gigabytes(monthly * sizes);
    const isSmall = cores(ms.gateway + ms.runtime + ms.analytics + ms.bots + ms.billing) < 0.8;
    return [
      concurrent.toLocaleString('en'),
      shown(turns),
      shown(conversations),
      isSmall ? 'one process' : `${processes(ms.gateway)} / ${processes(ms.runtime)} / ${processes(ms.analytics)}`,
      shown(cores(ms.postgresql)),
      `${Math.round(cores(ms.redis) * busyShare * 100)} %`,
      shown(cores(ms.mongodb)),
      isSmall
        ? '1'
        : `${Math.ceil((processes(ms.gateway) + processes(ms.runtime) + processes(ms.analytics) + 5) * 0.2)}`,
      `${disk(sum(lasting))} / ${disk(sum(perConversation.mongo))}`,
    ];
  });
  const head = `A visitor writes every ${thinkSeconds} s; processes are ${busyShare * 100} % busy at the peak; a day has as many conversations as ${peakHours} hours of the peak. Memory is 0.2 GB a process, without that of the servers.`;
  return `${head}\n\n${table(['at the same time', 'turns a second', 'conversations a second', 'gateways / runtimes / analytics', 'cores of PostgreSQL', 'Redis, of one core', 'cores of MongoDB', 'GB of memory', 'GB of disk a month, PostgreSQL / MongoDB'], rows)}`;
}

function table(columns, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

function shown(value) {
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString('en');
  return size >= 10 ? value.toFixed(0) : size >= 1 ? value.toFixed(1) : value.toFixed(2);
}

function percent(value) {
  return `${value >= 0 ? '+' : '−'}${Math.abs(Math.round(value * 100))} %`;
}

function gigabytes(bytes) {
  return shown(bytes / kilobyte ** 3);
}
