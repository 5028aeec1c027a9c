import { describe, expect, test } from '@jest/globals';
import { retryingFetch } from '../../src/delivery/retrying-fetch.js';

const page = { headers: { rsc: '1' } };

/** A network that returns the given results in order: a status, or `down`. */
function network(...answers: (number | 'down')[]) {
  const waits: number[] = [];
  const changes: number[] = [];
  let calls = 0;
  const ask = retryingFetch({
    fetch: async () => {
      const answer = answers[calls] ?? 'down';
      calls += 1;
      if (answer === 'down') throw new TypeError('Failed to fetch');
      return new Response('', { status: answer });
    },
    wait: async (ms) => void waits.push(ms),
    onWaiting: (change) => void changes.push(change),
  });
  return { ask, waits, changes, calls: () => calls };
}

describe('a request for a page', () => {
  test('A page is requested until the server responds, with increasing delays', async () => {
    const { ask, waits, changes } = network('down', 503, 'down', 200);
    expect((await ask('/settings?_rsc=x', page)).status).toBe(200);
    expect(waits).toEqual([500, 1000, 2000]);
    expect(changes).toEqual([1, -1]);
  });

  test('No waiting is reported when the server responds at once, with any status', async () => {
    for (const status of [200, 404, 500]) {
      const { ask, changes } = network(status);
      expect((await ask('/x?_rsc=x', page)).status).toBe(status);
      expect(changes).toEqual([]);
    }
  });

  test('A page is given up when the router aborts it', async () => {
    const { ask, changes } = network('down', 'down');
    const signal = AbortSignal.abort();
    await expect(ask('/x?_rsc=x', { ...page, signal })).rejects.toThrow('aborted');
    expect(changes.reduce((sum, change) => sum + change, 0)).toBe(0);
  });
});

test('Requests other than pages, and prefetches, fail as without the wrapper', async () => {
  for (const init of [undefined, { headers: { rsc: '1', 'next-router-prefetch': '1' } }]) {
    const { ask, calls } = network('down', 200);
    await expect(ask('/graphql', init)).rejects.toThrow('Failed to fetch');
    expect(calls()).toBe(1);
  }
});
