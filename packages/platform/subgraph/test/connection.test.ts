import { describe, expect, test } from '@jest/globals';
import { countAlone, countOf, pageRequest } from '../src/index.js';

/** A list whose whole length is 41, of which a page has so many rows. */
const listed = (rows: number) => ({ rows: Array.from({ length: rows }, () => 0), countAll: async () => 41 });
const after = Buffer.from(JSON.stringify(['a', 'b'])).toString('base64url');

describe('how long a list is', () => {
  test.each([
    ['a first page with all of it is not counted', { first: 3 }, 3, 3],
    ['a last page with all of it is not counted', { last: 3 }, 2, 2],
    ['a first page after which more follow is counted', { first: 3 }, 4, 41],
    ['a later page is counted', { first: 3, after }, 1, 41],
  ])('%s', async (_, args, rows, length) => {
    expect(await countOf(listed(rows), pageRequest(args))()).toBe(length);
  });

  test('A list of which only the length is asked is counted, whatever the page', async () => {
    const list = countAlone(listed(0).countAll);
    expect(await list.totalCount()).toBe(41);
    expect(list).toMatchObject({ edges: [], nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
  });
});
