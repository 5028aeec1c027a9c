import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartProblem } from '@tertulia/environment';
import { z } from 'zod';

const secrets = z.object({ databasePassword: z.string() });

/** The address of the PostgreSQL that one process is running on its data folder. @throws StartProblem when none runs */
export async function embeddedServerUrl(dataDir: string): Promise<string> {
  try {
    const [, , , port = ''] = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
    const { databasePassword } = secrets.parse(JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8')));
    return `postgres://postgres:${encodeURIComponent(databasePassword)}@127.0.0.1:${port.trim()}/postgres`;
  } catch {
    throw new StartProblem(
      `En ${dataDir} no corre ningún PostgreSQL. Inicia Tertulia primero, o indica DATABASE_URL.`,
      `No PostgreSQL runs on ${dataDir}. Start Tertulia first, or set DATABASE_URL.`,
    );
  }
}
