import { describe, expect, test } from '@jest/globals';
import { readGatewayEnvironment } from '../../../../gateway/src/environment.js';
import { readAnalyticsEnvironment } from '../../../../subgraphs/analytics/src/environment.js';
import { readBillingEnvironment } from '../../../../subgraphs/billing/src/environment.js';
import { readBotsEnvironment } from '../../../../subgraphs/bots/src/environment.js';
import { readIdentityEnvironment } from '../../../../subgraphs/identity/src/environment.js';
import { readRuntimeEnvironment } from '../../../../subgraphs/runtime/src/environment.js';
import { readTemplatesEnvironment } from '../../../../subgraphs/templates/src/environment.js';
import { readPortalEnvironment } from '../src/portal/environment.js';
import { services, type ServiceName } from '../src/services.js';

const readers: Readonly<Record<ServiceName, (source: NodeJS.ProcessEnv) => unknown>> = {
  identity: readIdentityEnvironment,
  bots: readBotsEnvironment,
  templates: readTemplatesEnvironment,
  runtime: readRuntimeEnvironment,
  billing: readBillingEnvironment,
  analytics: readAnalyticsEnvironment,
  portal: readPortalEnvironment,
  gateway: readGatewayEnvironment,
};

/** The gateway alone can do without; as the door of the platform it cannot. */
const onlyOfThePlatform = new Set([
  'REDIS_URL',
  'PRINCIPAL_SECRET',
  'VISITOR_TOKEN_SECRET',
  'PUBLIC_URL',
  'IDENTITY_SUBGRAPH',
  'PORTAL_URL',
  'WIDGET_FILES',
]);

function valueOf(name: string): string {
  if (/PORT$|_SECONDS$|_HOPS$|_EXPECTED$|_MINUTE$|_ADDRESS$/.test(name)) return '7';
  if (name.startsWith('DATABASE_')) return 'postgres://somebody:secret@db/tertulia';
  if (name === 'REDIS_URL') return 'redis://cache';
  if (name === 'MONGODB_URL') return 'mongodb://numbers/tertulia';
  if (/_URL|_ENDPOINT$/.test(name)) return 'http://there:1/graphql';
  if (name === 'LOG_LEVEL') return 'warn';
  if (name === 'EXPOSE_METRICS') return 'true';
  if (name === 'SECURITY_CONTACT') return 'mailto:holes@chat.example';
  return 'x'.repeat(32);
}

describe.each(services.map((service) => [service.name, service] as const))('the settings of %s', (name, service) => {
  const read = readers[name];
  const required = service.settings.filter((setting) => setting.isRequired).map((setting) => setting.name);
  const source = (names: readonly string[]) => Object.fromEntries(names.map((one) => [one, valueOf(one)]));

  test('that the list calls required are enough', () => {
    expect(() => read(source(required))).not.toThrow();
  });

  test('that the list calls required are each asked for', () => {
    const asked = required
      .filter((one) => name !== 'gateway' || !onlyOfThePlatform.has(one))
      .filter((one) => !one.startsWith('SUBGRAPH_URL_') || name !== 'gateway');
    for (const missing of asked) {
      expect(() => read(source(required.filter((one) => one !== missing)))).toThrow(missing);
    }
  });

  test('are all read: each changes what the service is told', () => {
    const all = service.settings.map((setting) => setting.name);
    // With MongoDB analytics reads nothing of PostgreSQL.
    const given = name === 'analytics' ? all.filter((one) => one !== 'MONGODB_URL') : all;
    const whole = JSON.stringify(read(source(given)), jsonOfMap);
    for (const one of given.filter((setting) => !required.includes(setting))) {
      const rest = JSON.stringify(read(source(given.filter((other) => other !== one))), jsonOfMap);
      expect([one, rest === whole]).toEqual([one, false]);
    }
  });
});

function jsonOfMap(_: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value;
}

test('analytics needs PostgreSQL or MongoDB, and with MongoDB nothing of PostgreSQL', () => {
  const rest = {
    REDIS_URL: 'redis://cache',
    PRINCIPAL_SECRET: 'x'.repeat(32),
    SUBGRAPH_URL_BOTS: 'http://bots:1/graphql',
  };
  expect(readAnalyticsEnvironment({ ...rest, MONGODB_URL: 'mongodb://a,b/numbers' })).toMatchObject({
    databases: null,
    mongo: { url: 'mongodb://a,b/numbers' },
  });
  expect(() => readAnalyticsEnvironment(rest)).toThrow(/DATABASE_OWNER_URL[^]*DATABASE_URL/);
});
