import { describe, expect, test } from '@jest/globals';
import { readDistributedEnvironment } from '../src/environment.js';
import { planServices, type ServicePlan } from '../src/plan-services.js';
import { services } from '../src/services.js';

const servers = {
  databaseUrl: 'postgres://owner:owner-secret@db:5432/postgres',
  redisUrl: 'redis://:redis-secret@cache:6379',
  mongoUrl: 'mongodb://x:mongo-secret@numbers/tertulia',
};
const secrets = {
  databasePassword: 'database-secret-1234',
  applicationPassword: 'application-secret-12',
  principalSecret: 'principal-secret-'.repeat(2),
  visitorTokenSecret: 'visitor-secret-'.repeat(3),
  credentialsKey: 'credentials-secret-'.repeat(2),
  mailSealKey: 'mail-seal-secret-'.repeat(2),
  pushKey: 'p'.repeat(43),
  filesLinkKey: 'files-link-secret-'.repeat(2),
};
const ports = new Map(services.map(({ name, port }) => [name, port]));

function plans(
  source: Record<string, string> = {},
  over: { replicas?: number; mongoUrl?: string | null; publicUrl?: string } = {},
): Map<string, ServicePlan> {
  const { replicas = 1, mongoUrl = servers.mongoUrl, publicUrl = 'http://localhost:3000' } = over;
  const environment = readDistributedEnvironment('/repository', { NODE_ENV: 'test', ...source });
  const input = {
    root: '/repository',
    environment,
    servers: { ...servers, mongoUrl },
    secrets,
    publicUrl,
    replicas,
    ports,
  };
  return new Map(planServices(input).map((plan) => [plan.name, plan]));
}

function settingsTextOf(plan: ServicePlan | undefined): string {
  return JSON.stringify(plan?.settings);
}

describe('the settings of each process', () => {
  test('A process gets the addresses of its own database, as owner and as application, and of no other', () => {
    const settings = plans().get('bots')?.settings;
    expect(settings).toMatchObject({
      DATABASE_OWNER_URL: 'postgres://owner:owner-secret@db:5432/tertulia_bots',
      DATABASE_URL: 'postgres://tertulia_app:application-secret-12@db:5432/tertulia_bots',
    });
    expect(settingsTextOf(plans().get('bots'))).not.toMatch(/tertulia_(identity|runtime|billing)/);
  });

  test('A process gets no secret that it does not need', () => {
    const all = plans();
    expect(settingsTextOf(all.get('portal'))).not.toMatch(/secret/);
    expect(settingsTextOf(all.get('gateway'))).not.toMatch(/owner-secret|application-secret|mongo-secret/);
    for (const name of ['identity', 'bots', 'templates', 'billing', 'analytics']) {
      expect([name, settingsTextOf(all.get(name))]).toEqual([name, expect.not.stringMatching(/visitor-secret/)]);
    }
    expect(settingsTextOf(all.get('runtime'))).toMatch(/visitor-secret/);
    const keepers = [...all].filter(([, plan]) => settingsTextOf(plan).includes('credentials-secret'));
    expect(keepers.map(([name]) => name)).toEqual(['integrations']);
  });

  test('A process inherits no variable that it does not read', () => {
    const given = {
      DATABASE_URL: servers.databaseUrl,
      MONGODB_URL: servers.mongoUrl,
      VISITOR_TOKEN_SECRET: 'x'.repeat(32),
    };
    const settings = plans(given).get('portal')?.settings ?? {};
    for (const name of Object.keys(given))
      expect([name, Object.hasOwn(settings, name), settings[name]]).toEqual([name, true, undefined]);
  });

  test('A process gets every required setting', () => {
    const all = plans();
    for (const { name, settings } of services) {
      const missing = settings.filter((one) => one.isRequired && all.get(name)?.settings[one.variable] === undefined);
      expect([name, missing.map((one) => one.variable)]).toEqual([name, []]);
    }
  });

  test('A process gets the addresses of the others, or those that the operator chose', () => {
    expect(plans().get('runtime')?.settings).toMatchObject({
      SUBGRAPH_URL_BOTS: 'http://127.0.0.1:4102/graphql',
      SUBGRAPH_URL_IDENTITY: 'http://127.0.0.1:4101/graphql',
    });
    const between = { SUBGRAPH_URL_BOTS: 'http://127.0.0.1:9/graphql' };
    expect(plans(between).get('runtime')?.settings).toMatchObject(between);
    expect(plans(between).get('billing')?.settings['SUBGRAPH_URL_BOTS']).toBeUndefined();
  });

  test('Analytics uses PostgreSQL if configured so, although there is a MongoDB', () => {
    const given = { ANALYTICS_STORE: 'postgresql', MONGODB_URL: servers.mongoUrl };
    expect(plans(given, { mongoUrl: null }).get('analytics')?.settings['MONGODB_URL']).toBeUndefined();
    expect(plans().get('analytics')?.settings['MONGODB_URL']).toBe(servers.mongoUrl);
  });

  test('Settings of a service are passed on unchanged', () => {
    const given = { TRUSTED_PROXY_HOPS: '1', DRAIN_SECONDS: '3' };
    expect(plans(given).get('gateway')?.settings).toMatchObject(given);
    expect(plans(given).get('bots')?.settings).toMatchObject({ DRAIN_SECONDS: '3' });
  });

  test('Pages of this machine are trusted under both of its names, unless there is a public address', () => {
    expect(plans().get('gateway')?.settings['EXTRA_ORIGINS']).toBe('http://localhost:3000,http://127.0.0.1:3000');
    const own = plans({ PUBLIC_URL: 'https://chat.example/' }, { publicUrl: 'https://chat.example' });
    expect(own.get('gateway')?.settings['EXTRA_ORIGINS']).toBe('');
  });
});

