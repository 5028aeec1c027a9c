import { ImpatientRedis, type RedisServer } from '@tertulia/messaging/redis';
import type { Clock } from '@tertulia/use-case';
import type { Logger } from '@tertulia/subgraph';
import type { PresenceStore } from './application/ports.js';
import { LocalSequences, type LiveSequences } from './clients/live-sequences.js';
import { RedisLiveSequences } from './clients/redis-live-sequences.js';
import { InMemoryPresenceStore } from './persistence/in-memory-presence-store.js';
import { RedisPresenceStore } from './persistence/redis-presence-store.js';

/** The parts of live counts outside the database: shared by all processes if there is a Redis. */
export interface LiveParts {
  readonly presence: PresenceStore;
  readonly sequences: LiveSequences;
  /** Deletes expired data. */
  sweep(now: Date): void;
}

interface LivePartsInput {
  readonly redis: RedisServer | null;
  readonly clock: Clock;
  readonly log: Logger;
}

/** With Redis null, used by this process alone. */
export function liveParts({ redis, clock, log }: LivePartsInput): LiveParts {
  const local = new LocalSequences(() => clock.now().getTime());
  if (redis === null) {
    const presence = new InMemoryPresenceStore();
    return { presence, sequences: local, sweep: (now) => presence.sweep(now) };
  }
  const impatient = new ImpatientRedis(redis);
  const onError = (error: unknown): void => log.warn({ err: error }, 'presence');
  return {
    presence: new RedisPresenceStore({ redis, impatient, onError }),
    sequences: new RedisLiveSequences({ redis, impatient, local }),
    sweep: () => undefined,
  };
}
