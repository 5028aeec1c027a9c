import { join } from 'node:path';
import { readSettings, setting } from '@tertulia/environment';
import { serviceSettings, type ServiceSettings } from '@tertulia/service/declaration';
import { z } from 'zod';

/** Settings of the portal as a separate process. */
export const portalSettings = {
  ...serviceSettings({ port: 4110 }),
  folder: setting(
    'PORTAL_FOLDER',
    'the folder of the built portal, by default that of the repository',
    z.string().default(join(import.meta.dirname, '..', '..', '..', '..', '..', 'portal')),
  ),
};

export interface PortalEnvironment extends ServiceSettings {
  readonly folder: string;
}

/** @throws EnvironmentError that lists everything to correct */
export function readPortalEnvironment(source: NodeJS.ProcessEnv = process.env): PortalEnvironment {
  return { ...readSettings(portalSettings, source), redisUrl: null };
}
