import { describe, test } from '@jest/globals';
import { areServersRequired } from '../environment.js';
import { mongoSource, ownMongoSource, type MongoSource } from './mongo-for-tests.js';

/** Which servers are suitable for a suite. */
export interface MongoSuiteSettings {
  /** OWN: the suite kills it. GIVEN: needs features of a real MongoDB. Default: any. */
  readonly only?: 'OWN' | 'GIVEN';
}

const lacks = {
  ANY: 'neither TEST_MONGODB_URL nor what .ci/mongo/fetch.sh brings',
  OWN: 'nothing fetched by .ci/mongo/fetch.sh, or no java',
  GIVEN: 'no TEST_MONGODB_URL: needs a real MongoDB',
};

/**
 * A `describe` that runs if there is a MongoDB. Otherwise it is skipped and its title says so; with `REQUIRE_SERVERS=true` it fails, except
 * for suites that need a real MongoDB.
 */
export function describeOnMongo(title: string, body: () => void, settings: MongoSuiteSettings = {}): void {
  const { only } = settings;
  const source: MongoSource = only === 'OWN' ? ownMongoSource() : mongoSource();
  if (only === undefined ? source !== 'NONE' : source === only) {
    describe(`${title} (MongoDB: ${source.toLowerCase()})`, () => {
      body();
    });
    return;
  }
  const lack = lacks[only ?? 'ANY'];
  const run = areServersRequired() && only !== 'GIVEN' ? test : test.skip;
  run(`${title} (${lack})`, () => {
    throw new Error(lack);
  });
}
