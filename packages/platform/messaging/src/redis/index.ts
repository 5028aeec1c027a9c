export { ImpatientRedis } from './impatient-redis.js';
export { openRedis } from './open-redis.js';
export type { Impatience, Redis, RedisServer, RedisSettings } from './open-redis.js';
export { RedisUnavailableError, UnsuitableRedisError } from './redis-errors.js';
