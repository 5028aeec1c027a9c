export { openRedis } from './open-redis.js';
export type { Redis, RedisServer, RedisSettings } from './open-redis.js';
export { RedisUnavailableError, UnsuitableRedisError } from './redis-errors.js';
