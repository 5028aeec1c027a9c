import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { readSubgraphSettings } from '@tertulia/service';
import { listSubgraphs } from '@tertulia/subgraph-list';
import { readGatewayEnvironment } from '../../../../gateway/src/environment.js';
import { readPortalEnvironment } from '../src/portal/environment.js';
import { services } from '../src/services.js';

type Read = (source: NodeJS.ProcessEnv) => unknown;

const declarations = await listSubgraphs();
const readers = new Map<string, Read>([
  ...declarations.map((one): [string, Read] => [one.name, (source) => readSubgraphSettings(one, source)]),
  ['portal', readPortalEnvironment],
  ['gateway', readGatewayEnvironment],
]);
const readAnalytics = readerOf('analytics');

function readerOf(name: string): Read {
  const read = readers.get(name);
  if (read === undefined) throw new Error(`no program reads the settings of ${name}`);
  return read;
}

/** Optional for a gateway alone; required when it serves the platform. */
const onlyOfThePlatform = new Set([
  'REDIS_URL',
  'PRINCIPAL_SECRET',
  'VISITOR_TOKEN_SECRET',
  'PUBLIC_URL',
  'IDENTITY_SUBGRAPH',
  'HOOKS_SUBGRAPH',
  'MAIL_SUBGRAPH',
  'FILES_SUBGRAPH',
  'UPLOADS_SUBGRAPH',
  'PORTAL_URL',
  'WIDGET_FILES',
]);

const dkimKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'der' });

const pushKey = Buffer.alloc(32, 7).toString('base64url');

function valueOf(name: string): string {
  if (name === 'EGRESS_ALLOWED') return '127.0.0.1:7';
  if (name === 'VENDOR_URLS') return 'google=http://127.0.0.1:7';
  if (/PORT$|_SECONDS$|_HOPS$|_EXPECTED$|_MINUTE$|_ADDRESS$/.test(name)) return '7';
  if (name.startsWith('DATABASE_')) return 'postgres://somebody:secret@db/tertulia';
  if (name === 'REDIS_URL') return 'redis://cache';
  if (name === 'MONGODB_URL') return 'mongodb://numbers/tertulia';
  if (name === 'SMTP_URL') return 'smtp://mail';
  if (name === 'MAIL_TRAY') return 'on';
  if (name === 'FILES_S3_URL') return 'https://storage.example/bucket';
  if (name === 'PUSH_KEY') return pushKey;
  if (name === 'MAIL_FROM') return 'no-reply@chat.example';
  if (name === 'MAIL_DKIM_KEY') return `mail._domainkey.chat.example:${dkimKey.toString('base64')}`;
  if (/_URL|_ENDPOINT$/.test(name)) return 'http://there:1/graphql';
  if (name === 'LOG_LEVEL') return 'warn';
  if (name === 'EXECUTOR') return 'apollo';
  if (name === 'EXPOSE_METRICS') return 'true';
  if (name === 'SECURITY_CONTACT') return 'mailto:holes@chat.example';
  return 'x'.repeat(32);
}

describe.each(services.map((service) => [service.name, service] as const))('the settings of %s', (name, service) => {
  const read = readerOf(name);
  const required = service.settings.filter((setting) => setting.isRequired).map((setting) => setting.variable);
  const source = (names: readonly string[]) => Object.fromEntries(names.map((one) => [one, valueOf(one)]));

  test('The settings that the list calls required are sufficient', () => {
    expect(() => read(source(required))).not.toThrow();
  });

  test('Each setting that the list calls required is required', () => {
    const asked = required
      .filter((one) => name !== 'gateway' || !onlyOfThePlatform.has(one))
      .filter((one) => !one.startsWith('SUBGRAPH_URL_') || name !== 'gateway');
    for (const missing of asked) {
      expect(() => read(source(required.filter((one) => one !== missing)))).toThrow(missing);
    }
  });

  test('Every setting is read: each changes what the service receives', () => {
    const all = service.settings.map((setting) => setting.variable);
    const whole = JSON.stringify(read(source(all)), jsonOfMap);
    for (const one of all.filter((setting) => !required.includes(setting))) {
      const rest = JSON.stringify(read(source(all.filter((other) => other !== one))), jsonOfMap);
      expect([one, rest === whole]).toEqual([one, false]);
    }
  });
});

function requiredOf(name: string): string[] {
  const settings = services.find((one) => one.name === name)?.settings ?? [];
  return settings.filter((one) => one.isRequired).map(({ variable }) => variable);
}

function jsonOfMap(_: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value;
}

test.each(['127.0.0.1', '*.example.com:443', 'http://inside:80', '10.0.0.0/8:80', 'inside:70000'])(
  'The exception %s from the rules of the way out is a setting to correct, named by its variable and with what is expected',
  (pair) => {
    const required =
      services.find(({ name }) => name === 'integrations')?.settings.filter((one) => one.isRequired) ?? [];
    const source = Object.fromEntries(required.map(({ variable }) => [variable, valueOf(variable)]));
    expect(() => readerOf('integrations')({ ...source, EGRESS_ALLOWED: `mail.inside:25,${pair}` })).toThrow(
      /EGRESS_ALLOWED.*host:port/,
    );
  },
);

test('Analytics needs PostgreSQL for its own records, whether or not MongoDB has the metrics', () => {
  const rest = Object.fromEntries(
    ['MONGODB_URL', ...requiredOf('analytics')]
      .filter((name) => !name.startsWith('DATABASE_'))
      .map((name) => [name, valueOf(name)]),
  );
  const databases = { DATABASE_OWNER_URL: 'postgres://owner@db/a', DATABASE_URL: 'postgres://app@db/a' };
  expect(readAnalytics({ ...rest, ...databases, MONGODB_URL: 'mongodb://a,b/numbers' })).toMatchObject({
    databases: { ownerUrl: databases.DATABASE_OWNER_URL, appUrl: databases.DATABASE_URL },
    own: { mongoUrl: 'mongodb://a,b/numbers' },
  });
  expect(() => readAnalytics(rest)).toThrow(/DATABASE_OWNER_URL[^]*DATABASE_URL/);
});
