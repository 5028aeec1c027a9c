import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ratesDefault } from '../src/index.js';
import { codesOf, startToyGateway, type Answer, type ToyGateway } from './toys/toy-gateway.js';

const graphqlJson = 'application/graphql-response+json';

let toy: ToyGateway;
beforeAll(async () => {
  toy = await startToyGateway('LOCAL');
});
afterAll(async () => toy.close());

/** The parts of every refusal: code, media type, request id, message, and no data. */
function refusal(answer: Answer): object {
  return {
    status: answer.status,
    codes: codesOf(answer),
    isJson: /^application\/(graphql-response\+)?json; charset=utf-8$/.test(answer.headers.get('content-type') ?? ''),
    hasRequestId: answer.headers.get('x-request-id') !== null,
    hasMessage: (answer.body.errors?.[0]?.message ?? '') !== '',
    hasData: 'data' in answer.body,
  };
}

function refused(status: number, code: string): object {
  return { status, codes: [code], isJson: true, hasRequestId: true, hasMessage: true, hasData: false };
}

const nested = (depth: number): string =>
  `{ orders ${'{ similar '.repeat(depth)} { id } ${'}'.repeat(depth)} }`.replace(/ {2}/g, ' ');

describe('invalid bodies', () => {
  const raw = (body: BodyInit, headers: Record<string, string> = {}): Promise<Answer> =>
    toy.send({ method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

  test.each([
    ['malformed JSON', '{"query":', 400, 'MALFORMED_JSON'],
    ['an empty body', '', 400, 'MALFORMED_JSON'],
    ['a list of operations', '[{"query":"{ __typename }"}]', 400, 'BAD_USER_INPUT'],
    ['a number', '7', 400, 'BAD_USER_INPUT'],
    ['null', 'null', 400, 'BAD_USER_INPUT'],
    ['no query', '{}', 400, 'BAD_USER_INPUT'],
    ['an empty query', '{"query":""}', 400, 'BAD_USER_INPUT'],
    ['a query that is an object', '{"query":{"kind":"Document"}}', 400, 'BAD_USER_INPUT'],
    ['variables that are text', '{"query":"{ __typename }","variables":"{}"}', 400, 'BAD_USER_INPUT'],
    ['variables that are a list', '{"query":"{ __typename }","variables":[]}', 400, 'BAD_USER_INPUT'],
    ['an operation name that is a number', '{"query":"{ __typename }","operationName":1}', 400, 'BAD_USER_INPUT'],
    ['extensions that are text', '{"query":"{ __typename }","extensions":"x"}', 400, 'BAD_USER_INPUT'],
  ])('The gateway refuses %s', async (_, body, status, code) => {
    expect(refusal(await raw(body))).toEqual(refused(status, code));
  });

  test('The gateway refuses bytes that are not UTF-8', async () => {
    expect(refusal(await raw(Buffer.from([0x7b, 0x22, 0xff, 0xfe])))).toEqual(refused(400, 'MALFORMED_JSON'));
  });

  test.each([
    ['text', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['multipart', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['JSON in another encoding', { 'content-type': 'application/json; charset=utf-16' }],
    ['JSON in utf-7', { 'content-type': 'application/json; charset=utf-7' }],
    ['a compressed body', { 'content-encoding': 'gzip' }],
  ])('The gateway refuses %s', async (_, headers) => {
    expect(refusal(await raw('{"query":"{ __typename }"}', headers))).toEqual(refused(415, 'UNSUPPORTED_MEDIA_TYPE'));
  });

  test('The charset UTF-8 may be given', async () => {
    const answer = await raw('{"query":"{ __typename }"}', { 'content-type': 'application/json; charset=UTF-8' });
    expect(answer.body).toEqual({ data: { __typename: 'Query' } });
  });

  test('A body over the limit is refused, also without a Content-Length', async () => {
    const query = `{ echo(text: "${'x'.repeat(600_000)}") }`;
    expect(refusal(await raw(JSON.stringify({ query })))).toEqual(refused(413, 'REQUEST_TOO_LARGE'));
    const stream = new ReadableStream({
      pull: (controller) => {
        controller.enqueue(new TextEncoder().encode('x'.repeat(65_536)));
        if ((sent += 65_536) > 1_000_000) controller.close();
      },
    });
    let sent = 0;
    const answer = await toy.send({
      method: 'POST',
      body: stream,
      headers: { 'content-type': 'application/json' },
      duplex: 'half',
    } as RequestInit);
    expect(refusal(answer)).toEqual(refused(413, 'REQUEST_TOO_LARGE'));
  });

  test('A body that does not arrive in time is refused', async () => {
    const slow = await startToyGateway('LOCAL', { settings: { bodyTimeoutMs: 50 } });
    const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n{';
    const text = await new Promise<string>((resolve) => {
      const socket = connect(slow.port, '127.0.0.1', () => socket.write(head));
      let heard = '';
      socket.on('data', (data) => {
        heard += String(data);
        if (!heard.includes('}')) return;
        socket.destroy();
        resolve(heard);
      });
    });
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(text).toContain('DEADLINE_EXCEEDED');
    await slow.close();
  });
});

describe('operations that cannot be executed', () => {
  test.each([
    [
      'an operation that does not exist',
      { query: 'query A { __typename }', operationName: 'B' },
      'OPERATION_NOT_FOUND',
    ],
    [
      'several operations without a name',
      { query: 'query A { __typename } query B { __typename }' },
      'OPERATION_NOT_FOUND',
    ],
    ['only a fragment', { query: 'fragment F on Query { __typename }' }, 'OPERATION_NOT_FOUND'],
    ['a subscription', { query: 'subscription { orderPlaced { id } }' }, 'OPERATION_KIND_NOT_SERVED'],
    ['too deep', { query: nested(15) }, 'QUERY_TOO_DEEP'],
    [
      'too deep through fragments',
      {
        query: `{ orders { ...F0 } } ${Array.from({ length: 20 }, (_, n) => `fragment F${n} on Order { similar { ...F${n + 1} } }`).join(' ')} fragment F20 on Order { id }`,
      },
      'QUERY_TOO_DEEP',
    ],
    [
      'too many aliases',
      { query: `{ orders { ${Array.from({ length: 40 }, (_, n) => `a${n}: id`).join(' ')} } }` },
      'TOO_MANY_ALIASES',
    ],
    ['too many root fields', { query: `{ ${'caller { kind } '.repeat(12)} }` }, 'QUERY_TOO_COMPLEX'],
    ['too many directives', { query: `{ __typename ${'@skip(if: false) '.repeat(25)} }` }, 'QUERY_TOO_COMPLEX'],
    ['too many tokens', { query: `{ orders { ${'id '.repeat(3_000)} } }` }, 'QUERY_TOO_COMPLEX'],
    [
      'nested fragments of exponential size',
      {
        query: `{ orders { ...F0 } } ${Array.from({ length: 60 }, (_, n) => `fragment F${n} on Order { ...F${n + 1} ...F${n + 1} }`).join(' ')} fragment F60 on Order { id }`,
      },
      'QUERY_TOO_COMPLEX',
    ],
    [
      'a page size in a variable',
      { query: 'query($n: Int!) { orders(first: $n) { id title } }', variables: { n: 1_000_000 } },
      'QUERY_TOO_COMPLEX',
    ],
    ['thousands of nested fields', { query: `${'{ orders '.repeat(490)}{ id }${'}'.repeat(490)}` }, 'QUERY_TOO_DEEP'],
    [
      'thousands of nested lists',
      { query: `{ echo(text: ${'['.repeat(980)}${']'.repeat(980)}) }` },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a reserved name', { query: '{ __proto__: echo(text: "a") }' }, 'GRAPHQL_VALIDATION_FAILED'],
  ] as const)('The operation is refused: %s', async (_, body, code) => {
    const answer = await toy.post(body, { accept: graphqlJson });
    expect(refusal(answer)).toEqual(refused(400, code));
  });

  test('More nested lists than the parser supports are refused, by its stack or by the number of tokens', async () => {
    const query = `{ echo(text: ${'['.repeat(100_000)}) }`;
    const answer = await toy.post({ query }, { accept: graphqlJson });
    // How deep the stack is depends on what the engine has compiled already.
    const [code = ''] = codesOf(answer).map(String);
    expect(['QUERY_TOO_DEEP', 'QUERY_TOO_COMPLEX']).toContain(code);
    expect(refusal(answer)).toEqual(refused(400, code));
  });

  test('The cost of nested pages is their product', async () => {
    const answer = await toy.post({ query: '{ orders(first: 100) { similar { id } customer { name } id title } }' });
    expect(answer.body).toHaveProperty('data');
  });

  test('The cost of a page size in a variable is checked for each request', async () => {
    const query = 'query($n: Int!) { orders(first: $n) { id title } }';
    expect((await toy.post({ query, variables: { n: 1 } })).body).toHaveProperty('data');
    expect(codesOf(await toy.post({ query, variables: { n: 1e9 } }))).toEqual(['QUERY_TOO_COMPLEX']);
    expect((await toy.post({ query, variables: { n: 2 } })).body).toHaveProperty('data');
  });

  test('A mutation is refused when the graph has none', async () => {
    const { sdl } = await import('./toys/queries-only.js');
    const small = await startToyGateway('LOCAL', { supergraph: { kind: 'TEXT', sdl } });
    expect(refusal(await small.post({ query: 'mutation { x }' }))).toEqual(refused(400, 'OPERATION_KIND_NOT_SERVED'));
    await small.close();
  });

  test.each([
    ['a syntax error', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a variable of the wrong type',
      { query: 'query($t: String) { echo(text: $t) }', variables: { t: 1 } },
      'BAD_USER_INPUT',
    ],
    ['a fragment that spreads itself', { query: '{ ...F } fragment F on Query { ...F }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'circular introspection',
      { query: `{ __schema { types { ${'fields { type { '.repeat(6)} name ${'} } '.repeat(6)} } } }` },
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('For %s the status is 400 as a GraphQL response and 200 as plain JSON', async (_, body, code) => {
    expect(refusal(await toy.post(body, { accept: graphqlJson }))).toEqual(refused(400, code));
    expect(refusal(await toy.post(body, { accept: 'application/json' }))).toEqual(refused(200, code));
    expect(refusal(await toy.post(body, { accept: '' }))).toEqual(refused(200, code));
  });

  test('The message is in the caller’s language', async () => {
    const message = async (language: string): Promise<unknown> =>
      (await toy.post({ query: nested(15) }, { 'accept-language': language })).body.errors?.[0]?.message;
    expect(await message('es-MX,en;q=0.5')).toMatch(/demasiado profunda/);
    expect(await message('en-GB')).toMatch(/too deep/);
    expect(await message('fr')).toMatch(/demasiado profunda/);
    expect(await message('en;q=0.1, es;q=0.9')).toMatch(/demasiado profunda/);
  });
});

describe('GET', () => {
  const get = (
    search: string,
    headers: Record<string, string> = { 'apollo-require-preflight': '1' },
  ): Promise<Answer> => toy.send({ search, headers });

  test('Queries with variables are served by GET with a header that another site cannot send', async () => {
    const query = encodeURIComponent('query A($t: String) { echo(text: $t) }');
    const answer = await get(`?query=${query}&operationName=A&variables=${encodeURIComponent('{"t":"hola"}')}`);
    expect(answer.body).toEqual({ data: { echo: 'hola' } });
  });

  test('GET without such a header is refused', async () => {
    expect(refusal(await get('?query=%7B__typename%7D', {}))).toEqual(refused(403, 'CSRF_REFUSED'));
  });

  test('A mutation is not served by GET', async () => {
    const answer = await get(`?query=${encodeURIComponent('mutation { signOut }')}`);
    expect(refusal(answer)).toEqual(refused(405, 'OPERATION_KIND_NOT_SERVED'));
    expect(answer.headers.get('allow')).toBe('POST');
  });

  test.each([
    ['variables that are no JSON', '?query=%7B__typename%7D&variables=%7B', 'MALFORMED_JSON'],
    ['no query', '', 'BAD_USER_INPUT'],
    ['two queries', '?query=%7B__typename%7D&query=%7B__typename%7D', 'BAD_USER_INPUT'],
  ])('GET with %s is refused', async (_, search, code) => {
    expect(refusal(await get(search))).toEqual(refused(400, code));
  });
});

describe('HTTP methods, media types and paths', () => {
  test.each(['PUT', 'DELETE', 'PATCH'])('The method %s is not allowed', async (method) => {
    const answer = await toy.send({ method });
    expect(refusal(answer)).toEqual(refused(405, 'METHOD_NOT_ALLOWED'));
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
  });

  test('A caller that accepts neither media type is refused', async () => {
    expect(refusal(await toy.post({ query: '{ __typename }' }, { accept: 'text/html' }))).toEqual(
      refused(406, 'UNSUPPORTED_MEDIA_TYPE'),
    );
  });

  test.each([
    ['application/json', 'application/json'],
    [graphqlJson, graphqlJson],
    [`${graphqlJson}, application/json`, graphqlJson],
    [`application/json, ${graphqlJson}`, 'application/json'],
    [`application/json;q=0.5, ${graphqlJson}`, graphqlJson],
    ['*/*', 'application/json'],
  ])('Accept: %s selects %s', async (accept, type) => {
    const answer = await toy.post({ query: '{ __typename }' }, { accept });
    expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
  });

  test('An unknown path is 404 in JSON', async () => {
    expect(refusal(await toy.send({ path: '/elsewhere' }))).toEqual(refused(404, 'NOT_FOUND'));
  });

  test('Health, readiness and metrics are served, and labels contain nothing from a request', async () => {
    expect((await toy.send({ path: '/health' })).status).toBe(200);
    expect((await toy.send({ path: '/ready' })).status).toBe(200);
    await toy.post({ query: 'query NameOfACaller { __typename }' });
    const { text } = await toy.send({ path: '/metrics' });
    expect(text).toMatch(/tertulia_gateway_requests_total\{caller="ANONYMOUS",code="OK"\} \d+/);
    expect(text).toMatch(/tertulia_requests_total\{service="gateway",kind="REQUEST",code="OK"\} \d+/);
    expect(text).not.toContain('NameOfACaller');
  });

  test('The gateway is not ready while identity does not respond, nor while it stops', async () => {
    const other = await startToyGateway('HTTP');
    expect((await other.send({ path: '/ready' })).status).toBe(200);
    await other.close();
    const broken = await startToyGateway('LOCAL', {
      settings: { identitySubgraph: 'nobody' },
    });
    const answer = await broken.send({ path: '/ready' });
    expect([answer.status, answer.text]).toEqual([503, '{"status":"not ready","waitingFor":"identity"}']);
    expect((await broken.send({ path: '/health' })).status).toBe(200);
    await broken.close();
  });
});

describe('rates', () => {
  test('A caller above the rate gets 429 with Retry-After', async () => {
    const strict = await startToyGateway('LOCAL', {
      settings: { rates: { ...ratesDefault, ANONYMOUS: { points: 2, windowSeconds: 30 } } },
    });
    const first = await strict.post({ query: '{ __typename }' });
    expect(first.headers.get('ratelimit-remaining')).toBe('1');
    await strict.post({ query: '{ __typename }' });
    const third = await strict.post({ query: '{ __typename }' }, { 'x-forwarded-for': '10.1.2.3' });
    expect(refusal(third)).toEqual(refused(429, 'RATE_LIMITED'));
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    await strict.close();
  });

  test('A rate limit of a subgraph is 429 with Retry-After; if other fields were executed, only Retry-After is set', async () => {
    const alone = await toy.post({ query: 'mutation { rest }' });
    expect([alone.status, codesOf(alone), alone.headers.get('retry-after')]).toEqual([429, ['RATE_LIMITED'], '7']);
    expect(alone.body.errors?.[0]?.extensions['data']).toEqual({ retryAfterSeconds: 7 });
    const beside = await toy.post({ query: 'mutation { rest placeOrder(id: "1") { id } }' });
    expect([beside.status, codesOf(beside), beside.headers.get('retry-after')]).toEqual([200, ['RATE_LIMITED'], '7']);
  });

  test('Every refusal for a limit reports it: rate, size or time', async () => {
    const strict = await startToyGateway('LOCAL', {
      settings: { rates: { ...ratesDefault, ANONYMOUS: { points: 0, windowSeconds: 30 } }, bodyBytesMax: 100 },
    });
    const data = (answer: Answer): unknown => answer.body.errors?.[0]?.extensions['data'];
    const limited = await strict.post({ query: '{ __typename }' });
    expect(data(limited)).toEqual({ limit: 0, remaining: 0, retryAfterSeconds: expect.any(Number) });
    expect(limited.headers.get('ratelimit-limit')).toBe('0');
    expect(limited.headers.get('ratelimit-reset')).toBe(limited.headers.get('retry-after'));
    expect(data(await strict.post({ query: `{ ${'a '.repeat(100)} }` }))).toEqual({ bytesMax: 100 });
    await strict.close();
  });

  test('Sensitive fields are counted per occurrence, whatever their alias', async () => {
    const strict = await startToyGateway('LOCAL', {
      settings: { rates: { ...ratesDefault, SENSITIVE: { points: 3, windowSeconds: 30 } } },
    });
    expect(codesOf(await strict.post({ query: 'mutation { a: signIn b: signIn }' }))).toEqual([]);
    const query = 'mutation { ...F } fragment F on Mutation { c: signIn d: signIn }';
    expect(refusal(await strict.post({ query }))).toEqual(refused(429, 'RATE_LIMITED'));
    expect(codesOf(await strict.post({ query: 'mutation { signOut }' }))).toEqual([]);
    await strict.close();
  });

  test('Behind a trusted proxy, the address is the one that the proxy reports', async () => {
    const strict = await startToyGateway('LOCAL', {
      settings: { trustedProxyHops: 1, rates: { ...ratesDefault, ANONYMOUS: { points: 1, windowSeconds: 30 } } },
    });
    const status = async (header: string): Promise<number> =>
      (await strict.post({ query: '{ __typename }' }, { 'x-forwarded-for': header })).status;
    expect(await status('10.0.0.1')).toBe(200);
    expect(await status('10.0.0.2')).toBe(200);
    expect(await status('10.9.9.9, 10.0.0.1')).toBe(429);
    expect(await status('2001:db8::1')).toBe(200);
    expect(await status('2001:db8::2')).toBe(429);
    await strict.close();
  });
});
