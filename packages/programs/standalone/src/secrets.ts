import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StartProblem } from '@tertulia/environment';

const schema = z.object({
  databasePassword: z.string().min(16),
  applicationPassword: z.string().min(16),
  principalSecret: z.string().min(32),
  visitorTokenSecret: z.string().min(32),
});

export type Secrets = z.infer<typeof schema>;

/** The installation's own secrets, created at the first start and stored beside its data, readable by its owner only. */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const path = join(dataDir, 'secrets.json');
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return createSecrets(dataDir, path);
  const parsed = schema.safeParse(jsonOrNull(text));
  if (parsed.success) return parsed.data;
  throw new StartProblem(
    `El archivo ${path} está dañado. Recupéralo de una copia; sin él no se puede abrir la base de datos.`,
    `The file ${path} is damaged. Bring it back from a copy; without it the database cannot be opened.`,
  );
}

async function createSecrets(dataDir: string, path: string): Promise<Secrets> {
  const secret = (): string => randomBytes(32).toString('base64url');
  const secrets: Secrets = {
    databasePassword: secret(),
    applicationPassword: secret(),
    principalSecret: secret(),
    visitorTokenSecret: secret(),
  };
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await writeFile(`${path}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
    await chmod(`${path}.new`, 0o600);
    await rename(`${path}.new`, path);
  } catch (error) {
    throw new StartProblem(
      `No se puede escribir en la carpeta de datos ${dataDir} (${messageOf(error)}). Da permiso de escritura o elige otra con TERTULIA_DATA.`,
      `The data folder ${dataDir} cannot be written (${messageOf(error)}). Allow writing or choose another with TERTULIA_DATA.`,
    );
  }
  return secrets;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
