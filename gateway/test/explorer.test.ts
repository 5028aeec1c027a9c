import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { codesOf, startToyGateway, type ToyGateway } from './toys/toy-gateway.js';

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const script = `console.log('${'x'.repeat(2_000)}');`;
let folder: string;
let toy: ToyGateway;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'explorer-'));
  for (const [name, text] of [
    ['explorer.js', script],
    ['explorer.css', 'body { margin: 0 }'],
  ] as const) {
    await writeFile(join(folder, name), text);
    await writeFile(join(folder, `${name}.gz`), gzipSync(text));
    await writeFile(join(folder, `${name}.br`), brotliCompressSync(text));
  }
  toy = await startToyGateway('LOCAL', { settings: { explorerFolder: folder } });
});
afterAll(async () => {
  await toy.close();
  await rm(folder, { recursive: true });
});

describe('browsers at /graphql', () => {
  test('A browser gets the explorer in its language, with a policy that allows no foreign or inline scripts', async () => {
    const page = await toy.send({ headers: { ...browser, 'accept-language': 'en' }, search: '?query=%7Bcaller%7D' });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain('<html lang="en">');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w-]{24}';/);
    expect(policy).toContain(
      "connect-src 'self' ws://portal.example; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(page.text).not.toMatch(/<script(?![^>]*src="\/)|<style|https?:\/\//);
    const nonce = /nonce-([\w-]+)/.exec(policy)?.[1];
    expect(page.text).toContain(`content="${nonce}"`);
    const again = await toy.send({ headers: browser });
    expect(again.headers.get('content-security-policy')).not.toBe(policy);
  });

  test.each([
    ['a program that asks for JSON', { accept: 'application/json' }],
    ['a program that takes anything', { accept: '*/*' }],
    ['a program that sends a custom header', { ...browser, 'apollo-require-preflight': '1' }],
  ])('The explorer is not sent to %s', async (_, headers) => {
    const answer = await toy.send({ headers, search: '?query=%7B__typename%7D' });
    expect(answer.headers.get('content-type')).toMatch(/^application\/.*json/);
  });

  test('Scripts and styles are sent compressed, and not at all when they have not changed', async () => {
    for (const encoding of ['br', 'gzip']) {
      const file = await toy.send({ path: '/graphql/explorer.js', headers: { 'accept-encoding': encoding } });
      expect([file.text, file.headers.get('content-encoding')]).toEqual([script, encoding]);
      expect(file.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      const etag = file.headers.get('etag') ?? '';
      const headers = { 'accept-encoding': encoding, 'if-none-match': etag };
      expect((await toy.send({ path: '/graphql/explorer.js', headers })).status).toBe(304);
    }
    const plain = await toy.send({ path: '/graphql/explorer.css', headers: { 'accept-encoding': 'identity' } });
    expect([plain.text, plain.headers.get('content-encoding')]).toEqual(['body { margin: 0 }', null]);
    expect((await toy.send({ path: '/graphql/explorer.js', method: 'POST' })).status).toBe(405);
  });

  test('The public schema can be downloaded', async () => {
    const { text, headers } = await toy.send({ path: '/graphql/schema.graphql' });
    expect(headers.get('content-disposition')).toBe('attachment; filename="tertulia.graphql"');
    expect(buildSchema(text).getQueryType()?.getFields()['orders']?.description).toBe('Orders.');
    expect(text).not.toContain('resolveCredential');
  });

  test('Without a built explorer, a browser is refused', async () => {
    const bare = await startToyGateway('LOCAL', { settings: { explorerFolder: null } });
    const answer = await bare.send({ headers: browser });
    expect(codesOf(answer)).toHaveLength(1);
    expect((await bare.send({ path: '/graphql/explorer.js' })).status).toBe(404);
    await bare.close();
  });
});
