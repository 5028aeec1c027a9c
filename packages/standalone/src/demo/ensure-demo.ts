import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DatabaseServer } from '../database-server.js';
import type { Progress } from '../progress.js';
import type { Platform } from '../platform.js';
import { makeDemo } from './make-demo.js';
import { withQuickCommits } from './quick-commits.js';
import { removeDemo } from './remove-demo.js';
import { demoBusinesses, demoPassword } from './organizations.js';
import type { TravellingClock } from './travelling-clock.js';

const markSchema = z.object({ state: z.enum(['MAKING', 'MADE']), apiKey: z.string().optional() });
type Mark = z.infer<typeof markSchema>;

export interface DemoSettings {
  dataDir: string;
  clock: TravellingClock;
  databaseServer: DatabaseServer;
  progress: Progress;
}

/** Makes the demo data once. What a crash left half-made is removed first. Answers the demo's API key, or null when it was removed. */
export async function ensureDemo(platform: Platform, settings: DemoSettings): Promise<string | null> {
  const path = join(settings.dataDir, 'demo.json');
  const mark = await readMark(path);
  if (mark?.state === 'MADE') return mark.apiKey ?? null;
  if (mark?.state === 'MAKING') await removeDemo(platform);
  await writeMark(path, { state: 'MAKING' });
  const made = await settings.progress.step('demo', async (note) =>
    withQuickCommits(settings.databaseServer, async () => makeDemo({ platform, clock: settings.clock, note })),
  );
  await writeMark(path, { state: 'MADE', apiKey: made.apiKey });
  settings.progress.say(`    ${made.conversations} conversaciones de prueba / demo conversations`);
  return made.apiKey;
}

/** Where to sign in and with what. */
export function describeDemo(publicUrl: string, apiKey: string | null): string {
  const people = demoBusinesses.flatMap((business) =>
    business.people.map((person) => `    ${person.email.padEnd(26)} ${business.name} · ${person.role}`),
  );
  const key = apiKey === null ? '' : `\n  API key / clave de API:\n    ${apiKey}\n`;
  return `  Demo (contraseña / password: ${demoPassword})\n${people.join('\n')}\n${key}  Página con el chat / page with the chat: ${publicUrl}/demo\n`;
}

async function readMark(path: string): Promise<Mark | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null ? null : markSchema.parse(JSON.parse(text));
}

async function writeMark(path: string, mark: Mark): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(mark), { mode: 0o600 });
  await rename(`${path}.new`, path);
}
