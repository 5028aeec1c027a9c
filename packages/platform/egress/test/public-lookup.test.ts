import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { publicLookup } from '../src/public-lookup.js';

describe('a name that does not exist', () => {
  // The operating system gives no list of addresses with its error, so this needs the real resolver.
  test.each([true, false])(
    'An unknown name fails the lookup instead of the process (all: %s)',
    async (all) => {
      const lookup = promisify(publicLookup());
      await expect(lookup('nothing.invalid', { all })).rejects.toMatchObject({ syscall: 'getaddrinfo' });
    },
    // Without a network, resolvers try for half a minute and longer.
    180_000,
  );
});
