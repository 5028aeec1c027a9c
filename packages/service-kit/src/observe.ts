import { createRequire } from 'node:module';
import { collectProcessMetrics, metricsOf, startTracing, tellBuild } from '@tertulia/telemetry';
import type { ServiceBase } from './run-service.js';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

/** Begins to collect what every process tells of itself. Answers how to end: what is left of traces is sent. */
export async function observe({ name, settings, redis }: ServiceBase): Promise<() => Promise<void>> {
  collectProcessMetrics();
  tellBuild(name, version);
  if (redis !== null) {
    metricsOf(name).watchStore('redis', async () =>
      redis.ping().then(
        () => true,
        () => false,
      ),
    );
  }
  const { tracesUrl } = settings;
  return tracesUrl === null ? async () => undefined : startTracing({ endpoint: tracesUrl, version });
}
