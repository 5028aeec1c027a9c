import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { areServersRequired } from './environment.js';
import { RedisForTests, redisSource, type RedisForTestsSettings } from './redis-for-tests.js';

/**
 * A `describe` with its own Redis, started before and removed after its tests. Without a server the suite is skipped and its title says so;
 * with `REQUIRE_SERVERS=true` it fails.
 */
export function describeOnRedis(
  title: string,
  body: (redis: RedisForTests) => void,
  settings: RedisForTestsSettings = {},
): void {
  const source = redisSource(settings);
  if (source !== 'NONE') {
    describe(`${title} (Redis: ${source.toLowerCase()})`, () => {
      const redis = new RedisForTests(settings);
      beforeAll(async () => redis.start());
      body(redis);
      afterAll(async () => redis.close());
    });
    return;
  }
  const lack =
    settings.isKilled === true ? 'no redis-server on PATH' : 'neither redis-server on PATH nor TEST_REDIS_URL';
  const run = areServersRequired() ? test : test.skip;
  run(`${title} (${lack})`, () => {
    throw new Error(lack);
  });
}
