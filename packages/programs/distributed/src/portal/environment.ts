import { join } from 'node:path';
import { readEnvironment } from '@tertulia/environment';
import { serviceSettings, serviceShape, type ServiceSettings } from '@tertulia/service/process';
import { z } from 'zod';

const { REDIS_URL: _, ...shape } = serviceShape({ port: 4110 });

const schema = z.object({
  ...shape,
  PORTAL_FOLDER: z.string().optional().describe('folder of the built portal'),
});

/** Settings of the portal as a process of its own. */
export interface PortalEnvironment extends ServiceSettings {
  readonly folder: string;
}

/** @throws EnvironmentError that names everything to correct */
export function readPortalEnvironment(source: NodeJS.ProcessEnv = process.env): PortalEnvironment {
  const settings = readEnvironment(schema, source);
  return {
    ...serviceSettings(settings),
    redisUrl: null,
    folder: settings.PORTAL_FOLDER ?? join(import.meta.dirname, '..', '..', '..', '..', '..', 'portal'),
  };
}
