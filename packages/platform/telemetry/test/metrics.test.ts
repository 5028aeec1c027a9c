import { beforeEach, describe, expect, test } from '@jest/globals';
import { metricsOf, metricsRegistry, printMetrics } from '@tertulia/telemetry';
import { ownMsOf } from '@tertulia/testkit';

beforeEach(() => metricsRegistry.resetMetrics());

async function lines(name: string): Promise<string[]> {
  const { text } = await printMetrics();
  return text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
}

describe('metrics', () => {
  test('Metrics of several services of one process are distinguished', async () => {
    metricsOf('orders').countRequest({ kind: 'QUERY', code: 'OK', ms: 12 });
    metricsOf('orders').countRequest({ kind: 'MUTATION', code: 'NOT_FOUND', ms: 3 });
    metricsOf('stock').countRequest({ kind: 'QUERY', code: 'OK', ms: 700 });
    expect(await lines('tertulia_requests_total')).toEqual([
      'tertulia_requests_total{service="orders",kind="QUERY",code="OK"} 1',
      'tertulia_requests_total{service="orders",kind="MUTATION",code="NOT_FOUND"} 1',
      'tertulia_requests_total{service="stock",kind="QUERY",code="OK"} 1',
    ]);
    const { text } = await printMetrics();
    expect(text).toContain('tertulia_request_seconds_bucket{le="0.5",service="stock",kind="QUERY"} 0');
    expect(text).toContain('tertulia_request_seconds_bucket{le="1",service="stock",kind="QUERY"} 1');
  });

  test('Watched values are read at each scrape, and disappear when the watch has ended', async () => {
    let waiting = 3;
    const unwatch = metricsOf('orders').watchOutbox(async () => ({ waiting, oldestSeconds: 7.5, deadLetters: 1 }));
    expect(await lines('tertulia_outbox_waiting')).toEqual(['tertulia_outbox_waiting{service="orders"} 3']);
    waiting = 0;
    expect(await lines('tertulia_outbox_waiting')).toEqual(['tertulia_outbox_waiting{service="orders"} 0']);
    expect(await lines('tertulia_outbox_set_aside')).toEqual(['tertulia_outbox_set_aside{service="orders"} 1']);
    unwatch();
    expect(await lines('tertulia_outbox_waiting')).toEqual([]);
  });

  test('Values of several pools of one service are added', async () => {
    const ends = [1, 2].map((inUse) => metricsOf('orders').watchPool(() => ({ inUse, idle: 1, limit: 5, waiting: 0 })));
    expect(await lines('tertulia_pool_connections')).toEqual([
      'tertulia_pool_connections{service="orders",state="in_use"} 3',
      'tertulia_pool_connections{service="orders",state="idle"} 2',
      'tertulia_pool_connections{service="orders",state="limit"} 10',
    ]);
    for (const end of ends) end();
  });

  test('Values that cannot be read are omitted and delay nothing else; a store that hangs or fails counts as down', async () => {
    const orders = metricsOf('orders');
    const ends = [
      orders.watchStore('redis', async () => new Promise<never>(() => undefined)),
      orders.watchStore('mongodb', async () => Promise.reject(new Error('away'))),
      orders.watchStore('postgresql', async () => true),
      orders.watchConsumers(async () => Promise.reject(new Error('away'))),
    ];
    let stores: string[] = [];
    const tookMs = await ownMsOf(async () => (stores = await lines('tertulia_store_up')));
    expect(stores).toEqual([
      'tertulia_store_up{service="orders",store="redis"} 0',
      'tertulia_store_up{service="orders",store="mongodb"} 0',
      'tertulia_store_up{service="orders",store="postgresql"} 1',
    ]);
    expect(tookMs).toBeLessThan(4_000);
    expect(await lines('tertulia_event_lag_seconds')).toEqual([]);
    for (const end of ends) end();
  });

  test('Watched values are read no more often than maxAgeMs allows, for any number of callers', async () => {
    let reads = 0;
    const end = metricsOf('orders').watchOutbox(async () => {
      reads += 1;
      return { waiting: reads, oldestSeconds: 0, deadLetters: 0 };
    });
    await printMetrics();
    await Promise.all(Array.from({ length: 50 }, async () => printMetrics(60_000)));
    expect(reads).toBe(1);
    await Promise.all(Array.from({ length: 50 }, async () => printMetrics()));
    expect(reads).toBe(2);
    end();
  });

  test('The lag of each consumer is shown', async () => {
    const end = metricsOf('billing').watchConsumers(async () => [
      { consumer: 'billing.usage', waiting: 12, oldestSeconds: 0.5, deadLetters: 2 },
    ]);
    expect(await lines('tertulia_event_lag_seconds')).toEqual([
      'tertulia_event_lag_seconds{service="billing",consumer="billing.usage"} 0.5',
    ]);
    expect(await lines('tertulia_event_set_aside')).toEqual([
      'tertulia_event_set_aside{service="billing",consumer="billing.usage"} 2',
    ]);
    end();
  });
});
