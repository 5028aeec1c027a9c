import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { curlOf, ownScheme, ownSchemes, type OwnScheme } from '../../src/features/integrations/model/sources.js';

const url = 'https://tertulia.example/hooks/abc';
const secrets: Record<OwnScheme, string> = {
  STANDARD_WEBHOOKS: `whsec_${Buffer.from('a key of thirty-two bytes, exact').toString('base64')}`,
  HMAC_SHA256: 'it\'s a $secret `with` "quotes"',
  BEARER: 'plain-secret-0123456789',
};

/** What the lines give to curl, run by a real shell with everything but curl itself. */
function givenToCurl(scheme: OwnScheme) {
  const header = scheme === 'HMAC_SHA256' ? 'x-shop-signature' : null;
  const lines = curlOf({ url, scheme, header }, secrets[scheme]);
  const told = execFileSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${lines}`], { encoding: 'utf8' });
  const parts = told.split('\0').slice(0, -1);
  const headers = parts.flatMap((part, index) => (part === '-H' ? [parts[index + 1] ?? ''] : []));
  const named = headers.map((line) => [line.split(': ')[0] ?? '', line.slice(line.indexOf(': ') + 2)] as const);
  return { address: parts[0], headers: Object.fromEntries(named), body: parts.at(-1) ?? '' };
}

describe('the example call of a source', () => {
  test('is sent to its address as JSON, whatever the scheme', () => {
    for (const scheme of ownSchemes) {
      const { address, headers, body } = givenToCurl(scheme);
      expect(address).toBe(url);
      expect(headers['content-type']).toBe('application/json');
      expect(JSON.parse(body)).toEqual({ pedido: 'A-7' });
    }
  });

  test('is signed with its id, time and body as Standard Webhooks says', () => {
    const { headers, body } = givenToCurl('STANDARD_WEBHOOKS');
    const [id, time] = [headers['webhook-id'], headers['webhook-timestamp']];
    expect(Math.abs(Number(time) - Date.now() / 1_000)).toBeLessThan(60);
    const key = Buffer.from(secrets.STANDARD_WEBHOOKS.slice('whsec_'.length), 'base64');
    const expected = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
  });

  test('has the signature of the body in the header of the source, also with a secret full of quotes', () => {
    const { headers, body } = givenToCurl('HMAC_SHA256');
    const expected = createHmac('sha256', secrets.HMAC_SHA256).update(body).digest('hex');
    expect(headers['x-shop-signature']).toBe(`sha256=${expected}`);
  });

  test('carries the secret itself where the sender does not sign', () => {
    expect(givenToCurl('BEARER').headers['authorization']).toBe(`Bearer ${secrets.BEARER}`);
  });
});

test('Schemes of vendors belong to connections', () => {
  expect(ownScheme('SLACK')).toBeNull();
  expect(ownScheme('HMAC_SHA256')).toBe('HMAC_SHA256');
});
