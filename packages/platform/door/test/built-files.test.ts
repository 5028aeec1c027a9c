import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, get, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { builtFiles } from '../src/built-files.js';

const text = 'export const salon = 1;'.repeat(100);
let root: string;
let server: Server;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'built-files-'));
  const chunks = join(root, 'static', 'chunks');
  await mkdir(chunks, { recursive: true });
  await writeFile(join(root, 'secret.js'), 'secret');
  await writeFile(join(chunks, 'a.js'), text);
  await writeFile(join(chunks, 'a.js.gz'), gzipSync(text));
  await writeFile(join(chunks, 'a.js.br'), brotliCompressSync(text));
  const serve = builtFiles(join(root, 'static'));
  server = createServer((request, response) => {
    if (!serve(request, response)) response.writeHead(404).end(`no file: ${request.url}`);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(root, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The request as it was written: `fetch` would tidy the path and unpack the body. */
async function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) });
      });
    }).on('error', reject);
  });
}

describe('files of the built portal', () => {
  test.each([
    ['br, gzip', 'br', brotliCompressSync(text)],
    ['gzip', 'gzip', gzipSync(text)],
    ['identity', undefined, Buffer.from(text)],
  ])('A browser that accepts %s gets the copy in that form, to keep for a year', async (accepted, encoding, body) => {
    const answer = await ask('/_next/static/chunks/a.js', { 'accept-encoding': accepted });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringContaining('text/javascript') as unknown,
      'cache-control': 'public,max-age=31536000,immutable',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.body.equals(body)).toBe(true);
  });

  test('A browser that has the file is told that it is unchanged', async () => {
    const { etag = '' } = (await ask('/_next/static/chunks/a.js')).headers;
    expect((await ask('/_next/static/chunks/a.js', { 'if-none-match': etag })).status).toBe(304);
  });

  test.each(['/_next/static/chunks/b.js', '/_next/static/', '/sign-in', '/_next/static/../secret.js'])(
    'A request for %s goes on unchanged to the framework',
    async (path) => {
      expect(String((await ask(path)).body)).toBe(`no file: ${path}`);
    },
  );

  test.each(['/_next/static/%2e%2e/secret.js', '/_next/static/..%2fsecret.js', '/_next/static/%', '/_next/static//'])(
    'The path %s leads to no file outside of the folder',
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(404);
      expect(String(answer.body)).not.toBe('secret');
    },
  );
});
