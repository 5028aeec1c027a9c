import { join } from 'node:path';
import { EnvironmentError } from '@tertulia/environment';
import { ensureDemo } from './demo/ensure-demo.js';
import { readStandaloneEnvironment } from './environment.js';
import { terminalProgress } from './progress.js';
import { start } from './start.js';
import { StartProblem } from './start-problem.js';

const root = join(import.meta.dirname, '..', '..', '..');
const progress = terminalProgress(process.stdout);

try {
  const environment = readStandaloneEnvironment(root);
  const running = await start(environment, { root, progress });
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    progress.say('\nCerrando / Closing …');
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (environment.hasDemo) await ensureDemo(running, { dataDir: environment.dataDir, progress });
  progress.say(`\n  Tertulia: ${running.publicUrl}\n`);
} catch (error) {
  const isTold = error instanceof StartProblem || error instanceof EnvironmentError;
  console.error(isTold ? `\n${error.message}` : error);
  process.exit(1);
}
