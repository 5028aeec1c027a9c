import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DatabaseServer } from '../database-server.js';
import type { Progress } from '../progress.js';
import type { Platform } from '../platform.js';
import { makeDemo } from './make-demo.js';
import { withQuickCommits } from './quick-commits.js';
import { remainingBusinesses, removeDemo } from './remove-demo.js';
import { demoBusinesses, demoPassword, type DemoBusiness } from './organizations.js';
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
  /** Of the visitors, 1 for all. */
  share: number;
}

/** The demo's data that is shown at every start. */
export interface Demo {
  /** Of the first business; reads everything of it. */
  apiKey: string;
  /** The bot on the demo page. */
  publicId: string;
  /** Businesses that their owners have not removed; the key and the bot belong to the first one. */
  businesses: readonly DemoBusiness[];
}

/** Makes the demo data once; remains of a crash are removed first. Null when its owner has removed it. */
export async function ensureDemo(platform: Platform, settings: DemoSettings): Promise<Demo | null> {
  const path = join(settings.dataDir, 'demo.json');
  const mark = await readMark(path);
  if (mark?.state === 'MADE') return demoOf(mark, await remainingBusinesses(platform));
  if (mark?.state === 'MAKING') await removeDemo(platform);
  await writeMark(path, { state: 'MAKING' });
  const made = await settings.progress.step('demo', async (note) =>
    withQuickCommits(settings.databaseServer, async () =>
      makeDemo({ platform, clock: settings.clock, note, share: settings.share }),
    ),
  );
  const { apiKey, publicId, conversations } = made;
  await writeMark(path, { state: 'MADE', apiKey, publicId });
  settings.progress.say(`    ${conversations} conversaciones de prueba / demo conversations`);
  return { apiKey, publicId, businesses: demoBusinesses };
}

function demoOf(mark: Mark, businesses: readonly DemoBusiness[]): Demo | null {
  return businesses.length === 0 ? null : { apiKey: mark.apiKey ?? '', publicId: mark.publicId ?? '', businesses };
}

/** Prints where to sign in, and the credentials. */
export function describeDemo(publicUrl: string, demo: Demo): string {
  const people = demo.businesses.flatMap((business) =>
    business.people.map((person) => `    ${person.email.padEnd(26)} ${business.name} · ${person.role}`),
  );
  return [
    `  Demo (contraseña / password: ${demoPassword})`,
    ...people,
    ...(demo.businesses[0] === demoBusinesses[0] ? firstBusinessLines(publicUrl, demo) : []),
  ].join('\n');
}

function firstBusinessLines(publicUrl: string, demo: Demo): string[] {
  return [
    `  Clave de API / API key:`,
    `    ${demo.apiKey}`,
    `  Una página con el chat / a page with the chat:`,
    `    ${publicUrl}/demo?bot=${demo.publicId}`,
  ];
}

async function readMark(path: string): Promise<Mark | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null ? null : markSchema.parse(JSON.parse(text));
}

async function writeMark(path: string, mark: Mark): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(mark), { mode: 0o600 });
  await rename(`${path}.new`, path);
}
