import { createECDH, createPublicKey, randomBytes, verify, type ECDH } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What is used of it; it comes without types. */
interface HttpEce {
  decrypt(body: Buffer, how: { version: 'aes128gcm'; privateKey: ECDH; authSecret: string }): Buffer;
}
const require = createRequire(import.meta.url);
const ece = require('http_ece') as HttpEce;

/** What reached a browser, after the signature was checked and the body decrypted as a browser does it. */
export interface ReceivedPush {
  readonly endpoint: string;
  readonly message: unknown;
  readonly ttl: number;
  readonly urgency: string;
  readonly topic: string;
  /** Whom the sender names. */
  readonly subject: string;
}

/** What a browser gives to a sender. */
export interface BrowserSubscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** One that was never there, for suites that send it nothing. */
export const unreachedBrowser: BrowserSubscription = {
  endpoint: 'https://push.example/send/1',
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
};

/** A push service on loopback, and the browsers that it serves. */
export interface PushVendor {
  /** `host:port`, for the list of exceptions of the way out. */
  readonly target: string;
  readonly received: readonly ReceivedPush[];
  /** A browser that takes what is signed with this key. */
  subscribe(applicationServerKey: string): BrowserSubscription;
  /** The next requests to the endpoint are met with these, one each. */
  answerNext(endpoint: string, statuses: readonly number[]): void;
  close(): Promise<void>;
}

interface Browser {
  readonly pair: ECDH;
  readonly auth: string;
  readonly applicationServerKey: string;
  readonly planned: number[];
}

/** Answers 201 to what a browser could read, 401 to another signature (RFC 8292), and 400 to what cannot be decrypted (RFC 8291). */
export async function startPush(): Promise<PushVendor> {
  const browsers = new Map<string, Browser>();
  const received: ReceivedPush[] = [];
  const server = createServer((request, response) => {
    void answerTo(request).then((status) => response.writeHead(status).end());
  });
  const answerTo = async (request: IncomingMessage): Promise<number> => {
    const body = await buffer(request);
    const browser = browsers.get(request.url ?? '');
    if (browser === undefined) return 404;
    const subject = subjectOf(request, { origin, key: browser.applicationServerKey });
    if (subject === null) return 401;
    const planned = browser.planned.shift();
    if (planned !== undefined) return planned;
    try {
      const message: unknown = JSON.parse(decrypted(body, browser));
      const [ttl, urgency, topic] = ['ttl', 'urgency', 'topic'].map((name) => String(request.headers[name]));
      const endpoint = `${origin}${request.url}`;
      received.push({ endpoint, message, ttl: Number(ttl), urgency: `${urgency}`, topic: `${topic}`, subject });
      return 201;
    } catch {
      return 400;
    }
  };
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    ...{ target: `127.0.0.1:${port}`, received },
    subscribe: (applicationServerKey) => {
      const path = `/send/${randomBytes(16).toString('base64url')}`;
      const pair = createECDH('prime256v1');
      pair.generateKeys();
      const auth = randomBytes(16).toString('base64url');
      browsers.set(path, { pair, auth, applicationServerKey, planned: [] });
      return { endpoint: `${origin}${path}`, p256dh: pair.getPublicKey('base64url'), auth };
    },
    answerNext: (endpoint, statuses) => {
      browsers.get(new URL(endpoint).pathname)?.planned.push(...statuses);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

function decrypted(body: Buffer, { pair, auth }: Browser): string {
  return ece.decrypt(body, { version: 'aes128gcm', privateKey: pair, authSecret: auth }).toString('utf8');
}

interface Claims {
  readonly aud: string;
  readonly sub: string;
  readonly exp: number;
}

/** Whom a request with the right signature names; null for another one, for another server, or for too long. */
function subjectOf(
  { headers }: IncomingMessage,
  { origin, key }: { readonly origin: string; readonly key: string },
): string | null {
  const [, token = '', sent = ''] = /^vapid t=([\w.-]+), *k=([\w-]+)$/.exec(headers.authorization ?? '') ?? [];
  const [head = '', payload = '', signature = ''] = token.split('.');
  if (sent !== key || signature === '') return null;
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const how = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  if (!verify('sha256', Buffer.from(`${head}.${payload}`), how, Buffer.from(signature, 'base64url'))) return null;
  const { aud, sub, exp } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims;
  const leftSeconds = exp - Date.now() / 1_000;
  return aud === origin && leftSeconds > 0 && leftSeconds <= 86_400 ? sub : null;
}
