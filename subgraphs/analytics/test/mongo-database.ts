import { mongoForTests } from '@tertulia/testkit';
import { openMongo } from '../src/persistence/mongo/open-mongo.js';

/** A database of one suite on the MongoDB of the test run. */
export async function mongoDatabase() {
  const { url } = await mongoForTests();
  const mongo = await openMongo({ url });
  return {
    ...{ url, mongo, db: mongo.db },
    drop: async () => {
      await mongo.db.dropDatabase();
      await mongo.close();
    },
  };
}
