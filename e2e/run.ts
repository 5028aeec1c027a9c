/**
 * Runs every suite on real processes one after the other; each starts the platform on a free port, and some look at it in a browser. The
 * output of what failed is printed again at the end.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFull } from './kit/scale.ts';
import { skipWithoutServers } from './kit/world.ts';

/** One suite in one way of running the platform. */
interface Run {
  readonly suite: string;
  readonly mode: string;
}

/** How a run ended. */
interface Ended extends Run {
  readonly isPassed: boolean;
  readonly output: string;
}

const folder = import.meta.dirname;
/** A suite that takes longer hangs: it is ended, so that its name is reported. Several times as long as the slowest one on a busy machine. */
const limitMinutes = isFull ? 180 : 25;
const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const runs = runsOf(process.argv.slice(2));
/** Made by the first suite that needs it, copied by the others. */
const prepared = mkdtempSync(join(tmpdir(), 'tertulia-prepared-'));
process.once('exit', () => rmSync(prepared, { recursive: true, force: true }));
/** Every process loads the same modules, so that most of a start is their compilation: Node keeps what it has compiled. */
const kept = { PREPARED_DATA: prepared, NODE_COMPILE_CACHE: join(prepared, 'compiled') };
// Two at a time were tried: on two cores that is about a tenth faster, and each suite takes nearly twice as long, which waits are not made for.
const ended: Ended[] = [];
for (const run of runs) ended.push(await start(run));
const failed = ended.filter(({ isPassed }) => !isPassed);
if (ended.length > 1) for (const { output } of failed) process.stdout.write(output);
for (const { suite, mode } of failed) console.error(`failed: ${suite} (${mode})`);
process.exit(failed.length === 0 ? 0 : 1);

/** The suites whose path contains one of the given words, or all. The main job has to pass in both ways of running. */
function runsOf(wanted: readonly string[]): Run[] {
  const suites = globSync('*/*.test.ts', { cwd: folder })
    .toSorted()
    .filter((suite) => wanted.length === 0 || wanted.some((name) => suite.includes(name)));
  if (suites.length === 0) {
    console.error('no suite to run');
    process.exit(1);
  }
  const needsBrowser = (suite: string) => readFileSync(join(folder, suite), 'utf8').includes('kit/browser.ts');
  if (!existsSync(chromium) && suites.some(needsBrowser)) {
    console.error(`Falta Chromium / Chromium is missing: ${chromium}. apt-get install chromium, o/or CHROMIUM=/path`);
    process.exit(1);
  }
  const skipped = skipWithoutServers();
  return suites.flatMap((suite) => {
    const once = { suite, mode: 'one process' };
    if (!suite.startsWith('main-job')) return [once];
    if (skipped === false) return [once, { suite, mode: 'distributed' }];
    console.error(`skipped: ${suite} (distributed): ${skipped}`);
    return [once];
  });
}

async function start(run: Run): Promise<Ended> {
  const from = performance.now();
  const share = shareOfProcessors();
  // What a failed test leaves running, such as visitors, must not keep its suite from ending.
  const child = spawn(process.execPath, ['--test', '--test-force-exit', join(folder, run.suite)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that all that it started can be ended.
    detached: true,
    env: { ...process.env, CHROMIUM: chromium, MODE: run.mode, ...kept },
  });
  let output = '';
  const read = (chunk: Buffer) => {
    output += String(chunk);
    process.stdout.write(chunk);
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const code = await endOf(child);
  const seconds = Math.round((performance.now() - from) / 1_000);
  const ending = code === 'overdue' ? 'did not end and was stopped' : code === 0 ? 'passed' : 'failed';
  console.log(`-- ${run.suite} (${run.mode}): ${ending} after ${seconds} s, processors ${share()} % busy\n`);
  return { ...run, isPassed: code === 0, output };
}

/** Starts to measure what share of the processors is in use; the returned function answers in percent. What is far below 100 waits. */
function shareOfProcessors(): () => number {
  const sum = () => {
    const times = cpus().map(({ times: { idle, ...used } }) => ({
      idle,
      used: used.user + used.sys + used.nice + used.irq,
    }));
    return times.reduce((all, one) => ({ idle: all.idle + one.idle, used: all.used + one.used }), { idle: 0, used: 0 });
  };
  const from = sum();
  return () => {
    const to = sum();
    const used = to.used - from.used;
    return Math.round((100 * used) / Math.max(1, used + to.idle - from.idle));
  };
}

/** Waits until a suite has ended, for as long as it may take; nothing that it started is left. */
async function endOf(child: ChildProcess): Promise<number | null | 'overdue'> {
  const onSignal = () => {
    endGroup(child.pid);
    process.exit(1);
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, onSignal);
  let limit: NodeJS.Timeout | undefined;
  const overdue = new Promise<'overdue'>((resolve) => {
    limit = setTimeout(() => resolve('overdue'), limitMinutes * 60_000);
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const code = await Promise.race([closed, overdue]);
  clearTimeout(limit);
  for (const signal of signals) process.off(signal, onSignal);
  endGroup(child.pid);
  return code;
}

/** Ends a suite and whatever it left running. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing was left.
  }
}
