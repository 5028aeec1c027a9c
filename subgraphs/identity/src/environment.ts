import { readEnvironment } from '@tertulia/environment';
import { subgraphSettings, subgraphShape, type StoredSubgraphSettings } from '@tertulia/service-kit';
import { z } from 'zod';

const schema = z.object({
  ...subgraphShape({ name: 'identity', port: 4101 }),
  PUBLIC_URL: z.url().describe('where the portal is reached, such as https://app.example.com'),
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
    ...subgraphSettings(settings),
    publicUrl: settings.PUBLIC_URL.replace(/\/+$/, ''),
  };
}
