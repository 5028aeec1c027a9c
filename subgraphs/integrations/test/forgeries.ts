import { createHash, createHmac } from 'node:crypto';
import type { InboundScheme } from '../src/domain/inbound-source.js';
import { signed, type Call, type Sender } from './inbound-signing.js';

/** A request that its sender did not make, or not so. */
export interface Forgery {
  readonly title: string;
  readonly call: Call;
}

const signatureHeaders: Readonly<Record<InboundScheme, string>> = {
  ...{ SLACK: 'x-slack-signature', HUBSPOT: 'x-hubspot-signature-v3', STANDARD_WEBHOOKS: 'webhook-signature' },
  ...{ HMAC_SHA256: 'x-signature-256', BEARER: 'authorization' },
};
const timeHeaders: Partial<Record<InboundScheme, string>> = {
  ...{ SLACK: 'x-slack-request-timestamp', HUBSPOT: 'x-hubspot-request-timestamp' },
  STANDARD_WEBHOOKS: 'webhook-timestamp',
};
/** What stands before the signature in its header. */
const prefixes: Readonly<Record<InboundScheme, string>> = {
  ...{ SLACK: 'v0=', HUBSPOT: '', STANDARD_WEBHOOKS: 'v1,', HMAC_SHA256: 'sha256=', BEARER: 'Bearer ' },
};

/** At least forty forgeries of a genuine request with this body. */
export function forgeriesOf(scheme: InboundScheme, sender: Sender, body: string): Forgery[] {
  const genuine = signed[scheme](sender, body);
  const header = signatureHeaders[scheme];
  const value = genuine.headers[header] ?? '';
  const withValue = (one: string): Call => ({ ...genuine, headers: { ...genuine.headers, [header]: one } });
  const forged: Forgery[] = [
    { title: 'no header at all', call: { ...genuine, headers: {} } },
    { title: 'the signature in the address', call: moved(genuine, header, 'search') },
    { title: 'the signature in a cookie', call: moved(genuine, header, 'cookie') },
    { title: 'the signature in another header', call: moved(genuine, header, 'x-other') },
    ...wrongValues(value, prefixes[scheme], sender).map((one) => ({ title: `signature ${one}`, call: withValue(one) })),
    ...wrongSecrets(scheme, sender).map((secret) => ({
      title: `signed with ${secret.length} characters: ${secret}`,
      call: signed[scheme]({ ...sender, secret }, body),
    })),
  ];
  if (scheme === 'BEARER')
    return [...forged, ...wrongTokens(sender).map((one) => ({ title: one, call: withValue(one) }))];
  const bodies = wrongBodies(body).map((one) => ({
    title: `another body: ${JSON.stringify(one).slice(0, 30)}`,
    call: { ...genuine, body: one },
  }));
  const hashes = wrongHashes(sender.secret, body).map((one) => ({
    title: `another hash ${one}`,
    call: withValue(`${prefixes[scheme]}${one}`),
  }));
  return [...forged, ...bodies, ...hashes, ...wrongTimes(scheme, sender, body), ...ofScheme(scheme, sender, body)];
}

function moved({ headers, url, ...rest }: Call, header: string, to: 'search' | 'cookie' | 'x-other'): Call {
  const { [header]: value = '', ...others } = headers;
  const encoded = encodeURIComponent(value);
  if (to === 'search') return { ...rest, headers: others, url: `${url}?${header}=${encoded}` };
  return { ...rest, url, headers: { ...others, [to]: to === 'cookie' ? `${header}=${encoded}` : value } };
}

function wrongValues(value: string, prefix: string, { url }: Sender): string[] {
  const bare = value.slice(prefix.length);
  const swapped = bare.startsWith('A') ? 'B' : 'A';
  return [
    ...['', '0', 'null', 'undefined', 'true', '[object Object]', '*', prefix.trim(), url],
    ...[value.slice(0, -1), `${value}0`, `${value}=`, `${prefix}${swapped}${bare.slice(1)}`, `${value},${value}`],
    ...[
      `${prefix}${bare.slice(0, -2)}${bare.endsWith('x') ? 'yy' : 'xx'}`,
      `x${value}`,
      `${prefix}${'0'.repeat(bare.length)}`,
    ],
    ...[`${prefix}${bare.split('').toReversed().join('')}`, `v9=${bare}`, `sha1=${bare}`],
  ];
}

