import { withDeadline } from '@tertulia/deadline';
import type { Gauge } from 'prom-client';
import type { LagReading, OutboxReading, OutsideReading, PoolReading, Unwatch } from './readings.js';

/** The gauges that show readings. */
export interface WatchGauges {
  readonly outboxWaiting: Gauge<'service'>;
  readonly outboxOldest: Gauge<'service'>;
  readonly outboxDeadLetters: Gauge<'service'>;
  readonly lagWaiting: Gauge<'service' | 'consumer'>;
  readonly lagSeconds: Gauge<'service' | 'consumer'>;
  readonly lagDeadLetters: Gauge<'service' | 'consumer'>;
  readonly pool: Gauge<'service' | 'state'>;
  readonly poolWaiting: Gauge<'service'>;
  readonly storeUp: Gauge<'service' | 'store'>;
  readonly outsideWaiting: Gauge<'service' | 'kind'>;
  readonly outsideOldest: Gauge<'service' | 'kind'>;
  readonly connections: Gauge<'service' | 'state'>;
}

interface StoreWatch {
  readonly store: string;
  readonly isUp: () => Promise<boolean>;
}

const patienceMs = 2_000;

/** Metrics that are read at each scrape. What cannot be read is omitted, so that an old value is never shown. */
export class Watches {
  readonly #gauges: WatchGauges;
  readonly #reads = new Set<() => Promise<() => void>>();
  #reading: Promise<void> | null = null;
  #readAtMs = Number.NEGATIVE_INFINITY;

  constructor(gauges: WatchGauges) {
    this.#gauges = gauges;
  }

  addPool(service: string, read: () => PoolReading): Unwatch {
    const { pool, poolWaiting } = this.#gauges;
    return this.#add(async () => {
      const { inUse, idle, limit, waiting } = read();
      return () => {
        pool.inc({ service, state: 'in_use' }, inUse);
        pool.inc({ service, state: 'idle' }, idle);
        pool.inc({ service, state: 'limit' }, limit);
        poolWaiting.inc({ service }, waiting);
      };
    });
  }

  addOutbox(service: string, read: () => Promise<OutboxReading>): Unwatch {
    const { outboxWaiting, outboxOldest, outboxDeadLetters } = this.#gauges;
    return this.#add(async () => {
      const { waiting, oldestSeconds, deadLetters } = await read();
      return () => {
        outboxWaiting.set({ service }, waiting);
        outboxOldest.set({ service }, oldestSeconds);
        outboxDeadLetters.set({ service }, deadLetters);
      };
    });
  }

  addConsumers(service: string, read: () => Promise<readonly LagReading[]>): Unwatch {
    const { lagWaiting, lagSeconds, lagDeadLetters } = this.#gauges;
    return this.#add(async () => {
      const readings = await read();
      return () => {
        for (const { consumer, waiting, oldestSeconds, deadLetters } of readings) {
          lagWaiting.set({ service, consumer }, waiting);
          lagSeconds.set({ service, consumer }, oldestSeconds);
          if (deadLetters !== undefined) lagDeadLetters.set({ service, consumer }, deadLetters);
        }
      };
    });
  }

  addStore(service: string, { store, isUp }: StoreWatch): Unwatch {
    const { storeUp } = this.#gauges;
    return this.#add(async () => {
      const up = await withDeadline(isUp(), patienceMs, () => false).catch(() => false);
      return () => storeUp.set({ service, store }, up ? 1 : 0);
    });
  }

  addOutside(service: string, read: () => Promise<OutsideReading>): Unwatch {
    const { outsideWaiting, outsideOldest, connections } = this.#gauges;
    return this.#add(async () => {
      const reading = await read();
      return () => {
        for (const { kind, waiting, oldestSeconds } of reading.work) {
          outsideWaiting.set({ service, kind }, waiting);
          outsideOldest.set({ service, kind }, oldestSeconds);
        }
        for (const { state, count } of reading.connections) connections.set({ service, state }, count);
      };
    });
  }

  /** Reads everything, unless that was done less than `maxAgeMs` ago. Concurrent callers share one reading. */
  async read(maxAgeMs: number): Promise<void> {
    if (performance.now() - this.#readAtMs < maxAgeMs) return;
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = null;
    });
    await this.#reading;
  }

  /** Reads everything first and then updates the gauges, so that a concurrent scrape sees complete values. */
  async #readAll(): Promise<void> {
    const shows = await Promise.all(
      [...this.#reads].map(async (read) => withDeadline(read(), patienceMs, () => null).catch(() => null)),
    );
    for (const gauge of Object.values(this.#gauges)) (gauge as Gauge).reset();
    for (const show of shows) show?.();
    this.#readAtMs = performance.now();
  }

  #add(read: () => Promise<() => void>): Unwatch {
    this.#reads.add(read);
    return () => this.#reads.delete(read);
  }
}
