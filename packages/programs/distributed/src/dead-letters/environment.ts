import { readSettings, secret } from '@tertulia/environment';
import { z } from 'zod';
import { operatorServerUrl, operatorSettings } from '../operator-environment.js';
import type { DeadLetterPlaces } from './dead-letters.js';

const deadLetterSettings = {
  ...operatorSettings,
  redisUrl: secret(
    'REDIS_URL',
    'redis://… where services are processes of their own',
    z
      .url({ protocol: /^rediss?$/ })
      .nullable()
      .default(null),
  ),
};

/** Where dead letters may be. @throws EnvironmentError that lists everything to correct; StartProblem */
export async function readDeadLetterPlaces(
  root: string,
  source: NodeJS.ProcessEnv = process.env,
): Promise<DeadLetterPlaces> {
  const settings = readSettings(deadLetterSettings, source);
  return { serverUrl: await operatorServerUrl(settings, root), redisUrl: settings.redisUrl };
}
