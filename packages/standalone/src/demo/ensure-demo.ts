import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DatabaseServer } from '../database-server.js';
import type { Progress } from '../progress.js';
import type { Platform } from '../platform.js';
import { makeDemo } from './make-demo.js';
import { withQuickCommits } from './quick-commits.js';
import { isDemoThere, removeDemo } from './remove-demo.js';
import { demoBusinesses, demoPassword } from './organizations.js';
import type { TravellingClock } from './travelling-clock.js';

const markSchema = z.object({
  state: z.enum(['MAKING', 'MADE']),
  apiKey: z.string().optional(),
  publicId: z.string().optional(),
});
type Mark = z.infer<typeof markSchema>;

export interface DemoSettings {
  dataDir: string;
  clock: TravellingClock;
  databaseServer: DatabaseServer;
  progress: Progress;
}

/** What is worth knowing of the demo at every start. */
export interface Demo {
  /** Of the first business; reads everything of it. */
  apiKey: string;
  /** The bot that the demo page shows. */
  publicId: string;
}

/** Makes the demo data once; what a crash left half-made is removed first. Null when its owner has removed it. */
export async function ensureDemo(platform: Platform, settings: DemoSettings): Promise<Demo | null> {
  const path = join(settings.dataDir, 'demo.json');
  const mark = await readMark(path);
  if (mark?.state === 'MADE') return (await isDemoThere(platform)) ? demoOf(mark) : null;
  if (mark?.state === 'MAKING') await removeDemo(platform);
  await writeMark(path, { state: 'MAKING' });
  const made = await settings.progress.step('demo', async (note) =>
    withQuickCommits(settings.databaseServer, async () => makeDemo({ platform, clock: settings.clock, note })),
  );
  const { apiKey, publicId, conversations } = made;
  await writeMark(path, { state: 'MADE', apiKey, publicId });
  settings.progress.say(`    ${conversations} conversaciones de prueba / demo conversations`);
  return { apiKey, publicId };
}

function demoOf(mark: Mark): Demo {
  return { apiKey: mark.apiKey ?? '', publicId: mark.publicId ?? '' };
}

/** Where to sign in and with what. */
export function describeDemo(publicUrl: string, demo: Demo): string {
  const people = demoBusinesses.flatMap((business) =>
    business.people.map((person) => `    ${person.email.padEnd(26)} ${business.name} · ${person.role}`),
  );
  return [
    `  Demo (contraseña / password: ${demoPassword})`,
    ...people,
    `  Clave de API / API key:`,
    `    ${demo.apiKey}`,
    `  Una página con el chat / a page with the chat:`,
    `    ${publicUrl}/demo?bot=${demo.publicId}`,
  ].join('\n');
}

async function readMark(path: string): Promise<Mark | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null ? null : markSchema.parse(JSON.parse(text));
}

async function writeMark(path: string, mark: Mark): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(mark), { mode: 0o600 });
  await rename(`${path}.new`, path);
}
