import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openRedis } from '@tertulia/messaging/redis';
import { describeOnRedis, principals } from '@tertulia/testkit';
import { buildSchema, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { pino } from 'pino';
import { costBudgetsDefault } from '../src/index.js';
import { actualCost } from '../src/protection/actual-cost.js';
import { measureOperation } from '../src/protection/measure-operation.js';
import { MemoryCostBuckets } from '../src/protection/memory-cost-buckets.js';
import { RedisCostBuckets } from '../src/protection/redis-cost-buckets.js';
import { SchemaCosts } from '../src/protection/schema-costs.js';
import { contractBudgets, costBucketsContract } from './cost-buckets.contract.js';
import { connectClient } from './toys/socket-client.js';
import { codesOf, startToyGateway, type Answer, type ToyGateway } from './toys/toy-gateway.js';

const api = `
  type Query { things(first: Int, last: Int): Things! few(first: Int = 3): [Thing!]! nodes(ids: [ID!]!): [Thing]! one: Thing }
  type Mutation { make(ids: [ID!]): Thing }
  type Things { nodes: [Thing!]! edges: [Edge!]! totalCount: Int! pageInfo: Info! }
  type Edge { node: Thing! cursor: String! }
  type Info { hasNextPage: Boolean! }
  interface Named { name: String! parts: [Thing!]! }
  type Thing implements Named { name: String! parts: [Thing!]! many: [Thing!]! words: [String!]! things(first: Int): Things! }
`;
const supergraph = `
  directive @listSize(assumedSize: Int) on FIELD_DEFINITION
  directive @cost(weight: Int!) on FIELD_DEFINITION
  type Thing { many: [Thing!]! @listSize(assumedSize: 200) }
  type Things { totalCount: Int! @cost(weight: 5) }
`;
const costs = new SchemaCosts(buildSchema(api), supergraph);

function parsed(query: string) {
  const document = parse(query);
  const [operation] = document.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) throw new Error('no operation');
  return { document, operation, costs };
}
const estimate = (query: string, variables: Record<string, unknown> = {}): number =>
  measureOperation({ ...parsed(query), variables }).cost;

describe('maximum cost from the schema', () => {
  test.each<[string, string, Record<string, unknown>, number]>([
    ['a page without a size', '{ things { nodes { name } } }', {}, 1 + 1 + 25],
    ['a page with one', '{ things(last: 7) { nodes { name } } }', {}, 1 + 1 + 7],
    ['only the lists of a page', '{ things(first: 7) { totalCount pageInfo { hasNextPage } } }', {}, 1 + 5 + 2],
    ['edges as nodes', '{ things(first: 7) { edges { cursor node { name } } } }', {}, 1 + 1 + 7 * 3],
    ['a size of null', 'query($n: Int) { things(first: $n) { nodes { name } } }', { n: null }, 27],
    ['a size left out', 'query($n: Int) { things(first: $n) { nodes { name } } }', {}, 27],
    ['a size by the default of its variable', 'query($n: Int = 90) { things(first: $n) { nodes { name } } }', {}, 92],
    ['a size by the default of the argument', '{ few { name } }', {}, 1 + 3],
    ['ids that are written', '{ nodes(ids: ["a", "b", "c"]) { name } }', {}, 1 + 3],
    ['ids in a variable', 'query($i: [ID!]!) { nodes(ids: $i) { name } }', { i: Array(50).fill('a') }, 1 + 50],
    ['one id instead of a list', '{ nodes(ids: "a") { name } }', {}, 1 + 1],
    ['a plain list', '{ one { parts { name } } }', {}, 1 + 1 + 10],
    ['a plain list of which the schema says more', '{ one { many { name } } }', {}, 1 + 1 + 200],
    ['a list of values', '{ one { words } }', {}, 2],
    ['pages in pages', '{ things { nodes { things { nodes { name } } } } }', {}, 2 + 25 * (2 + 25)],
    [
      'through fragments',
      '{ things { ...P } } fragment P on Things { nodes { ...N } } fragment N on Thing { name }',
      {},
      27,
    ],
    ['through interfaces', '{ one { ... on Named { parts { name } } } }', {}, 12],
    ['a mutation', 'mutation { make(ids: ["a"]) { name } }', {}, 11],
    ['the schema itself', '{ __schema { types { name fields { name } } } }', {}, 4_000],
  ])('The cost is right for: %s', (_, query, variables, cost) => {
    expect(estimate(query, variables)).toBe(cost);
  });

  test('The actual cost counts the items that were returned', () => {
    const query =
      '{ things { totalCount nodes { name ...T } } none: nodes(ids: ["a"]) { name } } fragment T on Thing { parts { name } }';
    const data = {
      things: {
        totalCount: 9,
        nodes: [
          { name: 'a', parts: [{ name: 'b' }] },
          { name: 'c', parts: [] },
        ],
      },
      none: [null],
    };
    expect(actualCost({ ...parsed(query), data })).toBe(1 + 5 + 1 + (1 + 1 + 1) + (1 + 1) + 1);
    expect(actualCost({ ...parsed(query), data: null })).toBe(0);
  });
});

