export { busyClients } from './busy-clients.js';
export type { BusyClients, BusyOutcome, BusyRequest } from './busy-clients.js';
export { describeOnRedis } from './describe-on-redis.js';
export { eventually } from './eventually.js';
export type { Patience } from './eventually.js';
export { fakeClock, sequentialIds, testId } from './fake-clock.js';
export type { FakeClock } from './fake-clock.js';
export { describeOnMongo } from './mongo/describe-on-mongo.js';
export type { MongoSuiteSettings } from './mongo/describe-on-mongo.js';
export { mongoForTests, OwnMongo } from './mongo/mongo-for-tests.js';
export type { MongoSource } from './mongo/mongo-for-tests.js';
export { ownMsOf } from './own-ms-of.js';
export { principals } from './principals.js';
export type { RedisForTests, RedisForTestsSettings, RedisSource } from './redis-for-tests.js';
export { reservedPort } from './reserved-port.js';
export {
  assertComposes,
  assertForeignIsMissing,
  assertNeedsSignIn,
  assertSubgraphContract,
} from './subgraph-contract.js';
export type { ReachProbe } from './subgraph-contract.js';
export { testApplicationRole, testDatabase } from './test-database.js';
export type { TestDatabase } from './test-database.js';
export { startTestServer } from './test-server.js';
export type { TestServer } from './test-server.js';
