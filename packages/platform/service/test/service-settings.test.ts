import { describe, expect, test } from '@jest/globals';
import { secret } from '@tertulia/environment';
import { z } from 'zod';
import { asReadyMessage, defineSubgraph, publicUrl, readSubgraphSettings, settingsOf } from '../src/index.js';
import { asStopMessage } from '../src/supervision.js';

const nothing = async (): Promise<never> => Promise.reject(new Error('nothing is opened to read settings'));
const parts = { load: nothing, open: nothing, schema: nothing, migrations: nothing };
const bots = defineSubgraph({ name: 'bots', port: 4102, asks: ['identity'], settings: { publicUrl }, ...parts });
const elsewhereUrl = secret('ELSEWHERE_URL', 'where else', z.string().nullable().default(null));
const numbers = defineSubgraph({
  ...{ name: 'numbers', port: 4105, settings: { elsewhereUrl }, ...parts },
  otherStore: { server: 'Elsewhere', setting: 'elsewhereUrl' },
});
const shared = { REDIS_URL: 'redis://cache', PRINCIPAL_SECRET: 's'.repeat(32) };
const databases = {
  DATABASE_OWNER_URL: 'postgres://owner@db/tertulia_bots',
  DATABASE_URL: 'postgres://app@db/tertulia_bots',
};
const complete = {
  ...{ ...shared, ...databases },
  SUBGRAPH_URL_IDENTITY: 'http://identity',
  PUBLIC_URL: 'https://app.example.com/',
};

describe('settings of every subgraph', () => {
  test('Defaults are suitable for one machine', () => {
    expect(readSubgraphSettings(bots, complete)).toEqual({
      port: 4102,
      host: '127.0.0.1',
      adminPort: 0,
      redisUrl: 'redis://cache',
      logLevel: 'info',
      tracesUrl: null,
      drainMs: 6_000,
      startPatienceMs: 60_000,
      databases: { ownerUrl: complete.DATABASE_OWNER_URL, appUrl: complete.DATABASE_URL },
      principalSecret: complete.PRINCIPAL_SECRET,
      urls: { identity: 'http://identity' },
      own: { publicUrl: 'https://app.example.com' },
    });
  });

  test.each([
    ['REDIS_URL', 'http://cache'],
    ['PORT', '70000'],
    ['DRAIN_SECONDS', '-1'],
    ['PRINCIPAL_SECRET', 'short'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'nowhere'],
  ])('An invalid %s is refused', (name, value) => {
    expect(() => readSubgraphSettings(bots, { ...complete, [name]: value })).toThrow(name);
  });

  test('Missing settings are all reported at once, whichever declaration they belong to', () => {
    expect(() => readSubgraphSettings(bots, {})).toThrow(
      /DATABASE_OWNER_URL[^]*DATABASE_URL[^]*PRINCIPAL_SECRET[^]*PUBLIC_URL[^]*REDIS_URL[^]*SUBGRAPH_URL_IDENTITY/,
    );
  });

  test('Settings of PostgreSQL are required also where another store is configured', () => {
    const elsewhere = { ...shared, ELSEWHERE_URL: 'there' };
    expect(() => readSubgraphSettings(numbers, elsewhere)).toThrow(/DATABASE_OWNER_URL[^]*DATABASE_URL/);
    const read = readSubgraphSettings(numbers, { ...elsewhere, ...databases });
    expect(read).toMatchObject({
      databases: { ownerUrl: databases.DATABASE_OWNER_URL },
      own: { elsewhereUrl: 'there' },
    });
    expect(readSubgraphSettings(numbers, { ...shared, ...databases })).toMatchObject({ own: { elsewhereUrl: null } });
  });

  test('Settings are listed once each, together with those of every subgraph', () => {
    const variables = Object.values(settingsOf(bots)).map(({ variable }) => variable);
    expect(variables).toEqual(expect.arrayContaining(Object.keys(complete)));
    expect(new Set(variables).size).toBe(variables.length);
  });
});

test('Messages of other programs are ignored', () => {
  const ready = { kind: 'tertulia.ready', service: 'bots', address: 'http://a', admin: 'http://b', ms: 3 };
  expect(asReadyMessage(ready)).toEqual(ready);
  for (const other of [null, 'tertulia.ready', { ...ready, kind: 'x' }, { ...ready, ms: '3' }, {}])
    expect(asReadyMessage(other)).toBeNull();
  expect(asStopMessage({ kind: 'tertulia.stop', isDraining: true })).toEqual({
    kind: 'tertulia.stop',
    isDraining: true,
  });
  for (const other of [undefined, 7, { kind: 'tertulia.stop' }, ready]) expect(asStopMessage(other)).toBeNull();
});
