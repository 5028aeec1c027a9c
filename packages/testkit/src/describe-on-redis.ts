import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { areServersRequired } from './environment.js';
import { RedisForTests, redisSource, type RedisForTestsSettings } from './redis-for-tests.js';

/** What a suite needs of its Redis. */
export interface RedisSuiteSettings extends RedisForTestsSettings {
  /** The suite kills or pauses it: a given server will not do. */
  readonly isKilled?: boolean;
}

/**
 * A `describe` with a Redis of its own, started before and removed after its tests. Where there is none the suite is skipped and says so
 * in its title; with `REQUIRE_SERVERS=true` it fails.
 */
export function describeOnRedis(
  title: string,
  body: (redis: RedisForTests) => void,
  settings: RedisSuiteSettings = {},
): void {
  const source = redisSource();
  if (source === 'OWN' || (source === 'GIVEN' && settings.isKilled !== true)) {
    describe(`${title} (Redis: ${source.toLowerCase()})`, () => {
      const redis = new RedisForTests(settings);
      beforeAll(async () => redis.start());
      body(redis);
      afterAll(async () => redis.close());
    });
    return;
  }
  const lack = settings.isKilled === true ? 'no redis-server on PATH' : 'neither redis-server on PATH nor REDIS_URL';
  const run = areServersRequired() ? test : test.skip;
  run(`${title} (${lack})`, () => {
    throw new Error(lack);
  });
}
