import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { principals } from '@tertulia/testkit';
import { buildSchema, parse } from 'graphql';
import { preparedOperations } from '../src/execution/prepared-operations.js';
import { planSupergraph } from '../src/execution/planned-supergraph.js';
import { OperationGate } from '../src/protection/admit-operation.js';
import { KnownOperations } from '../src/protection/known-operations.js';
import { limitsDefault } from '../src/protection/limits.js';
import { SchemaCosts } from '../src/protection/schema-costs.js';
import { connectClient } from './toys/socket-client.js';
import { codesOf, composeToys, startToyGateway, type ToyGateway } from './toys/toy-gateway.js';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const byHash = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(text) } } });

const list = 'query List($first: Int!) { orders(first: $first) { id similar { id } } }';
const place = 'mutation Place($id: ID!) { placeOrder(id: $id) { id } }';
const news = 'subscription News { orderPlaced { id } }';
const deep = `query Deep { orders(first: 100) { ${'similar { '.repeat(20)} id ${'} '.repeat(20)} } }`;
const texts = [list, place, news, deep];

describe('operations that the gateway knows by their hash', () => {
  const apiKey = 'ttl_live_0123456789abcdef';
  const authorization = `Bearer ${apiKey}`;
  let toy: ToyGateway;
  beforeAll(async () => {
    toy = await startToyGateway('LOCAL', { known: new KnownOperations(texts) });
    toy.identity.apiKeys.set(apiKey, principals.apiKey([]));
  });
  afterAll(async () => toy.close());

  test('The hash is answered like the text, and costs the same', async () => {
    const variables = { first: 3 };
    const [hashed, sent] = [
      await toy.post({ ...byHash(list), variables }, { authorization }),
      await toy.post({ query: list, variables }, { authorization }),
    ];
    expect(hashed.body.data).toMatchObject({ orders: [{}, {}, {}] });
    expect(hashed.body.data).toEqual(sent.body.data);
    const costOf = ({ body }: typeof sent) => body.extensions?.['cost'] as { requested: number; actual: number };
    expect(costOf(hashed).requested).toBeGreaterThan(30);
    expect(costOf(hashed)).toMatchObject({ requested: costOf(sent).requested, actual: costOf(sent).actual });
  });

  test('An upper-case hash and the empty text beside it are accepted', async () => {
    const sha256Hash = hashOf(list).toUpperCase();
    const answer = await toy.post({
      query: '',
      variables: { first: 1 },
      extensions: { persistedQuery: { version: 1, sha256Hash } },
    });
    expect(answer.body.data).toMatchObject({ orders: [{}] });
  });

  test('Limits hold for a hash as for its text', async () => {
    const codes = codesOf(await toy.post({ query: deep }));
    expect(codes).toHaveLength(1);
    expect(codesOf(await toy.post(byHash(deep)))).toEqual(codes);
  });

  test('A hash that is not known is refused, and asks for the text', async () => {
    const answer = await toy.post(byHash('query Other { __typename }'));
    expect([answer.status, codesOf(answer)]).toEqual([400, ['PERSISTED_QUERY_NOT_SUPPORTED']]);
  });

  test('A text that was sent does not become known', async () => {
    const other = 'query Other { __typename }';
    expect((await toy.post({ query: other, ...byHash(other) })).body).toEqual({ data: { __typename: 'Query' } });
    expect(codesOf(await toy.post(byHash(other)))).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED']);
  });

  test('A GET by hash answers queries only, and only where another site cannot send it', async () => {
    const search = (text: string, variables: object) =>
      `?${new URLSearchParams({ extensions: JSON.stringify(byHash(text).extensions), variables: JSON.stringify(variables) })}`;
    const headers = { 'apollo-require-preflight': '1' };
    const wanted = search(list, { first: 1 });
    expect((await toy.send({ search: wanted, headers })).body.data).toMatchObject({ orders: [{}] });
    expect(codesOf(await toy.send({ search: wanted }))).toEqual(['CSRF_REFUSED']);
    const mutation = await toy.send({ search: search(place, { id: '1' }), headers });
    expect([mutation.status, codesOf(mutation)]).toEqual([405, ['OPERATION_KIND_NOT_SERVED']]);
  });

  test('A subscription is named by its hash over a socket', async () => {
    const client = await connectClient(toy.socketUrl);
    const events = client.subscribe('', byHash(news));
    const unknown = client.subscribe('', byHash('subscription Other { orderPlaced { id } }'));
    expect(await unknown.next()).toMatchObject([{ extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }]);
    await toy.post({ ...byHash(place), variables: { id: '42' } });
    expect(await events.next()).toEqual({ data: { orderPlaced: { id: '42' } } });
    client.close();
    await client.closed;
  });
});

describe('memory of the gateway', () => {
  const others = Array.from({ length: 1_500 }, (_, index) => `query Other${index} { __typename }`);

  test('Known operations are parsed once, however many others come between', () => {
    const api = 'type Query { a: Int }';
    const costs = new SchemaCosts(buildSchema(api), api);
    const known = 'query Known { a }';
    const other = 'query NotKnown { a }';
    const gate = new OperationGate(limitsDefault, () => costs, new KnownOperations([known]));
    const documentOf = (query: string) =>
      gate.admit({ query, operationName: null, variables: {} }, { kind: 'USER', way: 'POST' }).document;
    const before = [documentOf(known), documentOf(other)];
    for (const query of others) documentOf(query);
    expect(documentOf(known)).toBe(before[0]);
    expect(documentOf(other)).not.toBe(before[1]);
  });

  test('Known operations are planned once, however many others come between', () => {
    const supergraph = planSupergraph(composeToys());
    const planned: string[] = [];
    const known = new KnownOperations([list]);
    const plan: typeof supergraph.plan = (document, name) => {
      planned.push(name ?? '');
      return supergraph.plan(document, name);
    };
    const prepare = preparedOperations({ ...supergraph, plan }, (hash) => known.has(hash));
    const ask = (query: string) =>
      prepare({ document: parse(query), operationName: 'List', queryHash: hashOf(query), variables: { first: 1 } });
    const shape = (index: number) => `query List($first: Int!) { o${index}: orders(first: $first) { id } }`;
    ask(list);
    ask(shape(0));
    for (let index = 1; index <= 1_500; index += 1) ask(shape(index));
    planned.length = 0;
    ask(list);
    expect(planned).toEqual([]);
    ask(shape(0));
    expect(planned).toEqual(['List']);
  });
});

describe('the file of known operations', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'operations-'));
  });
  afterAll(async () => rm(folder, { recursive: true, force: true }));

  test('Texts are found under the hashes of the file', async () => {
    const path = join(folder, 'right.json');
    await writeFile(path, JSON.stringify({ [hashOf(list)]: list }));
    const known = await KnownOperations.read(path);
    expect(known.textOf(hashOf(list))).toBe(list);
    expect([known.has(list), known.has(hashOf(list)), known.has(place)]).toEqual([true, true, false]);
  });

  test('A text under the hash of another keeps the gateway from starting', async () => {
    const path = join(folder, 'wrong.json');
    await writeFile(path, JSON.stringify({ [hashOf(list)]: place }));
    await expect(KnownOperations.read(path)).rejects.toThrow(hashOf(list));
  });
});
