import { join } from 'node:path';
import { EnvironmentError, StartProblem } from '@tertulia/environment';
import { DomainError } from '@tertulia/errors';
import { reseal } from '@tertulia/integrations/reseal';
import { readResealEnvironment } from './environment.js';

const root = join(import.meta.dirname, '..', '..', '..', '..', '..');

try {
  const { databaseUrl, credentialsKeys } = await readResealEnvironment(root);
  const changed = await reseal(databaseUrl, credentialsKeys);
  process.stdout.write(`${changed} claves de organizaciones usan ahora la primera CREDENTIALS_KEY.\n`);
  process.stdout.write(`${changed} keys of organizations now use the first CREDENTIALS_KEY.\n`);
} catch (error) {
  process.stderr.write(`${textOf(error)}\n`);
  process.exitCode = 1;
}

function textOf(error: unknown): string {
  if (error instanceof StartProblem || error instanceof EnvironmentError) return error.message;
  if (error instanceof DomainError && error.code === 'DATABASE_UNAVAILABLE')
    return 'PostgreSQL no responde. / PostgreSQL does not respond.';
  return String(error);
}
