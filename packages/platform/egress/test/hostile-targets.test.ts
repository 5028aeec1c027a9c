import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Egress, EgressError, type EgressRequest } from '@tertulia/egress';
import { isPublicAddress } from '../src/address.js';
import { hostileHosts } from './hostile-hosts.js';
import { outside, type Outside } from './loopback.js';

const organizationId = 'org-1';
let canary: Outside;
let egress: Egress;

beforeAll(async () => {
  canary = await outside((_, response) => response.end('reached'));
  egress = new Egress({
    ...{ allowed: new Set(), limits: { ...{ atOnce: 50, waiting: 50 }, failuresMax: 1_000, coolDownMs: 100 } },
    resolveAll: (_host, _options, done) => done(null, addresses),
  });
});
afterAll(async () => {
  await egress.close();
  await canary.close();
});

/** What every name resolves to in these tests. */
let addresses = [{ address: '93.184.215.14', family: 4 }];

async function failureOf(request: Omit<EgressRequest, 'organizationId'>): Promise<EgressError> {
  const error: unknown = await egress
    .request({ organizationId, timeoutMs: 20_000, ...request })
    .catch((thrown: unknown) => thrown);
  if (!(error instanceof EgressError)) throw new Error(`not refused: ${JSON.stringify(request)}`);
  return error;
}

describe('targets that lead inside', () => {
  test.each(hostileHosts)('The literal address %s is refused on both schemes', async (host) => {
    for (const scheme of ['http', 'https']) {
      const { failure } = await failureOf({ url: `${scheme}://${host}/` });
      expect(failure).toBe('REFUSED');
    }
  });

  test.each([
    ['http://localhost/', 'HOST'],
    ['http://metadata/', 'HOST'],
    ['http://metadata.google.internal./', 'HOST'],
    ['http://example.com./', 'HOST'],
    ['http://../', 'HOST'],
    ['http://user@example.com/', 'USER_INFO'],
    ['http://user:secret@example.com/', 'USER_INFO'],
    ['http://@example.com/', 'USER_INFO'],
    ['https:/\t/user@example.com/', 'USER_INFO'],
    ['https://:@example.com/', 'USER_INFO'],
    ['https:\\\\:@example.com\\', 'USER_INFO'],
    ['http://example.com:22/', 'PORT'],
    ['http://example.com:8080/', 'PORT'],
    ['https://example.com:6379/', 'PORT'],
    ['ftp://example.com/', 'SCHEME'],
    ['file:///etc/passwd', 'SCHEME'],
    ['gopher://example.com/', 'SCHEME'],
    ['data:text/plain,x', 'SCHEME'],
    ['javascript:alert(1)', 'SCHEME'],
    ['//example.com/', 'URL'],
    ['example.com', 'URL'],
    ['', 'URL'],
    ['http://', 'URL'],
    ['http://[::1', 'URL'],
    [`http://example.com/${'x'.repeat(9_000)}`, 'URL'],
  ])('The address %s is refused by the rule %s', async (url, reason) => {
    expect(await failureOf({ url })).toMatchObject({ failure: 'REFUSED', reason });
  });

  test.each([
    ['127.0.0.1', 4],
    ['169.254.169.254', 4],
    ['::1', 6],
    ['::ffff:10.0.0.1', 6],
    ['64:ff9b::a00:1', 6],
    ['fd00::1', 6],
  ])('A name that resolves to %s fails like one that does not exist, in each way out', async (address, family) => {
    for (const resolved of [[{ address, family }], []]) {
      addresses = resolved;
      const alike = { failure: 'UNREACHABLE', reason: null, message: 'UNREACHABLE' };
      expect(await failureOf({ url: `http://rebind.example.com/${resolved.length}` })).toMatchObject(alike);
      await expect(egress.fetchFor(organizationId)('http://rebind.example.com/')).rejects.toMatchObject(alike);
      const mail = { organizationId, host: 'rebind.example.com', port: 587, timeoutMs: 20_000 };
      await expect(egress.connect(mail)).rejects.toMatchObject(alike);
    }
    expect(canary.seen).toHaveLength(0);
  });

  test('A name with one public and one private address is refused', async () => {
    addresses = [
      { address: '93.184.215.14', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ];
    expect(await failureOf({ url: 'http://mixed.example.com/' })).toMatchObject({ failure: 'UNREACHABLE' });
  });

  test.each([
    'Host',
    'Connection',
    'Content-Length',
    'Transfer-Encoding',
    'X-Forwarded-For',
    'X-aws-ec2-metadata-token',
    'Metadata',
    'Metadata-Flavor',
    'Proxy-Authorization',
    'Upgrade',
    'Bad Name',
    'x'.repeat(101),
  ])('The header %s is refused', async (name) => {
    expect(await failureOf({ url: 'http://example.com/', headers: { [name]: '1' } })).toMatchObject({
      reason: 'HEADER',
    });
  });

  test('A header value with a line break is refused', async () => {
    const headers = { 'x-note': 'a\r\nHost: inside' };
    expect(await failureOf({ url: 'http://example.com/', headers })).toMatchObject({ reason: 'HEADER' });
  });

  test('The fetch for libraries is held to the same rules', async () => {
    const fetch = egress.fetchFor(organizationId);
    await expect(fetch(`http://127.0.0.1:${canary.port}/`)).rejects.toMatchObject({ failure: 'REFUSED' });
    addresses = [{ address: '127.0.0.1', family: 4 }];
    await expect(fetch('http://rebind.example.com/')).rejects.toMatchObject({ failure: 'UNREACHABLE' });
  });

  test('A socket is opened to public addresses and ports of mail only', async () => {
    const caller = { organizationId, timeoutMs: 20_000 };
    await expect(egress.connect({ ...caller, host: '127.0.0.1', port: 587 })).rejects.toMatchObject({
      reason: 'ADDRESS',
    });
    await expect(egress.connect({ ...caller, host: 'example.com', port: 6379 })).rejects.toMatchObject({
      reason: 'PORT',
    });
    addresses = [{ address: '10.1.2.3', family: 4 }];
    await expect(egress.connect({ ...caller, host: 'smtp.example.com', port: 587 })).rejects.toMatchObject({
      failure: 'UNREACHABLE',
    });
  });

  test('Nothing reached the server inside, and no failure names an address', async () => {
    const errors = await Promise.all(
      [`http://127.0.0.1:${canary.port}/`, `http://[::ffff:127.0.0.1]:${canary.port}/`].map(async (url) =>
        failureOf({ url }),
      ),
    );
    expect(errors.map(({ message }) => message).join(' ')).not.toMatch(/127|::|\d{4}/);
    expect(canary.seen).toHaveLength(0);
  });
});

test.each([
  ...['010.0.0.1', '0x8.8.8.8', '8.8.8', '134744072', ' 8.8.8.8', '8.8.8.8 ', ''],
  ...['2606:4700::5efe:7f00:1', '2606:4700::200:5efe:10.0.0.1'],
])('%j, which readers could understand differently or which has another address inside, is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each([
  'https://exa\tmple.com/',
  'https://example.com/a\0b',
  'https://example.com/\ud800',
  'https://example.com\\@a.example/',
])('The address %j is none to keep', (url) => {
  expect(egress.mayRequest(url)).toBe(false);
  expect(egress.mayRequest('https://example.com/a%00b?c=@d')).toBe(true);
});

test('Public addresses are recognised', () => {
  const open = ['8.8.8.8', '93.184.215.14', '2606:4700:4700::1111', '2a00:1450:4001:80b::200e'];
  expect(open.filter((address) => !isPublicAddress(address))).toEqual([]);
});
