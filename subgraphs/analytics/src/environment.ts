import { readEnvironment } from '@tertulia/environment';
import { subgraphSettings, subgraphShape, subgraphUrl, type SubgraphSettings } from '@tertulia/service-kit';
import { z } from 'zod';

const schema = z.object({
  ...subgraphShape({ name: 'analytics', port: 4105 }),
  MONGODB_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//)
    .optional()
    .describe('mongodb://… with the name of a database; without it numbers are kept in PostgreSQL'),
  SUBGRAPH_URL_BOTS: subgraphUrl('bots'),
});

/** Settings of analytics as a process of its own. */
export interface AnalyticsEnvironment extends SubgraphSettings {
  /** Null keeps numbers in PostgreSQL. */
  readonly mongoUrl: string | null;
}

/**
 * Reads the settings.
 * @throws EnvironmentError that names everything to correct
 */
export function readAnalyticsEnvironment(source: NodeJS.ProcessEnv = process.env): AnalyticsEnvironment {
  const settings = readEnvironment(schema, source);
  return {
    ...subgraphSettings(settings, { bots: settings.SUBGRAPH_URL_BOTS }),
    mongoUrl: settings.MONGODB_URL ?? null,
  };
}
