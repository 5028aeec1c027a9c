import { describe } from '@jest/globals';
import { InMemoryLocks } from '@tertulia/locks';
import { locksContract } from './locks.contract.js';

describe('locks of one process', () => {
  locksContract(() => {
    const locks = new InMemoryLocks();
    return { one: locks, other: locks };
  });
});
