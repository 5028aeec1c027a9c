import { readEnvironment } from '@tertulia/environment';
import { subgraphSettings, subgraphShape, subgraphUrl, type StoredSubgraphSettings } from '@tertulia/service';
import { z } from 'zod';

const schema = z.object({
  ...subgraphShape({ name: 'identity', port: 4101 }),
  PUBLIC_URL: z.url().describe('where the portal is reached, such as https://app.example.com'),
  SUBGRAPH_URL_BOTS: subgraphUrl('bots'),
  SUBGRAPH_URL_TEMPLATES: subgraphUrl('templates'),
  SUBGRAPH_URL_RUNTIME: subgraphUrl('runtime'),
});

/** Settings of identity as a process of its own. */
export interface IdentityEnvironment extends StoredSubgraphSettings {
  /** Without a slash at the end. */
  readonly publicUrl: string;
}

/**
 * Reads the settings.
 * @throws EnvironmentError that names everything to correct
 */
export function readIdentityEnvironment(source: NodeJS.ProcessEnv = process.env): IdentityEnvironment {
  const settings = readEnvironment(schema, source);
  return {
    ...subgraphSettings(settings, {
      bots: settings.SUBGRAPH_URL_BOTS,
      templates: settings.SUBGRAPH_URL_TEMPLATES,
      runtime: settings.SUBGRAPH_URL_RUNTIME,
    }),
    publicUrl: settings.PUBLIC_URL.replace(/\/+$/, ''),
  };
}
