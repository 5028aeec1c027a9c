import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { principals } from '@tertulia/testkit';
import { parse, print, type DocumentNode } from 'graphql';
import { createClient } from 'graphql-ws';
import { firstValueFrom } from 'rxjs';
import { createHashLink, createSubscriptionLink } from '../../portal/src/apollo/hash-link.js';
import { postOperation } from '../../widget/src/transport/post-operation.js';
import { KnownOperations } from '../src/protection/known-operations.js';
import { startToyGateway, type ToyGateway } from './toys/toy-gateway.js';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const asSent = (text: string): string => print(new InMemoryCache().transformDocument(parse(text)));
/** As the portal's generated modules hold it. */
const documentOf = (text: string): DocumentNode =>
  ({ ...parse(text), __meta__: { hash: hashOf(asSent(text)) } }) as DocumentNode;

const apiKey = 'ttl_live_0123456789abcdef';
const list = 'query List($first: Int!) { orders(first: $first) { id title } }';
const place = 'mutation Place($id: ID!) { placeOrder(id: $id) { id } }';
const news = 'subscription News { ownOrders { id } }';
const ofWidget = 'query Unread($text: String) { echo(text: $text) }';
const known = new KnownOperations([...[list, place, news].map(asSent), ofWidget]);

/** Bodies of requests: what named the operation. */
const sent: string[] = [];
const noting: typeof fetch = async (url, init) => {
  const { query } = JSON.parse(init?.body as string) as { query?: string };
  sent.push(query === undefined ? 'hash' : 'text');
  return fetch(url, init);
};
const newest = async <Value>(act: () => Promise<Value>): Promise<{ value: Value; sent: string[] }> => {
  sent.length = 0;
  const value = await act();
  return { value, sent: [...sent] };
};

describe.each([
  ['that knows the operations of this release', known, ['hash'], ['hash']],
  [
    'of a release with other operations',
    new KnownOperations(['query List { __typename }']),
    ['hash', 'text'],
    ['text'],
  ],
  ['that knows no operations', undefined, ['hash', 'text'], ['text']],
] as const)('a gateway %s', (_, operations, first, later) => {
  let toy: ToyGateway;
  let client: ApolloClient;
  beforeAll(async () => {
    toy = await startToyGateway('LOCAL', operations === undefined ? {} : { known: operations });
    const http = new HttpLink({ uri: toy.url, fetch: noting, headers: { 'apollo-require-preflight': '1' } });
    client = new ApolloClient({ cache: new InMemoryCache(), link: ApolloLink.from([createHashLink(), http]) });
  });
  afterAll(async () => toy.close());

  test('A page of the portal is answered, and sends the text only where it is needed', async () => {
    const ask = async (wanted: number) =>
      client.query({ query: documentOf(list), variables: { first: wanted }, fetchPolicy: 'no-cache' });
    const one = await newest(async () => ask(2));
    expect(one.value.data).toMatchObject({ orders: [{ title: 'Order 0' }, { title: 'Order 1' }] });
    expect(one.sent).toEqual(first);
    expect((await newest(async () => ask(1))).sent).toEqual(later);
  });

  test('A mutation of the portal is executed once', async () => {
    const placed: string[] = [];
    const stream = toy.orders.placed.listen();
    const { value } = await newest(async () => client.mutate({ mutation: documentOf(place), variables: { id: '42' } }));
    expect(value.data).toMatchObject({ placeOrder: { id: '42' } });
    await client.mutate({ mutation: documentOf(place), variables: { id: 'last' } });
    for await (const { id } of stream) {
      placed.push(id);
      if (id === 'last') break;
    }
    expect(placed).toEqual(['42', 'last']);
  });

  test('A subscription of the portal is served over its socket', async () => {
    const socket = createClient({ url: toy.socketUrl, connectionParams: { apiKey } });
    toy.identity.apiKeys.set(apiKey, principals.apiKey([]));
    const live = new ApolloClient({
      cache: new InMemoryCache(),
      link: ApolloLink.from([createHashLink(), createSubscriptionLink(socket)]),
    });
    const { data } = await firstValueFrom(live.subscribe({ query: documentOf(news) }));
    expect(data).toMatchObject({ ownOrders: { id: 'first' } });
    await socket.dispose();
  });

  test('The chat is answered, and sends the text only where it is needed', async () => {
    const options = { origin: new URL(toy.url).origin, fetch: noting, timeoutMs: 60_000, language: () => 'en' };
    // Each gateway refuses a hash of its own: the chat remembers what was refused.
    const query = operations === known ? ofWidget : `${ofWidget} # ${first.length}${operations === undefined}`;
    const operation = { operationName: 'Unread', query, hash: hashOf(query), variables: { text: 'a' } };
    const ask = async () => postOperation(options, operation, {});
    const one = await newest(ask);
    expect([one.value, one.sent]).toEqual([{ echo: 'a' }, first]);
    expect((await newest(ask)).sent).toEqual(later);
  });
});
