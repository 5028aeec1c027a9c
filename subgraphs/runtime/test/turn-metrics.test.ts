import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { metricsRegistry, printMetrics } from '@tertulia/telemetry';
import { echoDefinition } from './definitions.js';
import { publishedBot, openWorld, send, start, visitorOf, type Published, type World } from './world.js';

let world: World;
let echo: Published;

beforeAll(async () => {
  world = await openWorld();
  echo = await publishedBot(world, echoDefinition());
});
afterAll(async () => world.close());

test('each message of a visitor is counted once, by its result', async () => {
  const visitor = visitorOf(echo, await start(world, echo));
  metricsRegistry.resetMetrics();
  await send(world, visitor, { text: 'hola', clientMessageId: 'one' });
  await send(world, visitor, { text: 'hola', clientMessageId: 'one' });
  await send(world, visitor, { text: '' });
  const { text } = await printMetrics();
  const turns = text.split('\n').filter((line) => line.startsWith('tertulia_turns_total'));
  expect(turns).toEqual([
    'tertulia_turns_total{service="runtime",outcome="STORED"} 1',
    'tertulia_turns_total{service="runtime",outcome="REPEATED"} 1',
    'tertulia_turns_total{service="runtime",outcome="REFUSED"} 1',
  ]);
  expect(text).toMatch(/tertulia_turn_seconds_count\{service="runtime"\} 3/);
  expect(text).toMatch(/tertulia_pool_connections\{service="runtime",state="limit"\} 10/);
  expect(text).toMatch(/tertulia_store_up\{service="runtime",store="postgresql"\} 1/);
  expect(text).not.toContain('hola');
});
