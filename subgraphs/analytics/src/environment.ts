import { readEnvironment } from '@tertulia/environment';
import { subgraphSettings, subgraphShape, subgraphUrl, type SubgraphSettings } from '@tertulia/service';
import { z } from 'zod';

const { DATABASE_OWNER_URL, DATABASE_URL, ...shape } = subgraphShape({ name: 'analytics', port: 4105 });

const placeSchema = z.object({
  MONGODB_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//)
    .optional()
    .describe('mongodb://… with the name of a database; without it numbers are kept in PostgreSQL'),
});
const schema = z.object({ ...shape, ...placeSchema.shape, SUBGRAPH_URL_BOTS: subgraphUrl('bots') });
const schemaOnPostgres = z.object({ ...schema.shape, DATABASE_OWNER_URL, DATABASE_URL });

/** Settings of analytics as a process of its own. */
export interface AnalyticsEnvironment extends SubgraphSettings {
  /** Null keeps numbers in PostgreSQL: then `databases` is there. With MongoDB it is null, and nothing is in PostgreSQL. */
  readonly mongo: { readonly url: string } | null;
}

/**
 * Reads the settings.
 * @throws EnvironmentError that names everything to correct
 */
export function readAnalyticsEnvironment(source: NodeJS.ProcessEnv = process.env): AnalyticsEnvironment {
  const url = readEnvironment(placeSchema, source).MONGODB_URL;
  if (url === undefined) {
    const settings = readEnvironment(schemaOnPostgres, source);
    return { ...subgraphSettings(settings, { bots: settings.SUBGRAPH_URL_BOTS }), mongo: null };
  }
  const settings = readEnvironment(schema, source);
  const unused = { DATABASE_OWNER_URL: '', DATABASE_URL: '' };
  const read = subgraphSettings({ ...settings, ...unused }, { bots: settings.SUBGRAPH_URL_BOTS });
  return { ...read, databases: null, mongo: { url } };
}