describe('what runs', () => {
  test('There is one process for each service, and as many gateways and runtimes as requested', () => {
    const replicas = [...plans({}, { replicas: 3 })].map(([name, plan]) => [name, plan.replicas]);
    const once = Object.fromEntries(services.map(({ name }) => [name, 1]));
    expect(Object.fromEntries(replicas)).toEqual({ ...once, portal: 1, runtime: 3, gateway: 3 });
  });

  test('Every service but the portal runs when the portal is off', () => {
    const all = plans({ PORTAL: 'off', PORTAL_URL: '' });
    expect(all.has('portal')).toBe(false);
    expect(all.get('gateway')?.settings['PORTAL_URL']).toBeUndefined();
  });

  test('Services listen on loopback, except for the public port', () => {
    const hosts = [...plans({ HOST: '0.0.0.0' })].map(([name, plan]) => [name, plan.settings['HOST']]);
    expect(hosts.filter(([, host]) => host !== '127.0.0.1')).toEqual([['gateway', '0.0.0.0']]);
  });
});

describe('the supervisor’s settings', () => {
  test('Wrong settings of the supervisor are all reported at once', () => {
    const source = {
      NODE_ENV: 'test',
      PORT: '-1',
      REDIS_URL: 'http://cache',
      MONGODB_URL: 'numbers',
      LOG_LEVEL: 'loud',
    };
    expect(() => readDistributedEnvironment('/repository', source)).toThrow(
      /LOG_LEVEL[^]*MONGODB_URL[^]*PORT[^]*REDIS_URL/,
    );
  });

  test('The port of a service can be chosen', () => {
    const { ports: chosen } = readDistributedEnvironment('/r', { NODE_ENV: 'test', SERVICE_PORT_BILLING: '4999' });
    expect([...chosen]).toEqual([['billing', 4999]]);
    expect(() => readDistributedEnvironment('/r', { NODE_ENV: 'test', SERVICE_PORT_BILLING: 'x' })).toThrow(
      'SERVICE_PORT_BILLING',
    );
  });
});
