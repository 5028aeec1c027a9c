import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { codesOf, startToyGateway, type Mode, type ToyGateway } from './toys/toy-gateway.js';

describe.each<Mode>(['LOCAL', 'HTTP'])('queries and mutations, subgraphs %s', (mode) => {
  let toy: ToyGateway;
  beforeAll(async () => {
    toy = await startToyGateway(mode);
  });
  afterAll(async () => toy.close());

  test('One operation can read fields of two subgraphs', async () => {
    const { status, body } = await toy.post({ query: '{ orders { id customer { name } } caller { kind } }' });
    expect(status).toBe(200);
    expect(body).toEqual({
      data: {
        orders: [
          { id: '0', customer: { name: expect.stringMatching(/^Customer c1/) } },
          { id: '1', customer: { name: expect.stringMatching(/^Customer c1/) } },
        ],
        caller: { kind: 'ANONYMOUS' },
      },
    });
  });

  test('Variables, the choice of an operation by name, and mutations work', async () => {
    const query =
      'query A($t: String) { echo(text: $t) } mutation B { placeOrder(id: "7") { title customer { name } } }';
    const echoed = await toy.post({ query, operationName: 'A', variables: { t: 'ñandú' } });
    expect(echoed.body).toEqual({ data: { echo: 'ñandú' } });
    const placed = await toy.post({ query, operationName: 'B' });
    expect(placed.body.data?.['placeOrder']).toMatchObject({ title: 'Order 7' });
  });

  test('The subgraph receives the caller’s user agent and request id', async () => {
    const answer = await toy.post(
      { query: '{ caller { userAgent } }' },
      { 'user-agent': 'Toy/1', 'x-request-id': 'request-0001' },
    );
    expect(answer.headers.get('x-request-id')).toBe('request-0001');
    expect(answer.body.data).toEqual({ caller: { userAgent: 'Toy/1' } });
    expect(toy.identity.requestIds).toContain('request-0001');
  });

  test('A malformed request id is replaced', async () => {
    const answer = await toy.post({ query: '{ __typename }' }, { 'x-request-id': 'x y"z' });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('A refusal of a subgraph keeps its code, message and data, and the rest of the response arrives', async () => {
    const { status, body } = await toy.post({ query: '{ refused echo(text: "a") }' }, { 'accept-language': 'en' });
    expect(status).toBe(200);
    expect(body.data).toEqual({ refused: null, echo: 'a' });
    expect(body.errors).toEqual([
      {
        message: 'You are not allowed to do this.',
        path: ['refused'],
        extensions: { code: 'FORBIDDEN', data: { needs: 'more' } },
      },
    ]);
  });

  test('An unexpected error of a subgraph shows only a reference', async () => {
    const { body, text } = await toy.post({ query: '{ broken }' });
    expect(body.errors?.[0]?.extensions).toEqual({
      code: 'INTERNAL_SERVER_ERROR',
      reference: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(text).not.toMatch(/hunter2|stack|serviceName|orders-toy/);
  });

  test('A principal header sent by a caller is ignored', async () => {
    const answer = await toy.post({ query: '{ caller { kind } }' }, { 'x-tertulia-principal': 'e30.e30' });
    expect(answer.body.data).toEqual({ caller: { kind: 'ANONYMOUS' } });
  });

  test('A field that is not in the public graph cannot be queried', async () => {
    const answer = await toy.post({ query: '{ resolveCredential(kind: "SESSION", token: "x") }' });
    expect(codesOf(answer)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(answer.text).not.toContain('"data"');
  });

  test('The schema can be introspected', async () => {
    const { body } = await toy.post({ query: '{ __schema { queryType { name } } __type(name: "Order") { name } }' });
    expect(body.data).toEqual({ __schema: { queryType: { name: 'Query' } }, __type: { name: 'Order' } });
  });

  test('After the deadline, missing parts are errors and the rest arrives', async () => {
    const hurried = await startToyGateway(mode, { settings: { executionDeadlineMs: 4_000 } });
    let open = (): void => undefined;
    hurried.orders.gate = new Promise((resolve) => {
      open = resolve;
    });
    const answer = await hurried.post({ query: '{ slow caller { kind } }' });
    open();
    expect(answer.status).toBe(200);
    expect(answer.body.data).toEqual({ slow: null, caller: { kind: 'ANONYMOUS' } });
    expect(codesOf(answer)).toEqual(['DEADLINE_EXCEEDED']);
    await hurried.close();
  });
});

test.each([
  '{ orders { id customer { name secret } similar { id } } caller { kind } }',
  '{ orders { title seller { name } customer { id } } }',
  '{ refused echo(text: "a") }',
  'query ($t: String = "b", $no: Boolean!) { a: echo(text: $t) ... @skip(if: $no) { echo } }',
  'mutation { placeOrder(id: "7") { title customer { name } } decline }',
  '{ orders(first: 1) { ...F } __typename } fragment F on Order { __typename customer { ... on Customer { name } } }',
  '{ orders { nothing } }',
])('Apollo’s executor, which a setting brings back, gives the same response to %s', async (query) => {
  const own = await startToyGateway('LOCAL');
  const stock = await startToyGateway('LOCAL', { settings: { executor: 'apollo' } });
  const asked = { query, variables: { no: false } };
  const [given, expected] = [await own.post(asked), await stock.post(asked)];
  expect([given.status, given.body]).toEqual([expected.status, expected.body]);
  await Promise.all([own.close(), stock.close()]);
});

describe('unavailable subgraphs over HTTP', () => {
  test('The fields of an unavailable subgraph are errors, the others arrive, and it is used again when it is back', async () => {
    const toy = await startToyGateway('HTTP');
    await toy.post({ query: '{ echo(text: "warm") }' });
    await toy.restartOrders(async () => {
      const answer = await toy.post({ query: '{ echo(text: "a") caller { kind } }' }, { 'accept-language': 'en' });
      expect(answer.status).toBe(200);
      expect(answer.body.data).toEqual({ echo: null, caller: { kind: 'ANONYMOUS' } });
      expect(answer.body.errors).toEqual([
        {
          message: expect.stringMatching(/is not responding/),
          path: ['echo'],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
        },
      ]);
    });
    const again = await toy.post({ query: '{ echo(text: "b") }' });
    expect(again.body).toEqual({ data: { echo: 'b' } });
    await toy.close();
  });
});
