import { describe, expect, test } from '@jest/globals';
import { GraphqlTransport } from '../src/transport/graphql-transport.js';
import { payload } from './samples.js';

interface Request {
  readonly url: unknown;
  readonly init: RequestInit;
}

function transportThat(answer: () => Promise<Response>): { transport: GraphqlTransport; requests: Request[] } {
  const requests: Request[] = [];
  const transport = new GraphqlTransport({
    origin: 'https://chat.example',
    timeoutMs: 1_000,
    language: () => 'es',
    fetch: (url, init) => {
      requests.push({ url, init: init ?? {} });
      return answer();
    },
  });
  return { transport, requests };
}

const json = (value: unknown, status = 200): (() => Promise<Response>) => {
  return () => Promise.resolve(new Response(JSON.stringify(value), { status }));
};

describe('operations over HTTP', () => {
  test('A request has the token, the operation’s name and the visitor’s language, and no cookies', async () => {
    const { transport, requests } = transportThat(json({ data: { payload: payload([]) } }));
    await transport.send('secret', { clientMessageId: 'a', after: 3, answer: { choiceIds: ['x'] } });
    const { url, init } = requests[0] as Request;
    expect(url).toBe('https://chat.example/graphql');
    expect(init.credentials).toBe('omit');
    expect(init.headers).toEqual({
      'content-type': 'application/json',
      'accept-language': 'es',
      'apollo-require-preflight': '1',
      authorization: 'Visitor secret',
    });
    const body = JSON.parse(init.body as string) as object;
    expect(body).toMatchObject({
      operationName: 'SendMessage',
      variables: { input: { clientMessageId: 'a', after: 3, choiceIds: ['x'] } },
    });
  });

  test('An answer is sent as exactly one of text, choices and rating', async () => {
    const { transport, requests } = transportThat(json({ data: { payload: payload([]) } }));
    for (const answer of [{ text: 'hola' }, { choiceIds: ['x'] }, { rating: 0 }]) {
      await transport.send('t', { clientMessageId: 'a', after: 0, answer });
    }
    const inputs = requests.map(
      ({ init }) => (JSON.parse(init.body as string) as { variables: { input: object } }).variables,
    );
    expect(inputs.map(({ input }) => Object.keys(input).slice(2))).toEqual([['text'], ['choiceIds'], ['rating']]);
  });

  test('No network, an HTML page of a proxy and an empty response are temporary faults', async () => {
    const broken = transportThat(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(broken.transport.startOver('t')).rejects.toMatchObject({ fault: 'unreachable' });
    const proxy = transportThat(() => Promise.resolve(new Response('<html>', { status: 502 })));
    await expect(proxy.transport.startOver('t')).rejects.toMatchObject({ fault: 'busy' });
    const empty = transportThat(json({ data: null }));
    await expect(empty.transport.startOver('t')).rejects.toMatchObject({ fault: 'busy' });
  });
});