costBucketsContract(async () => new MemoryCostBuckets(contractBudgets));
describeOnRedis('in Redis', (server) => {
  const log = pino({ level: 'silent' });
  let redis: Awaited<ReturnType<typeof openRedis>>;
  beforeAll(async () => {
    const patient = { commandTimeoutMs: 20_000, impatience: { patienceMs: 20_000 } };
    redis = await openRedis({ url: server.url, name: 'test', log, prefix: server.prefix, ...patient });
  });
  afterAll(async () => redis.close());
  const settings = { budgets: contractBudgets, replicasExpected: 2 };
  costBucketsContract(async () => new RedisCostBuckets({ redis, log, ...settings }));
});

describe('cost bucket of an API key', () => {
  // Practically never refills: balances are exact however long a test takes.
  const restoreRate = 0.001;
  const apiKey = 'ttl_live_0123456789abcdef';
  const authorization = `Bearer ${apiKey}`;
  let toy: ToyGateway;
  beforeAll(async () => {
    const budgets = { ...costBudgetsDefault, API_KEY: { capacity: 200, restoreRate } };
    toy = await startToyGateway('LOCAL', { settings: { budgets } });
    toy.identity.apiKeys.set(apiKey, principals.apiKey([]));
  });
  afterAll(async () => toy.close());
  const costOf = (answer: Answer): unknown => answer.body.extensions?.['cost'];
  const bucket = (currentlyAvailable: number) => ({ capacity: 200, restoreRate, currentlyAvailable });

  test('A key sees the estimated cost, the actual cost and the balance, and the unused points are returned', async () => {
    const answer = await toy.post({ query: '{ orders(first: 10) { similar { id } } }' }, { authorization });
    expect(costOf(answer)).toEqual({ requested: 1 + 10 * (1 + 10), actual: 11, bucket: bucket(189) });
    expect([...answer.headers].filter(([name]) => name.startsWith('cost-'))).toEqual([
      ['cost-actual', '11'],
      ['cost-available', '189'],
      ['cost-capacity', '200'],
      ['cost-requested', '111'],
      ['cost-restore-rate', '0.001'],
    ]);
  });

  test('A key with an empty bucket gets the time to wait; other refusals report the balance', async () => {
    const query = '{ orders(first: 10) { similar { id } title } }';
    const whole = await toy.post({ query: '{ orders(first: 100) { id } }' }, { authorization });
    expect(whole.status).toBe(200);
    const refused = await toy.post({ query }, { authorization });
    expect([refused.status, codesOf(refused)]).toEqual([429, ['RATE_LIMITED']]);
    expect(costOf(refused)).toEqual({ requested: 121, actual: 0, bucket: bucket(88) });
    expect(refused.body.errors?.[0]?.extensions['data']).toMatchObject({
      requested: 121,
      capacity: 200,
      restoreRate,
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(30);
    expect(refused.headers.get('cost-available')).toBe('88');
    expect(refused.headers.get('ratelimit-limit')).toBe('600');
    const costly = await toy.post({ query: '{ orders(first: 100000) { id } }' }, { authorization });
    expect([costly.status, codesOf(costly)]).toEqual([400, ['QUERY_TOO_COMPLEX']]);
    expect(costly.body.errors?.[0]?.extensions['data']).toEqual({ limit: 'cost', value: 100_001, max: 10_000 });
    expect(costly.body.errors?.[0]?.message).toMatch(/100,001.*10,000/);
    expect(costOf(costly)).toMatchObject({ requested: 100_001, actual: 0, bucket: { capacity: 200 } });
    const invalid = await toy.post({ query: '{ nothing }' }, { authorization });
    expect(costOf(invalid)).toMatchObject({ requested: 1, actual: 0 });
  });

  test('A subscription is charged to the bucket', async () => {
    const client = await connectClient(toy.socketUrl, { parameters: { apiKey } });
    const stream = client.subscribe(`subscription { orderPlaced { ${'similar { id title }'.repeat(10)} } }`);
    expect(await stream.next()).toMatchObject([{ extensions: { code: 'RATE_LIMITED', data: { capacity: 200 } } }]);
    client.close();
  });
});
