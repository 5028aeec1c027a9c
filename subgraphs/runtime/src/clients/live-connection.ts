import type { PubSub } from '@tertulia/messaging';
import type { RedisServer } from '@tertulia/messaging/redis';

/** Whether heartbeats and changes of other processes arrive. */
export interface LiveConnection {
  isUp(): boolean;
  /** Calls `listener` when the state may have changed. Returns a function that unsubscribes. */
  onChange(listener: () => void): () => void;
}

/** The connection over pub/sub and, if configured, Redis. */
export function liveConnection(pubSub: PubSub, redis: RedisServer | null): LiveConnection {
  return {
    isUp: () => pubSub.isHealthy() && (redis?.isUp() ?? true),
    onChange: (listener) => {
      const stops = [pubSub.onRecovery(listener), redis?.onChange(listener)];
      return () => stops.forEach((stop) => stop?.());
    },
  };
}
