import type { PubSub } from '@tertulia/messaging';
import type { RedisServer } from '@tertulia/messaging/redis';

/** Whether signs of life and changes of other processes arrive. */
export interface LiveConnection {
  isUp(): boolean;
  /** Calls back when it may have come or gone. Returns how to stop. */
  onChange(listener: () => void): () => void;
}

/** The connection over a pub/sub and, where there is one, Redis. */
export function liveConnection(pubSub: PubSub, redis: RedisServer | null): LiveConnection {
  return {
    isUp: () => pubSub.isHealthy() && (redis?.isUp() ?? true),
    onChange: (listener) => {
      const stops = [pubSub.onRecovery(listener), redis?.onChange(listener)];
      return () => stops.forEach((stop) => stop?.());
    },
  };
}
