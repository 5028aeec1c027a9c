import { readSettings, secret, setting, type ValuesOf } from '@tertulia/environment';
import { z } from 'zod';
import { logLevel } from '../program-settings.js';

const demoSettings = {
  databaseUrl: secret(
    'DATABASE_URL',
    'postgres://… of a server, for a role that may create databases and roles',
    z.url(),
  ),
  mongoUrl: secret(
    'MONGODB_URL',
    'mongodb://… with the name of a database; without it PostgreSQL',
    z.string().nullable().default(null),
  ),
  publicUrl: setting('PUBLIC_URL', 'where browsers reach the platform', z.url()),
  dataDir: setting('TERTULIA_DATA', 'the folder of the secrets', z.string()),
  /** Of the visitors, 1 for all. */
  share: setting(
    'DEMO_SHARE',
    'how many of the visitors come, 1 for all',
    z.coerce.number().min(0.01).max(1).default(1),
  ),
  logLevel,
};

/** @throws EnvironmentError that names everything to correct */
export function readDemoEnvironment(source: NodeJS.ProcessEnv = process.env): ValuesOf<typeof demoSettings> {
  return readSettings(demoSettings, source);
}
