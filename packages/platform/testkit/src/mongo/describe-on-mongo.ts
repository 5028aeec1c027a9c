import { describe, test } from '@jest/globals';
import { areServersRequired } from '../environment.js';
import { mongoSource, ownMongoSource, type MongoSource } from './mongo-for-tests.js';

/** Which servers will do for a suite. */
export interface MongoSuiteSettings {
  /** OWN: the suite kills it. GIVEN: only a real MongoDB knows what it asks for. Default: any. */
  readonly only?: 'OWN' | 'GIVEN';
}

const lacks = {
  ANY: 'neither TEST_MONGODB_URL nor what .ci/mongo/fetch.sh brings',
  OWN: 'nothing fetched by .ci/mongo/fetch.sh, or no java',
  GIVEN: 'no TEST_MONGODB_URL: needs a real MongoDB',
};

/**
 * A `describe` that runs where there is a MongoDB. Elsewhere it is skipped and says so in its title; with `REQUIRE_SERVERS=true` it
 * fails, except what only a real MongoDB can show.
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
