import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EnvironmentError, StartProblem } from '@tertulia/environment';
import { announceToPerson, announceToProgram, type Announcer } from './announce.js';
import { readDistributedEnvironment } from './environment.js';
import { start } from './start.js';
import type { Supervisor } from './supervisor.js';

const root = join(import.meta.dirname, '..', '..', '..', '..');
/** Of the visitors. */
const demoShares = new Map([
  ['on', 1],
  ['small', 0.1],
  ['off', null],
]);
const outputs = {
  out: (text: string) => void process.stdout.write(`${text}\n`),
  err: (text: string) => void process.stderr.write(`${text}\n`),
};

try {
  const { replicas, isJson, demoShare } = readArguments();
  const announcer = isJson ? announceToProgram(outputs) : announceToPerson(outputs);
  const environment = readDistributedEnvironment(root);
  await start(environment, {
    ...{ root, replicas, announcer, demoShare, isQuiet: isJson },
    onSupervisor: (supervisor) => {
      stopOnSignals(supervisor);
      rollOnSignal(supervisor, announcer);
    },
  });
} catch (error) {
  const isExplained = error instanceof StartProblem || error instanceof EnvironmentError;
  outputs.err(isExplained ? `\n${error.message}` : String(error instanceof Error ? error.stack : error));
  process.exit(1);
}

function readArguments(): { replicas: number; isJson: boolean; demoShare: number | null } {
  const usage = 'npm run start:distributed -- [--replicas 2] [--demo on|small|off] [--json]';
  try {
    const { values } = parseArgs({
      options: {
        replicas: { type: 'string', default: '1' },
        demo: { type: 'string', default: 'off' },
        json: { type: 'boolean', default: false },
        rebuild: { type: 'boolean', default: false },
      },
    });
    const replicas = Number(values.replicas);
    if (!Number.isInteger(replicas) || replicas < 1 || replicas > 64) throw new RangeError('--replicas 1..64');
    const demoShare = demoShares.get(values.demo);
    if (demoShare === undefined) throw new RangeError('--demo on|small|off');
    return { replicas, isJson: values.json, demoShare };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartProblem(`Opciones no válidas (${reason}). ${usage}`, `Options not valid (${reason}). ${usage}`);
  }
}

/** The first signal stops in order, a second one at once. */
function stopOnSignals(supervisor: Supervisor): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) {
      supervisor.kill();
      process.exit(1);
    }
    isStopping = true;
    supervisor.stop().then(
      (isOrderly) => process.exit(isOrderly ? 0 : 1),
      (error: unknown) => {
        outputs.err(String(error));
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

/** SIGUSR2 replaces every process by a new one, without an interruption. */
function rollOnSignal(supervisor: Supervisor, announcer: Announcer): void {
  process.on('SIGUSR2', () => {
    const started = performance.now();
    const report = (problem: string | null): void =>
      announcer.rolled({ ms: Math.round(performance.now() - started), problem });
    supervisor.roll().then(
      () => report(null),
      (error: unknown) => report(error instanceof Error ? error.message : String(error)),
    );
  });
}
