import { join } from 'node:path';
import { EnvironmentError, StartProblem } from '@tertulia/environment';
import { DomainError } from '@tertulia/errors';
import { appointSuperAdmin } from '@tertulia/identity/appoint-super-admin';
import { readIdentityUrl } from './environment.js';

const root = join(import.meta.dirname, '..', '..', '..', '..', '..');

try {
  await grant(process.argv[2] ?? '');
} catch (error) {
  process.stderr.write(`${textOf(error)}\n`);
  process.exitCode = 1;
}

/** @throws StartProblem with advice for the operator */
async function grant(email: string): Promise<void> {
  if (!email.includes('@'))
    throw new StartProblem(
      'Uso: npm run grant-super-admin -- persona@empresa.example',
      'Usage: npm run grant-super-admin -- person@company.example',
    );
  const isKnown = await appointSuperAdmin(await readIdentityUrl(root), email);
  if (!isKnown)
    throw new StartProblem(
      `No hay ninguna cuenta con el correo ${email}. Créala primero en /sign-up.`,
      `There is no account with the e-mail ${email}. Create it at /sign-up first.`,
    );
  process.stdout.write(`${email} administra la plataforma. Vale para cada sesión en menos de medio minuto.\n`);
  process.stdout.write(`${email} runs the platform. It takes effect in every session within half a minute.\n`);
}

function textOf(error: unknown): string {
  if (error instanceof StartProblem || error instanceof EnvironmentError) return error.message;
  if (error instanceof DomainError && error.code === 'DATABASE_UNAVAILABLE')
    return 'PostgreSQL no responde. / PostgreSQL does not respond.';
  return String(error);
}
