import { createRequire } from 'node:module';
import { collectProcessMetrics, metricsOf, startTracing, recordBuild } from '@tertulia/telemetry';
import type { Platform } from './platform.js';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

/** Begins to tell of all services of this process: figures for `/metrics`, traces where there is an address for them. */
export async function observe(platform: Platform, tracesUrl: string | null): Promise<() => Promise<void>> {
  collectProcessMetrics();
  for (const service of [...platform.subgraphs.keys(), 'gateway']) recordBuild(service, version);
  for (const { subgraph, relay } of platform.parts) {
    if (relay !== null) metricsOf(subgraph.name).watchOutbox(async () => relay.depth());
  }
  return tracesUrl === null ? async () => undefined : startTracing({ endpoint: tracesUrl, version });
}
