import { join } from 'node:path';
import { EnvironmentError, StartProblem } from '@tertulia/environment';
import { readDeadLetterPlaces } from './environment.js';
import { listDeadLetters, retryDeadLetters } from './dead-letters.js';

const usage = 'node packages/programs/distributed/dist/dead-letters/main.js list | retry [service or consumer]';
const root = join(import.meta.dirname, '..', '..', '..', '..', '..');

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const isExplained = error instanceof StartProblem || error instanceof EnvironmentError;
  process.stderr.write(`${isExplained ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function run([command, only]: string[]): Promise<number> {
  if (command !== 'list' && command !== 'retry') {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const places = await readDeadLetterPlaces(root);
  if (command === 'retry') {
    process.stdout.write(`${await retryDeadLetters(places, only)} events put back\n`);
    return 0;
  }
  const lines = await listDeadLetters(places);
  for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
  process.stderr.write(`${lines.length} dead letters\n`);
  return 0;
}
