import { join } from 'node:path';
import { EnvironmentError, StartProblem } from '@tertulia/environment';
import { describeDemo } from './demo/ensure-demo.js';
import { endWithParent, followParent, hasParent } from './dev/parent.js';
import { readStandaloneEnvironment } from './environment.js';
import { terminalProgress } from './progress.js';
import { start, type Running } from './start.js';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const progress = terminalProgress(process.stdout);
const defectPatienceMs = 15_000;

/** True after a restart by `npm run dev`: the start messages are not repeated. */
const isAgain = process.argv.includes('--again');

try {
  const startAlone = hasParent() ? endWithParent() : () => undefined;
  const environment = readStandaloneEnvironment(root);
  const running = await start(environment, { root, progress });
  startAlone();
  const stop = stopOnSignals(running);
  stopOnDefect(running);
  if (!isAgain) greet(running);
  if (hasParent()) followParent(running, stop);
} catch (error) {
  const isExplained = error instanceof StartProblem || error instanceof EnvironmentError;
  console.error(isExplained ? `\n${error.message}` : error);
  process.exit(1);
}

function greet({ publicUrl, demo }: Running): void {
  if (demo !== null) progress.say(`\n${describeDemo(publicUrl, demo)}`);
  const seconds = process.uptime().toFixed(1);
  progress.say(`\n  Tertulia: ${publicUrl}  (${seconds} s)  Ctrl+C para cerrar / to stop\n`);
}

/** An uncaught defect: the state of the process cannot be trusted, so it stops in order, and a supervisor restarts it. */
function stopOnDefect(running: Running): void {
  process.on('uncaughtException', (defect) => {
    console.error(defect);
    setTimeout(() => process.exit(1), defectPatienceMs).unref();
    void endAfterDefect(running);
  });
}

async function endAfterDefect(running: Running): Promise<void> {
  await running.stop().catch((error: unknown) => console.error(error));
  process.exit(1);
}

/** The first signal stops in order, a second one at once. Returns a function that stops in order without a signal. */
function stopOnSignals(running: Running): () => void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => (isStopping ? process.exit(1) : stop()));
  }
  return stop;
}
