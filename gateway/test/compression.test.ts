import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { parse, type OperationDefinitionNode } from 'graphql';
import { acceptedEncoding } from '../src/http/compress.js';
import { holdsSecrets } from '../src/http/holds-secrets.js';
import { startToyGateway, type ToyGateway } from './toys/toy-gateway.js';

let toy: ToyGateway;
beforeAll(async () => {
  toy = await startToyGateway('LOCAL');
});
afterAll(async () => toy.close());

interface Raw {
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly bytes: Buffer;
}

/** Sends a request without a client that decompresses automatically. */
function post(query: string, headers: Record<string, string>): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const sent = request(toy.url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers } });
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, bytes: Buffer.concat(chunks) }));
    });
    sent.on('error', reject);
    sent.end(JSON.stringify({ query }));
  });
}

const long = '{ orders(first: 50) { id title } }';

describe('compression of responses', () => {
  test('A long response is compressed with an encoding that the caller accepts', async () => {
    const plain = await post(long, {});
    expect(plain.headers['content-encoding']).toBeUndefined();
    const brotli = await post(long, { 'accept-encoding': 'gzip, deflate, br' });
    expect([brotli.headers['content-encoding'], brotliDecompressSync(brotli.bytes)]).toEqual(['br', plain.bytes]);
    const gzip = await post(long, { 'accept-encoding': 'br;q=0, gzip' });
    expect([gzip.headers['content-encoding'], gunzipSync(gzip.bytes)]).toEqual(['gzip', plain.bytes]);
    for (const { headers, bytes } of [brotli, gzip]) {
      expect(headers['content-length']).toBe(String(bytes.length));
      expect(headers['vary']).toContain('accept-encoding');
      expect(bytes.length).toBeLessThan(plain.bytes.length / 4);
    }
  });

  test('A short response is not compressed', async () => {
    expect((await post('{ __typename }', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
  });

  test('The response to a mutation, which can contain both input and secrets, is not compressed', async () => {
    const query = `mutation { placeOrder(id: "${'x'.repeat(2_000)}") { id title } }`;
    expect((await post(query, { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
  });
});

describe('detection of secrets', () => {
  const isSecret = (query: string): boolean => {
    const document = parse(query);
    return holdsSecrets(document, document.definitions[0] as OperationDefinitionNode);
  };

  test.each([
    '{ visitorConversation { token } }',
    '{ a: createdKey { key } }',
    '{ visitorConversation { ...F } } fragment F on P { hidden: resumeToken }',
    '{ webhook { signingSecret } }',
    'mutation { renameBot { bot { id } } }',
    'subscription { liveConversations { at } }',
  ])('A response to %s may contain a secret', (query) => {
    expect(isSecret(query)).toBe(true);
  });

  test.each([
    '{ organization { bots { nodes { id name } } } }',
    '{ organization { apiKeys { id prefix } } }',
    '{ a { tokens } }',
  ])('A response to %s contains no secret', (query) => {
    expect(isSecret(query)).toBe(false);
  });
});

describe('choice of the encoding', () => {
  test.each([
    [undefined, null],
    ['', null],
    ['identity', null],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['gzip, br', 'br'],
    ['br;q=0.5, gzip', 'gzip'],
    ['*', 'br'],
    ['*;q=0', null],
    ['br;q=0, *', 'gzip'],
    ['deflate', null],
    ['gzip;q=oops', null],
  ])('Accept-Encoding %p selects %p', (header, encoding) => {
    expect(acceptedEncoding(header)).toBe(encoding);
  });
});
