import { readEnvironment } from '@tertulia/environment';
import { subgraphSettings, subgraphShape, type StoredSubgraphSettings } from '@tertulia/service';
import { z } from 'zod';

const schema = z.object({
  ...subgraphShape({ name: 'billing', port: 4106 }),
});

/** Settings of billing as a process of its own. */
export type BillingEnvironment = StoredSubgraphSettings;

/**
 * Reads the settings.
 * @throws EnvironmentError that names everything to correct
 */
export function readBillingEnvironment(source: NodeJS.ProcessEnv = process.env): BillingEnvironment {
  const settings = readEnvironment(schema, source);
  return subgraphSettings(settings);
}
