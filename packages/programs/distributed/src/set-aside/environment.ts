import { join } from 'node:path';
import { readEnvironment } from '@tertulia/environment';
import { z } from 'zod';

const schema = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('postgres://… of the server with the databases tertulia_*'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe('redis://… where services are processes of their own'),
  TERTULIA_DATA: z.string().optional().describe('the data folder of one process with its own PostgreSQL'),
});

/** Where events may have been set aside. */
export interface SetAsideEnvironment {
  /** Null: the server that one process runs on its data folder. */
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly dataDir: string;
}

/** @throws EnvironmentError that names everything to correct. */
export function readSetAsideEnvironment(root: string, source: NodeJS.ProcessEnv = process.env): SetAsideEnvironment {
  const settings = readEnvironment(schema, source);
  return {
    databaseUrl: settings.DATABASE_URL ?? null,
    redisUrl: settings.REDIS_URL ?? null,
    dataDir: settings.TERTULIA_DATA ?? join(root, '.tertulia'),
  };
}
