import { createRequire } from 'node:module';
import { collectProcessMetrics, metricsOf, startTracing, recordBuild } from '@tertulia/telemetry';
import type { Platform } from './platform.js';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

/** Starts metrics for `/metrics`, and traces if they are configured, for all services of this process. */
export async function observe(platform: Platform, tracesUrl: string | null): Promise<() => Promise<void>> {
  collectProcessMetrics();
  for (const service of [...platform.subgraphs.keys(), 'gateway']) recordBuild(service, version);
  for (const { subgraph, relay } of platform.parts) {
    if (relay !== null) metricsOf(subgraph.name).watchOutbox(async () => relay.depth());
  }
  return tracesUrl === null ? async () => undefined : startTracing({ endpoint: tracesUrl, version });
}
