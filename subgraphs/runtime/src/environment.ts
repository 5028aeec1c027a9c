import { readEnvironment } from '@tertulia/environment';
import { subgraphSettings, subgraphShape, subgraphUrl, type StoredSubgraphSettings } from '@tertulia/service';
import { z } from 'zod';

const schema = z.object({
  ...subgraphShape({ name: 'runtime', port: 4104 }),
  VISITOR_TOKEN_SECRET: z.string().min(32).describe('at least 32 characters, the same as at the gateway'),
  SUBGRAPH_URL_BOTS: subgraphUrl('bots'),
  SUBGRAPH_URL_IDENTITY: subgraphUrl('identity'),
});

/** Settings of runtime as a process of its own. */
export interface RuntimeEnvironment extends StoredSubgraphSettings {
  readonly visitorTokenSecret: string;
}

/**
 * Reads the settings.
 * @throws EnvironmentError that names everything to correct
 */
export function readRuntimeEnvironment(source: NodeJS.ProcessEnv = process.env): RuntimeEnvironment {
  const settings = readEnvironment(schema, source);
  return {
    ...subgraphSettings(settings, { bots: settings.SUBGRAPH_URL_BOTS, identity: settings.SUBGRAPH_URL_IDENTITY }),
    visitorTokenSecret: settings.VISITOR_TOKEN_SECRET,
  };
}
