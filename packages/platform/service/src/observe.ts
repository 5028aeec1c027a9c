import { createRequire } from 'node:module';
import type { OutboxRelay, RedisEventBus } from '@tertulia/messaging';
import { collectProcessMetrics, metricsOf, startTracing, recordBuild } from '@tertulia/telemetry';
import type { ServiceBase } from './service-base.js';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

/** Starts the metrics and traces of a process. Returns a function that sends the remaining traces and ends. */
export async function observe({ name, settings, redis }: ServiceBase): Promise<() => Promise<void>> {
  collectProcessMetrics();
  recordBuild(name, version);
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

/** Measures the lag of a service's consumers and the size of its outbox. */
export function watchEvents(name: string, bus: RedisEventBus, relay: OutboxRelay | null): void {
  const metrics = metricsOf(name);
  if (relay !== null) metrics.watchOutbox(async () => relay.depth());
  metrics.watchConsumers(async () => {
    const [lags, deadLetters] = await Promise.all([bus.lag(), bus.deadLetters()]);
    // The groups of all services are in one Redis; each service reports its own.
    return lags
      .filter(({ consumer }) => consumer.startsWith(`${name}.`))
      .map((lag) => ({ ...lag, deadLetters: deadLetters.filter((event) => event.consumer === lag.consumer).length }));
  });
}
