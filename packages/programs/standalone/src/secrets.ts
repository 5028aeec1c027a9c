import { createECDH, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StartProblem } from '@tertulia/environment';

const schema = z.object({
  databasePassword: z.string().min(16),
  applicationPassword: z.string().min(16),
  principalSecret: z.string().min(32),
  visitorTokenSecret: z.string().min(32),
  /** Encrypts the organizations' secrets: without it, no connection can be used any more. */
  credentialsKey: z.string().min(32),
  /** Seals mails between subgraphs, and signs links in mails. */
  mailSealKey: z.string().min(32),
  /** By it browsers know this installation: with another one, each has to be registered again. */
  pushKey: z.string().length(43),
  /** Signs links to exported files. */
  filesLinkKey: z.string().min(32),
});

/** The file of an installation that is older than its last secrets. */
const olderSchema = schema.partial({ credentialsKey: true, mailSealKey: true, pushKey: true, filesLinkKey: true });

export type Secrets = z.infer<typeof schema>;

/** The installation's own secrets, created at the first start and stored beside its data, readable by its owner only. */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const path = join(dataDir, 'secrets.json');
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return writeSecrets(dataDir, createSecrets());
  const parsed = olderSchema.safeParse(jsonOrNull(text));
  if (parsed.success) {
    const whole = schema.safeParse(parsed.data);
    if (whole.success) return whole.data;
    const keys = { credentialsKey: newSecret(), mailSealKey: newSecret(), filesLinkKey: newSecret() };
    const added = { ...keys, pushKey: newPushKey() };
    return writeSecrets(dataDir, { ...added, ...parsed.data });
  }
  throw new StartProblem(
    `El archivo ${path} está dañado. Recupéralo de una copia; sin él no se puede abrir la base de datos.`,
    `The file ${path} is damaged. Bring it back from a copy; without it the database cannot be opened.`,
  );
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The private key of a pair on P-256. */
function newPushKey(): string {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  // The bytes may be fewer than the curve has.
  return Buffer.from(pair.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url');
}

function createSecrets(): Secrets {
  return {
    databasePassword: newSecret(),
    applicationPassword: newSecret(),
    principalSecret: newSecret(),
    visitorTokenSecret: newSecret(),
    credentialsKey: newSecret(),
    mailSealKey: newSecret(),
    pushKey: newPushKey(),
    filesLinkKey: newSecret(),
  };
}

async function writeSecrets(dataDir: string, secrets: Secrets): Promise<Secrets> {
  const path = join(dataDir, 'secrets.json');
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
