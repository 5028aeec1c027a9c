import { readEnvironment } from '@tertulia/environment';
import { subgraphSettings, subgraphShape, subgraphUrl, type StoredSubgraphSettings } from '@tertulia/service';
import { z } from 'zod';

const schema = z.object({
  ...subgraphShape({ name: 'bots', port: 4102 }),
  SUBGRAPH_URL_TEMPLATES: subgraphUrl('templates'),
  PUBLIC_URL: z.url().describe('where visitors reach the platform, such as https://app.example.com'),
});

/** Settings of bots as a process of its own. */
export interface BotsEnvironment extends StoredSubgraphSettings {
  /** Without a slash at the end. */
  readonly publicUrl: string;
}

/**
 * Reads the settings.
 * @throws EnvironmentError that names everything to correct
 */
export function readBotsEnvironment(source: NodeJS.ProcessEnv = process.env): BotsEnvironment {
  const settings = readEnvironment(schema, source);
  return {
    ...subgraphSettings(settings, { templates: settings.SUBGRAPH_URL_TEMPLATES }),
    publicUrl: settings.PUBLIC_URL.replace(/\/+$/, ''),
  };
}
