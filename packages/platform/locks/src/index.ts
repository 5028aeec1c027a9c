export { InMemoryLocks } from './in-memory-locks.js';
export type { HeldLock, LockOptions, Locks } from './locks.js';
export { RedisLocks } from './redis-locks.js';
export type { RedisLocksSettings } from './redis-locks.js';
