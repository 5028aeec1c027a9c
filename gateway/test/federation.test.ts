import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { codesOf, startToyGateway, type Mode, type ToyGateway } from './toys/toy-gateway.js';

describe.each<Mode>(['LOCAL', 'HTTP'])('queries and mutations, subgraphs %s', (mode) => {
  let toy: ToyGateway;
  beforeAll(async () => {
    toy = await startToyGateway(mode);
  });
  afterAll(async () => toy.close());

  test('an operation reaches fields of two subgraphs', async () => {
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

  test('variables, a chosen operation of several, and a mutation', async () => {
    const query =
      'query A($t: String) { echo(text: $t) } mutation B { placeOrder(id: "7") { title customer { name } } }';
    const echoed = await toy.post({ query, operationName: 'A', variables: { t: 'ñandú' } });
    expect(echoed.body).toEqual({ data: { echo: 'ñandú' } });
    const placed = await toy.post({ query, operationName: 'B' });
    expect(placed.body.data?.['placeOrder']).toMatchObject({ title: 'Order 7' });
  });

  test('the subgraph is told the agent and the request id that the caller gave', async () => {
    const answer = await toy.post(
      { query: '{ caller { userAgent } }' },
      { 'user-agent': 'Toy/1', 'x-request-id': 'request-0001' },
    );
    expect(answer.headers.get('x-request-id')).toBe('request-0001');
    expect(answer.body.data).toEqual({ caller: { userAgent: 'Toy/1' } });
    expect(toy.identity.requestIds).toContain('request-0001');
  });

  test('an odd request id is replaced', async () => {
    const answer = await toy.post({ query: '{ __typename }' }, { 'x-request-id': 'x y"z' });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('a refusal of a subgraph keeps its code, words and data, with the rest of the answer', async () => {
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

  test('a defect of a subgraph shows a reference and nothing else', async () => {
    const { body, text } = await toy.post({ query: '{ broken }' });
    expect(body.errors?.[0]?.extensions).toEqual({
      code: 'INTERNAL_SERVER_ERROR',
      reference: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(text).not.toMatch(/hunter2|stack|serviceName|orders-toy/);
  });

  test('a header of a caller that names a principal is ignored', async () => {
    const answer = await toy.post({ query: '{ caller { kind } }' }, { 'x-tertulia-principal': 'e30.e30' });
    expect(answer.body.data).toEqual({ caller: { kind: 'ANONYMOUS' } });
  });

  test('a field that is not of the public graph cannot be asked', async () => {
    const answer = await toy.post({ query: '{ resolveCredential(kind: "SESSION", token: "x") }' });
    expect(codesOf(answer)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(answer.text).not.toContain('"data"');
  });

  test('the schema can be introspected', async () => {
    const { body } = await toy.post({ query: '{ __schema { queryType { name } } __type(name: "Order") { name } }' });
    expect(body.data).toEqual({ __schema: { queryType: { name: 'Query' } }, __type: { name: 'Order' } });
  });

  test('past the deadline what is missing is an error and what is there arrives', async () => {
    const hurried = await startToyGateway(mode, { settings: { executionDeadlineMs: 1_500 } });
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

describe('subgraphs over HTTP that are away', () => {
  test('its fields are an error, the others arrive; it is used again when it is back', async () => {
    const toy = await startToyGateway('HTTP');
    await toy.post({ query: '{ echo(text: "warm") }' });
    await toy.restartOrders(async () => {
      const answer = await toy.post({ query: '{ echo(text: "a") caller { kind } }' }, { 'accept-language': 'en' });
      expect(answer.status).toBe(200);
      expect(answer.body.data).toEqual({ echo: null, caller: { kind: 'ANONYMOUS' } });
      expect(answer.body.errors).toEqual([
        {
          message: expect.stringMatching(/does not answer/),
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
