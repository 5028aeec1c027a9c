import { readEnvironment } from '@tertulia/environment';
import { subgraphSettings, subgraphShape, subgraphUrl, type StoredSubgraphSettings } from '@tertulia/service';
import { z } from 'zod';

const schema = z.object({
  ...subgraphShape({ name: 'templates', port: 4103 }),
  SUBGRAPH_URL_BOTS: subgraphUrl('bots'),
});

/** Settings of templates as a process of its own. */
export type TemplatesEnvironment = StoredSubgraphSettings;

/**
 * Reads the settings.
 * @throws EnvironmentError that names everything to correct
 */
export function readTemplatesEnvironment(source: NodeJS.ProcessEnv = process.env): TemplatesEnvironment {
  const settings = readEnvironment(schema, source);
  return subgraphSettings(settings, { bots: settings.SUBGRAPH_URL_BOTS });
}
