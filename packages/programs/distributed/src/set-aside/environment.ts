import { readEnvironment } from '@tertulia/environment';
import { z } from 'zod';
import { operatorServerUrl, operatorShape } from '../operator-environment.js';
import type { SetAsidePlaces } from './set-aside.js';

const schema = z.object({
  ...operatorShape,
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe('redis://… where services are processes of their own'),
});

/** Where events may have been set aside. @throws EnvironmentError that names everything to correct; StartProblem */
export async function readSetAsidePlaces(
  root: string,
  source: NodeJS.ProcessEnv = process.env,
): Promise<SetAsidePlaces> {
  const settings = readEnvironment(schema, source);
  return { serverUrl: await operatorServerUrl(settings, root), redisUrl: settings.REDIS_URL ?? null };
}
