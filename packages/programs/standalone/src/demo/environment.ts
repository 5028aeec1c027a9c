import { readEnvironment } from '@tertulia/environment';
import { z } from 'zod';

const schema = z.object({
  DATABASE_URL: z.url().describe('postgres://… of a server, for a role that may create databases and roles'),
  MONGODB_URL: z.string().optional().describe('mongodb://… with the name of a database; without it PostgreSQL'),
  PUBLIC_URL: z.url().describe('where browsers reach the platform'),
  TERTULIA_DATA: z.string().describe('the folder of the secrets'),
  DEMO_SHARE: z.coerce.number().min(0.01).max(1).default(1).describe('how many of the visitors come, 1 for all'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn').describe('debug, info, warn, error'),
});

/** What the maker of demo data is told. */
export interface DemoEnvironment {
  readonly databaseUrl: string;
  readonly mongo: { readonly url: string } | null;
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly share: number;
  readonly logLevel: string;
}

/** @throws EnvironmentError that names everything to correct */
export function readDemoEnvironment(source: NodeJS.ProcessEnv = process.env): DemoEnvironment {
  const settings = readEnvironment(schema, source);
  const url = settings.MONGODB_URL;
  return {
    databaseUrl: settings.DATABASE_URL,
    mongo: url === undefined ? null : { url },
    publicUrl: settings.PUBLIC_URL,
    dataDir: settings.TERTULIA_DATA,
    share: settings.DEMO_SHARE,
    logLevel: settings.LOG_LEVEL,
  };
}
