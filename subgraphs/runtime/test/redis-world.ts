import { RedisPubSub } from '@tertulia/messaging';
import { openRedis, type RedisServer } from '@tertulia/messaging/redis';
import { createLog } from '@tertulia/subgraph';
import type { RedisForTests } from '@tertulia/testkit';

const log = createLog('runtime', 'silent');

/** The Redis connections of one process. */
export interface RedisSide {
  readonly redis: RedisServer;
  readonly pubSub: RedisPubSub;
  close(): Promise<void>;
}

/** How long a process waits for Redis and how often it polls. */
export interface Patience {
  readonly commandTimeoutMs?: number;
  readonly heartbeatMs?: number;
}

/** For suites whose Redis always responds, if late on a busy machine: no command is given up, so none of its fallbacks is tried. */
export const patient = { patienceMs: 20_000, commandTimeoutMs: 20_000 };

/** Connects as one process does. */
export async function redisSide(server: RedisForTests, patience: Patience = {}): Promise<RedisSide> {
  const { commandTimeoutMs = 500, heartbeatMs = 100 } = patience;
  const redis = await openRedis({ url: server.url, name: 'test', log, prefix: server.prefix, commandTimeoutMs });
  const pubSub = new RedisPubSub({ redis, log, heartbeatMs });
  return {
    ...{ redis, pubSub },
    close: async () => {
      pubSub.close();
      await redis.close();
    },
  };
}
