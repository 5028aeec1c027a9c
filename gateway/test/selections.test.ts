import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { signPrincipal, type Principal } from '@tertulia/principal';
import { principals } from '@tertulia/testkit';
import { now, principalSecret, startToyGateway, type Mode, type ToyBody, type ToyGateway } from './toys/toy-gateway.js';

const key = principals.apiKey(['bots:read']);
const selection = `subscription { orderPlaced(above: 3) { id title customer { name } seller { name } } }`;

describe.each<Mode>(['LOCAL', 'HTTP'])('subscriptions that run once for an event, subgraphs %s', (mode) => {
  let toy: ToyGateway;
  beforeAll(async () => {
    toy = await startToyGateway(mode);
  });
  afterAll(async () => toy.close());

  /** In the same process, or signed over HTTP as subgraphs of other processes do. */
  async function run(query: string, event?: unknown, principal: Principal = key): Promise<ToyBody> {
    const variables = event === undefined ? {} : { event };
    if (mode === 'LOCAL')
      return (await toy.gateway.execute({ query, variables, principal, requestId: 'r' })) as ToyBody;
    const headers = { 'x-tertulia-principal': signPrincipal(principal, principalSecret, now) };
    return (await toy.post({ query, variables }, headers)).body;
  }

  test('The event of one run has fields of other subgraphs, and what the caller may not see is null', async () => {
    expect(await run(selection, { id: '42' })).toEqual({
      data: {
        orderPlaced: {
          ...{ id: '42', title: 'Order 42', seller: null },
          customer: { name: expect.stringMatching(/^Customer c1/) },
        },
      },
    });
    expect(toy.orders.placed.listenerCount).toBe(0);
  });

  test('Aliases and fragments work, and each run has its own event', async () => {
    const query = 'subscription S { placed: orderPlaced { ...F } } fragment F on Order { number: id }';
    const found = await Promise.all(['1', '2', '3'].map(async (id) => run(query, { id })));
    expect(found).toEqual(['1', '2', '3'].map((number) => ({ data: { placed: { number } } })));
  });

  test('Without an event the subscription is only checked', async () => {
    expect(await run(selection)).toEqual({ data: null });
  });

  test.each([
    ['a field that does not exist', 'subscription {\n  orderPlaced { colour } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['text that is no GraphQL', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['a query', '{ orders { id } }', 'OPERATION_KIND_NOT_SERVED'],
    ['a mutation', 'mutation { placeOrder(id: "1") { id } }', 'OPERATION_KIND_NOT_SERVED'],
    ['the internal field', 'subscription { webhookEvent { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'one that costs too much',
      `subscription { orderPlaced { ${'similar { '.repeat(5)} id ${'}'.repeat(5)} } }`,
      'QUERY_TOO_COMPLEX',
    ],
    [
      'one that is too deep',
      `subscription { orderPlaced { ${'similar { '.repeat(20)} id ${'}'.repeat(20)} } }`,
      'QUERY_TOO_DEEP',
    ],
  ])('It refuses %s by the limits of every subscription', async (_, query, code) => {
    for (const event of [undefined, { id: '1' }]) {
      const { data, errors } = await run(query, event);
      expect(data ?? null).toBeNull();
      expect(errors?.[0]?.extensions['code']).toBe(code);
    }
  });

  test('A mistake is reported with its place', async () => {
    const { errors } = await run('subscription {\n  orderPlaced { colour } }');
    expect(errors).toEqual([expect.objectContaining({ locations: [{ line: 2, column: 17 }] })]);
  });
});

describe('the same request from outside', () => {
  let toy: ToyGateway;
  beforeAll(async () => {
    toy = await startToyGateway('LOCAL');
  });
  afterAll(async () => toy.close());

  test.each([
    ['no signature', {}],
    ['a forged signature', { 'x-tertulia-principal': 'e30.e30' }],
    ['another secret', { 'x-tertulia-principal': signPrincipal(key, 'x'.repeat(40), now) }],
    [
      'an old signature',
      { 'x-tertulia-principal': signPrincipal(key, principalSecret, new Date(now.getTime() - 61_000)) },
    ],
  ] as [string, Record<string, string>][])('Over HTTP with %s no subscription is run', async (_, headers) => {
    const { body } = await toy.post({ query: selection, variables: { event: { id: '42' } } }, headers);
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_KIND_NOT_SERVED' } }] });
    expect(JSON.stringify(body)).not.toContain('Order 42');
  });
});
