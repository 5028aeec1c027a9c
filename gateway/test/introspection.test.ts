import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { pino } from 'pino';
import { codesOf, startToyGateway, type ToyGateway } from './toys/toy-gateway.js';

let toy: ToyGateway;
const lines: string[] = [];
beforeAll(async () => {
  const log = pino({ level: 'error' }, { write: (line) => void lines.push(line) });
  toy = await startToyGateway('LOCAL', { log });
});
afterAll(async () => toy.close());

describe('introspection by graphql-js', () => {
  test.each([
    ['of a type, whether it is a one-of', '{ __type(name: "Order") { isOneOf } }', { __type: { isOneOf: null } }],
    ['with an alias', '{ a: __type(name: "Order") { name } }', { a: { name: 'Order' } }],
    ['of a type that does not exist', '{ __type(name: "Nothing") { name } }', { __type: null }],
    [
      'of deprecated members',
      '{ __type(name: "Order") { inputFields(includeDeprecated: true) { name } } }',
      {
        __type: { inputFields: null },
      },
    ],
    [
      'of directives',
      '{ __schema { directives { isRepeatable args(includeDeprecated: true) { isDeprecated } } } }',
      {
        __schema: { directives: expect.any(Array) },
      },
    ],
    ['when it is skipped', '{ __typename __type(name: "Order") @skip(if: true) { isOneOf } }', { __typename: 'Query' }],
    [
      'through fragments',
      '{ ...F } fragment F on Query { __type(name: "Order") { ...T } } fragment T on __Type { isOneOf }',
      {
        __type: { isOneOf: null },
      },
    ],
  ])('Introspection works %s', async (_, query, data) => {
    expect((await toy.post({ query })).body).toEqual({ data });
  });

  test('Introspection and other fields can be mixed, and the response keeps the order of the operation', async () => {
    const query = `query Q($name: String!, $t: String) {
      first: echo(text: $t)
      __type(name: $name) { ...T }
      ... on Query { __schema { queryType { name } } last: echo(text: "b") ...M }
    }
    fragment T on __Type { name isOneOf }
    fragment M on Query { more: __type(name: "Order") { isOneOf } caller { kind } }`;
    const { body, text } = await toy.post({ query, variables: { name: 'Order', t: 'a' } });
    expect(body).toEqual({
      data: {
        first: 'a',
        __type: { name: 'Order', isOneOf: null },
        __schema: { queryType: { name: 'Query' } },
        last: 'b',
        more: { isOneOf: null },
        caller: { kind: 'ANONYMOUS' },
      },
    });
    expect(Object.keys((JSON.parse(text) as { data: object }).data)).toEqual([
      'first',
      '__type',
      '__schema',
      'last',
      'more',
      'caller',
    ]);
  });

  test('The full introspection query works', async () => {
    const query = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    const { body } = await toy.post({ query });
    expect(body.errors).toBeUndefined();
    expect(JSON.stringify(body.data)).not.toContain('resolveCredential');
  });

  test('Introspection works in one of several operations of a document', async () => {
    const query = 'query A { __type(name: "Order") { isOneOf } } query B { echo(text: "b") }';
    expect((await toy.post({ query, operationName: 'A' })).body).toEqual({ data: { __type: { isOneOf: null } } });
    expect((await toy.post({ query, operationName: 'B' })).body).toEqual({ data: { echo: 'b' } });
  });

  test('A variable of the wrong type is a client error', async () => {
    const query = 'query($name: String!) { __type(name: $name) { name } }';
    expect(codesOf(await toy.post({ query, variables: { name: 7 } }))).toEqual(['BAD_USER_INPUT']);
  });

  test('No introspection query is logged as a defect', () => {
    expect(lines).toEqual([]);
  });
});

describe('hash of a persisted query', () => {
  const query = '{ __typename }';
  const right = createHash('sha256').update(query).digest('hex');
  const persisted = (persistedQuery: unknown) => ({ extensions: { persistedQuery } });

  test('A hash that matches the text is accepted', async () => {
    const answer = await toy.post({ query, ...persisted({ version: 1, sha256Hash: right }) });
    expect(answer.body).toEqual({ data: { __typename: 'Query' } });
    expect((await toy.post({ query, ...persisted(null) })).body).toEqual({ data: { __typename: 'Query' } });
  });

  test.each([
    ['that is malformed', { version: 1, sha256Hash: 'x' }],
    ['that is not a text', { version: 1, sha256Hash: 7 }],
    ['that is missing', { version: 1 }],
    ['of another version', { version: 2, sha256Hash: right }],
    ['of another text', { version: 1, sha256Hash: right.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) }],
    ['in a value that is not an object', 'x'],
    ['in a list', []],
  ])('A hash %s is refused', async (_, extension) => {
    const answer = await toy.post({ query, ...persisted(extension) });
    expect([answer.status, codesOf(answer)]).toEqual([400, ['PERSISTED_QUERY_HASH_INVALID']]);
  });

  test('A hash without a text is refused, because operations are not stored', async () => {
    const answer = await toy.post(persisted({ version: 1, sha256Hash: right }));
    expect([answer.status, codesOf(answer)]).toEqual([400, ['PERSISTED_QUERY_NOT_SUPPORTED']]);
  });
});
