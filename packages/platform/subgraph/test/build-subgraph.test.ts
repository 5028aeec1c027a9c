import { describe, expect, test } from '@jest/globals';
import type { Principal } from '@tertulia/principal';
import { assertDescribed, undescribed } from '../src/index.js';
import { assertComposes } from '@tertulia/testkit/composition';
import { reviewSubgraph, shopSubgraph } from './toy-subgraphs.js';

const organizationId = '01980000-0000-7000-8000-000000000001';
const member: Principal = {
  kind: 'USER',
  userId: '01980000-0000-7000-8000-000000000002',
  sessionId: '01980000-0000-7000-8000-000000000003',
  organizationId,
  role: 'VIEWER',
  botIds: null,
  isSuperAdmin: false,
  locale: 'es',
};
const ask = (query: string, principal: Principal = member, variables: Record<string, unknown> = {}) =>
  shopSubgraph().subgraph.execute({ query, principal, variables, requestId: 'r' });

describe('a subgraph built from classes', () => {
  test('A subgraph is fully described and coexists with another that has a class of the same name', () => {
    assertDescribed(shopSubgraph().subgraph.sdl);
    const reviews = reviewSubgraph();
    assertDescribed(reviews.sdl);
    expect(reviews.sdl).not.toContain('shopChanged');
    expect(reviews.sdl).toContain('@key(fields: "id", resolvable: false)');
  });

  test('An undescribed field is reported by its coordinate', () => {
    expect(undescribed('"x" type A { b(c: Int): Int }')).toEqual(['A.b', 'A.b.c']);
  });

  test('Equal references are loaded once', async () => {
    const { subgraph, batches } = shopSubgraph();
    const result = await subgraph.execute({
      query: 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Shop { name openedAt } } }',
      variables: {
        r: [
          { __typename: 'Shop', id: 'a' },
          { __typename: 'Shop', id: 'a' },
        ],
      },
      principal: member,
      requestId: 'r',
    });
    const shop = { name: 'Shop a', openedAt: '2026-01-01T00:00:00.000Z' };
    expect(result).toEqual({ data: { _entities: [shop, shop] } });
    expect(batches).toEqual([1]);
  });

  test('An operation runs in the caller’s tenancy, and with no rows for anonymous callers', async () => {
    expect((await ask('{ tenancy }')).data).toEqual({ tenancy: organizationId });
    expect((await ask('{ tenancy }', { kind: 'ANONYMOUS', locale: 'es' })).data).toEqual({ tenancy: 'NONE' });
  });

  test('A refusal has its code and a message in the caller’s language', async () => {
    const { errors } = await ask('{ refuse }');
    expect(errors?.[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
    const english = await ask('{ refuse }', { ...member, locale: 'en' });
    expect(english.errors?.[0]?.message).not.toBe(errors?.[0]?.message);
  });

  test('A defect is masked and has a reference', async () => {
    const { errors } = await ask('{ broken }');
    expect(JSON.stringify(errors)).not.toContain('secret detail');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', reference: expect.any(String) });
  });

  test('Errors that the caller can correct are in the payload', async () => {
    const refused = await ask('mutation { save(name: "") { shop { id } userErrors { field code message } } }');
    expect(refused.data).toMatchObject({ save: { shop: null, userErrors: [{ field: ['name'], code: 'REQUIRED' }] } });
    const missing = await ask('mutation { save(name: "elsewhere") { shop { id } userErrors { field code } } }');
    expect(missing).toEqual({ data: { save: { shop: null, userErrors: [{ field: null, code: 'NOT_FOUND' }] } } });
    const saved = await ask('mutation { save(name: "x") { shop { name } userErrors { code } } }');
    expect(saved).toEqual({
      data: { save: { shop: { name: 'x' }, userErrors: [] } },
      extensions: { session: { token: 't' } },
    });
  });

  test.each([
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{', 'GRAPHQL_PARSE_FAILED'],
    ['query ($id: ID!) { shop(id: $id) { id } }', 'BAD_USER_INPUT'],
    ['{ shops(first: 101) { totalCount } }', 'BAD_USER_INPUT'],
    ['{ shops(first: 2, last: 2) { totalCount } }', 'BAD_USER_INPUT'],
    ['{ shops(after: "nonsense") { totalCount } }', 'BAD_USER_INPUT'],
  ])('%s is refused with %s', async (query, code) => {
    expect((await ask(query)).errors?.[0]?.extensions['code']).toBe(code);
  });

  test('A page reports whether more items precede or follow', async () => {
    const { data } = await ask(
      '{ shops(first: 2) { nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage } } }',
    );
    expect(data).toEqual({
      shops: {
        nodes: [{ id: 'a' }, { id: 'b' }],
        totalCount: 3,
        pageInfo: { hasNextPage: true, hasPreviousPage: false },
      },
    });
  });

  test('Each event of a subscription is executed, and the stream ends with its source', async () => {
    const { subgraph } = shopSubgraph();
    const stream = await subgraph.subscribe({
      query: 'subscription { shopChanged { name openedAt } }',
      principal: member,
      requestId: 'r',
    });
    const names: unknown[] = [];
    if (!(Symbol.asyncIterator in stream)) throw new Error('expected a stream');
    for await (const result of stream) names.push(result.data?.['shopChanged']);
    expect(names).toMatchObject([{ name: 'one' }, { name: 'two' }]);
  });
});

describe('what one answer holds', () => {
  const aliases = (count: number): string => Array.from({ length: count }, (_, at) => `a${at}: id`).join(' ');
  const refusal = { code: 'QUERY_TOO_COMPLEX', data: { limit: 'answer', max: 30_000 } };
  const aliased = (count: number, field: string): string =>
    `{ ${Array.from({ length: count }, (_, at) => `a${at}: ${field}`).join(' ')} }`;

  test.each([
    ['a list', aliased(1, 'manyShops(count: 15001) { id name }')],
    ['lists under many names', aliased(16, 'manyShops(count: 1000) { id name }')],
    ['a list through fragments', `{ manyShops(count: 15001) { ...A } } fragment A on Shop { id ... on Shop { name } }`],
    ['a document', aliased(1, 'document(characters: 6000001)')],
    ['documents under many names', aliased(7, 'document(characters: 1000000)')],
  ])('A response is limited: %s that exceeds it is refused', async (_, query) => {
    expect((await ask(query)).errors?.[0]?.extensions).toMatchObject(refusal);
  });

  test.each([
    ['a long list', aliased(1, 'manyShops(count: 14000) { id name }')],
    ['a bot at its heaviest, several times', aliased(3, 'document(characters: 1500000)')],
  ])('A response may contain %s', async (_, query) => {
    expect((await ask(query)).errors).toBeUndefined();
  });

  test.each([
    ['a long list', '{ manyShops(count: 14000) { id name } }', 14_000],
    ['a list of large items', `{ manyShops(count: 20) { ${aliases(1_000)} } }`, 20],
  ])(
    'Other work gets its turns while the response has %s, which stays complete and in order',
    async (_, query, count) => {
      let turns = 0;
      let isDone = false;
      const turn = () => {
        turns += 1;
        if (!isDone) setImmediate(turn);
      };
      setImmediate(turn);
      const { data } = await ask(query);
      isDone = true;
      const shops = data?.['manyShops'] as { id?: string; a0?: string }[];
      expect(shops.map(({ id, a0 }) => id ?? a0)).toEqual(Array.from({ length: count }, (_item, at) => String(at)));
      expect(turns).toBeGreaterThanOrEqual(6);
    },
  );

  test('The limit applies to each response separately', async () => {
    const query = aliased(1, 'manyShops(count: 14000) { id name }');
    const { subgraph } = shopSubgraph();
    for (const requestId of ['1', '2', '3']) {
      expect((await subgraph.execute({ query, principal: member, requestId })).errors).toBeUndefined();
    }
  });
});

test('Two subgraphs of one process compose into a supergraph with the owner of each field', () => {
  const { subgraph } = shopSubgraph();
  const supergraph = assertComposes(subgraph, reviewSubgraph());
  expect(supergraph).toMatch(/type Shop[^{]*@join__type\(graph: REVIEWS, key: "id", resolvable: false\)/);
  expect(supergraph).toMatch(/best: \[Shop!\]! @join__field\(graph: REVIEWS\)/);
});
