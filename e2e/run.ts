/**
 * Runs every suite on real processes; each starts the platform on a free port. Some look at it in a browser: these run in lanes beside each
 * other, unless they measure time. All others run alone. The output of a suite is printed when it has ended; what failed is printed again
 * at the end.
 */
import { spawn } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
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
const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
/** Suites in a browser with bounds on time, which other work on the machine would stretch. */
const measuring = new Set(['canvas/sizes.test.ts', 'widget/long.test.ts']);
/** The longest suites of the lanes begin first, so that no lane is left with one of them at the end. */
const longest = new Set(['screens/roles.test.ts', 'screens/screens.test.ts']);
/** A suite in a browser waits for clicks and drawings half of its time: two of them keep two cores busy. */
const lanes = Math.min(2, availableParallelism());

const runs = runsOf(process.argv.slice(2));
const isInLane = ({ suite, mode }: Run) => needsBrowser(suite) && !measuring.has(suite) && mode !== 'distributed';
const alone = runs.filter((run) => !isInLane(run));
const together = runs.filter(isInLane).toSorted((a, b) => Number(longest.has(b.suite)) - Number(longest.has(a.suite)));
const ended = [...(await inLanes(together, lanes)), ...(await inLanes(alone, 1))];
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

function needsBrowser(suite: string): boolean {
  return readFileSync(join(folder, suite), 'utf8').includes('kit/browser.ts');
}

async function inLanes(waiting: readonly Run[], count: number): Promise<Ended[]> {
  const queue = [...waiting];
  const done: Ended[] = [];
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) done.push(await start(next));
  };
  await Promise.all(Array.from({ length: count }, lane));
  return done;
}

async function start(run: Run): Promise<Ended> {
  const from = performance.now();
  const child = spawn(process.execPath, ['--test', join(folder, run.suite)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CHROMIUM: chromium, MODE: run.mode },
  });
  let output = '';
  const read = (chunk: Buffer) => void (output += String(chunk));
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const seconds = Math.round((performance.now() - from) / 1_000);
  output = `\n-- ${run.suite} (${run.mode}): ${code === 0 ? 'passed' : 'failed'} after ${seconds} s\n${output}`;
  process.stdout.write(output);
  return { ...run, isPassed: code === 0, output };
}
