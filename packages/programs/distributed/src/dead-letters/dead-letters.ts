import { RedisEventBus } from '@tertulia/messaging';
import { openRedis } from '@tertulia/messaging/redis';
import { pino } from 'pino';
import { services } from '../services.js';
import { listOutbox, retryOutbox, type OutboxPlace, type DeadLetterLine } from './dead-letters-outbox.js';

/** Where dead letters may be. */
export interface DeadLetterPlaces {
  /** URL of the server that has the databases of the services. */
  readonly serverUrl: string;
  /** Prefix of the databases' names; default `tertulia_`. */
  readonly databasePrefix?: string;
  /** Null where everything is one process. */
  readonly redisUrl: string | null;
  /** First part of all keys; the default one when omitted. */
  readonly redisPrefix?: string;
}

/** All dead letters: of outboxes, then of consumers. */
export async function listDeadLetters(places: DeadLetterPlaces): Promise<DeadLetterLine[]> {
  const lines: DeadLetterLine[] = [];
  for (const place of outboxesOf(places)) lines.push(...(await listOutbox(place)));
  await withBus(places, async (bus) => {
    for (const { consumer, name, organizationId, error, deadLetteredAt } of await bus.deadLetters())
      lines.push({ at: consumer, event: name, organizationId, error, since: deadLetteredAt });
  });
  return lines;
}

/** Retries dead letters: all, or those of one service or consumer. Returns how many. */
export async function retryDeadLetters(places: DeadLetterPlaces, only?: string): Promise<number> {
  let count = 0;
  for (const place of outboxesOf(places)) {
    if (only === undefined || only === place.service) count += await retryOutbox(place);
  }
  await withBus(places, async (bus) => {
    const consumers = new Set((await bus.deadLetters()).map(({ consumer }) => consumer));
    for (const consumer of consumers) {
      if (only === undefined || only === consumer || consumer.startsWith(`${only}.`))
        count += await bus.retryDeadLetters(consumer);
    }
  });
  return count;
}

function outboxesOf({ serverUrl, databasePrefix = 'tertulia_' }: DeadLetterPlaces): OutboxPlace[] {
  return services
    .filter(({ kind }) => kind === 'SUBGRAPH')
    .map(({ name }) => ({ serverUrl, databasePrefix, service: name }));
}

async function withBus(places: DeadLetterPlaces, work: (bus: RedisEventBus) => Promise<void>): Promise<void> {
  const { redisUrl: url, redisPrefix: prefix } = places;
  if (url === null) return;
  const log = pino({ level: 'silent' });
  const redis = await openRedis({ url, name: 'dead-letters', log, ...(prefix === undefined ? {} : { prefix }) });
  try {
    // Never started: it only reads and puts events back.
    await work(new RedisEventBus({ redis, log, replicaId: 'dead-letters' }));
  } finally {
    await redis.close();
  }
}
