export { InMemoryLocks } from './in-memory-locks.js';
export type { HeldLock, LockOptions, Locks } from './locks.js';
