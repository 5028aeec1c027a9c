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

function toldTo(plan: ServicePlan | undefined): string {
  return JSON.stringify(plan?.settings);
}

describe('what each process is told', () => {
  test('is its own database, as owner and as application, and nobody else’s', () => {
    const settings = plans().get('bots')?.settings;
    expect(settings).toMatchObject({
      DATABASE_OWNER_URL: 'postgres://owner:owner-secret@db:5432/tertulia_bots',
      DATABASE_URL: 'postgres://tertulia_app:application-secret-12@db:5432/tertulia_bots',
    });
    expect(toldTo(plans().get('bots'))).not.toMatch(/tertulia_(identity|runtime|billing)/);
  });

  test('holds no secret that it does not need', () => {
    const all = plans();
    expect(toldTo(all.get('portal'))).not.toMatch(/secret/);
    expect(toldTo(all.get('gateway'))).not.toMatch(/owner-secret|application-secret|mongo-secret/);
    for (const name of ['identity', 'bots', 'templates', 'billing', 'analytics']) {
      expect([name, toldTo(all.get(name))]).toEqual([name, expect.not.stringMatching(/visitor-secret/)]);
    }
    expect(toldTo(all.get('runtime'))).toMatch(/visitor-secret/);
  });

  test('takes away what the starter has and the process does not read', () => {
    const given = {
      DATABASE_URL: servers.databaseUrl,
      MONGODB_URL: servers.mongoUrl,
      VISITOR_TOKEN_SECRET: 'x'.repeat(32),
    };
    const settings = plans(given).get('portal')?.settings ?? {};
    for (const name of Object.keys(given))
      expect([name, Object.hasOwn(settings, name), settings[name]]).toEqual([name, true, undefined]);
  });

  test('is everything that the list calls required', () => {
    const all = plans();
    for (const { name, settings } of services) {
      const missing = settings.filter((one) => one.isRequired && all.get(name)?.settings[one.variable] === undefined);
      expect([name, missing.map((one) => one.variable)]).toEqual([name, []]);
    }
  });

  test('is where the others answer, or what the person puts in between', () => {
    expect(plans().get('runtime')?.settings).toMatchObject({
      SUBGRAPH_URL_BOTS: 'http://127.0.0.1:4102/graphql',
      SUBGRAPH_URL_IDENTITY: 'http://127.0.0.1:4101/graphql',
    });
    const between = { SUBGRAPH_URL_BOTS: 'http://127.0.0.1:9/graphql' };
    expect(plans(between).get('runtime')?.settings).toMatchObject(between);
    expect(plans(between).get('billing')?.settings['SUBGRAPH_URL_BOTS']).toBeUndefined();
  });

  test('keeps numbers in PostgreSQL where that is asked for, although there is a MongoDB', () => {
    const given = { ANALYTICS_STORE: 'postgresql', MONGODB_URL: servers.mongoUrl };
    expect(plans(given, { mongoUrl: null }).get('analytics')?.settings['MONGODB_URL']).toBeUndefined();
    expect(plans().get('analytics')?.settings['MONGODB_URL']).toBe(servers.mongoUrl);
  });

  test('hands settings of a service on as they are given', () => {
    const given = { TRUSTED_PROXY_HOPS: '1', DRAIN_SECONDS: '3' };
    expect(plans(given).get('gateway')?.settings).toMatchObject(given);
    expect(plans(given).get('bots')?.settings).toMatchObject({ DRAIN_SECONDS: '3' });
  });

  test('believes pages of this machine under both of its names, unless there is a public address', () => {
    expect(plans().get('gateway')?.settings['EXTRA_ORIGINS']).toBe('http://localhost:3000,http://127.0.0.1:3000');
    const own = plans({ PUBLIC_URL: 'https://chat.example/' }, { publicUrl: 'https://chat.example' });
    expect(own.get('gateway')?.settings['EXTRA_ORIGINS']).toBe('');
  });
});

describe('what runs', () => {
  test('is one process a service, and as many gateways and runtimes as asked for', () => {
    const replicas = [...plans({}, { replicas: 3 })].map(([name, plan]) => [name, plan.replicas]);
    expect(Object.fromEntries(replicas)).toEqual({
      ...{ identity: 1, bots: 1, templates: 1, runtime: 3 },
      ...{ billing: 1, analytics: 1, portal: 1, gateway: 3 },
    });
  });

  test('is everything but the portal where that is off', () => {
    const all = plans({ PORTAL: 'off', PORTAL_URL: '' });
    expect(all.has('portal')).toBe(false);
    expect(all.get('gateway')?.settings['PORTAL_URL']).toBeUndefined();
  });

  test('listens on loopback but for the public port', () => {
    const hosts = [...plans({ HOST: '0.0.0.0' })].map(([name, plan]) => [name, plan.settings['HOST']]);
    expect(hosts.filter(([, host]) => host !== '127.0.0.1')).toEqual([['gateway', '0.0.0.0']]);
  });
});

describe('the starter’s settings', () => {
  test('that are wrong are all named at once', () => {
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

  test('may choose the port of a service', () => {
    const { ports: chosen } = readDistributedEnvironment('/r', { NODE_ENV: 'test', SERVICE_PORT_BILLING: '4999' });
    expect([...chosen]).toEqual([['billing', 4999]]);
    expect(() => readDistributedEnvironment('/r', { NODE_ENV: 'test', SERVICE_PORT_BILLING: 'x' })).toThrow(
      'SERVICE_PORT_BILLING',
    );
  });
});
