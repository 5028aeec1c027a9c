import { describe, expect, test } from '@jest/globals';
import { readEnvironment } from '@tertulia/environment';
import { z } from 'zod';
import { asReadyMessage, subgraphSettings, subgraphShape } from '../src/index.js';
import { asStopMessage } from '../src/supervision.js';

const schema = z.object(subgraphShape({ name: 'bots', port: 4102 }));
const complete = {
  DATABASE_OWNER_URL: 'postgres://owner@db/tertulia_bots',
  DATABASE_URL: 'postgres://app@db/tertulia_bots',
  REDIS_URL: 'redis://cache',
  PRINCIPAL_SECRET: 's'.repeat(32),
};

describe('settings of every subgraph', () => {
  test('have defaults that fit one machine', () => {
    expect(subgraphSettings(readEnvironment(schema, complete), { identity: 'http://identity' })).toEqual({
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
    });
  });

  test.each([
    ['REDIS_URL', 'http://cache'],
    ['PORT', '70000'],
    ['DRAIN_SECONDS', '-1'],
    ['PRINCIPAL_SECRET', 'short'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'nowhere'],
  ])('%s is refused where it makes no sense', (name, value) => {
    expect(() => readEnvironment(schema, { ...complete, [name]: value })).toThrow(name);
  });
});

test('messages of other programs are not taken for ours', () => {
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
