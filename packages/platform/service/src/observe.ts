import { createRequire } from 'node:module';
import type { OutboxRelay, RedisEventBus } from '@tertulia/messaging';
import { collectProcessMetrics, metricsOf, startTracing, tellBuild } from '@tertulia/telemetry';
import type { ServiceBase } from './service-base.js';

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

/** Shows how far the consumers of a service are behind, and what waits in its outbox. */
export function watchEvents(name: string, bus: RedisEventBus, relay: OutboxRelay | null): void {
  const metrics = metricsOf(name);
  if (relay !== null) metrics.watchOutbox(async () => relay.depth());
  metrics.watchConsumers(async () => {
    const [lags, deadLetters] = await Promise.all([bus.lag(), bus.deadLetters()]);
    // Groups of all services are in one Redis; each service shows its own.
    return lags
      .filter(({ consumer }) => consumer.startsWith(`${name}.`))
      .map((lag) => ({ ...lag, deadLetters: deadLetters.filter((event) => event.consumer === lag.consumer).length }));
  });
}