function wrongSecrets(scheme: InboundScheme, { secret, url }: Sender): string[] {
  const others = ['', 'x', 'undefined', 'null', secret.slice(-4), secret.slice(0, -8), `a${secret}`];
  const changed = [secret.split('').toReversed().join(''), url, 'a'.repeat(secret.length), `AAAA${secret.slice(6)}`];
  const all = [...others, ...changed];
  // Without a name there is nothing to send.
  return scheme === 'BEARER' ? all.filter((one) => one !== '') : all;
}

function wrongBodies(body: string): (string | Buffer)[] {
  return [
    ...['', '{}', `${body} `, `${body}\n`, ` ${body}`, `\uFEFF${body}`, body.slice(0, -1), `${body}${body}`],
    ...[body.toUpperCase(), body.replace('1', '2'), Buffer.from([0xff, 0xfe]), Buffer.from(body, 'utf16le')],
  ];
}

function wrongHashes(secret: string, body: string): string[] {
  const hash = (name: string) => createHash(name).update(body);
  const mac = (name: string, key: string, text: string) => createHmac(name, key).update(text);
  return [
    ...[hash('sha256').digest('hex'), hash('sha256').digest('base64'), hash('md5').digest('hex')],
    ...[mac('sha1', secret, body).digest('hex'), mac('sha512', secret, body).digest('hex')],
    ...[mac('sha256', body, secret).digest('hex'), mac('sha256', body, secret).digest('base64')],
    createHash('sha256').update(`${secret}${body}`).digest('hex'),
  ];
}

function wrongTimes(scheme: InboundScheme, sender: Sender, body: string): Forgery[] {
  const header = timeHeaders[scheme];
  if (header === undefined) return [];
  const genuine = signed[scheme](sender, body);
  const sent = genuine.headers[header] ?? '';
  const shifted = [-301, 301, -86_400, 86_400].map((seconds) => ({
    title: `signed ${seconds} seconds from now`,
    call: signed[scheme]({ ...sender, now: new Date(sender.now.getTime() + seconds * 1_000) }, body),
  }));
  const changed = [
    '',
    '0',
    '-1',
    '1e9',
    'NaN',
    'now',
    `${sent}.0`,
    `0x${sent}`,
    String(Number(sent) + 1),
    `${sent}000`,
  ];
  return [
    ...shifted,
    ...changed.map((one) => ({
      title: `the time ${one}`,
      call: { ...genuine, headers: { ...genuine.headers, [header]: one } },
    })),
  ];
}

function ofScheme(scheme: InboundScheme, sender: Sender, body: string): Forgery[] {
  const genuine = signed[scheme](sender, body);
  if (scheme === 'HUBSPOT') {
    const elsewhere = signed[scheme]({ ...sender, url: sender.url.replace('https:', 'http:') }, body);
    return [
      { title: 'signed for another address', call: { ...elsewhere, url: sender.url } },
      { title: 'a search that was not signed', call: { ...genuine, url: `${sender.url}?a=1` } },
    ];
  }
  if (scheme === 'STANDARD_WEBHOOKS') {
    const { 'webhook-id': _id, ...others } = genuine.headers;
    const manyBefore = Array.from({ length: 20 }, () => 'v1,x').join(' ');
    return [
      { title: 'another id', call: { ...genuine, headers: { ...genuine.headers, 'webhook-id': 'msg_2' } } },
      { title: 'no id', call: { ...genuine, headers: others } },
      {
        title: 'behind twenty signatures',
        call: {
          ...genuine,
          headers: { ...genuine.headers, 'webhook-signature': `${manyBefore} ${genuine.headers['webhook-signature']}` },
        },
      },
    ];
  }
  return [];
}

function wrongTokens({ secret }: Sender): string[] {
  const encoded = Buffer.from(secret).toString('base64');
  const hashed = createHash('sha256').update(secret).digest('hex');
  return [
    ...[secret, 'Bearer', `Bearer ${secret} x`, `Bearer x ${secret}`, `Bearer "${secret}"`, `Bearer Bearer ${secret}`],
    ...[`Basic ${encoded}`, `Basic ${secret}`, `Token ${secret}`, `Bearer: ${secret}`, `Bearer=${secret}`],
    ...[`Bearer ${encoded}`, `Bearer ${hashed}`, `Bearer ${secret.toUpperCase()}`, `Bearer ${secret.slice(1)}`],
  ];
}
