import { describeOnMongo } from '@tertulia/testkit';
import { mongoAnalyticsStore } from '../src/persistence/mongo/mongo-analytics-store.js';
import { describeAnalyticsStore } from './analytics-store.contract.js';
import { mongoDatabase } from './mongo-fixture.js';

describeOnMongo('MongoDB', () => {
  describeAnalyticsStore('MongoDB', async () => {
    const database = await mongoDatabase();
    return {
      store: mongoAnalyticsStore(database.db),
      scoped: (_organizationId, work) => work(),
      close: async () => database.drop(),
    };
  });
});
