import { asPlatform, inTenant, openDatabase } from '@tertulia/persistence';
import { describeOnMongo } from '@tertulia/testkit';
import { mongoAnalyticsStore } from '../src/persistence/mongo/mongo-analytics-store.js';
import { mongoRevisions } from '../src/persistence/mongo/mongo-revisions.js';
import { postgresAnalyticsStore } from '../src/persistence/postgres-analytics-store.js';
import { postgresRevisions } from '../src/persistence/postgres-revisions.js';
import { mongoDatabase } from './mongo-database.js';
import { describeOutdated } from './outdated.contract.js';
import { analyticsDatabase } from './world.js';

const nothing = async (): Promise<string> => '';

describeOutdated('PostgreSQL', async () => {
  const files = await analyticsDatabase();
  const database = await openDatabase({ name: 'analytics', clientUrl: files.clientUrl, entities: [] });
  return {
    store: postgresAnalyticsStore(database),
    revisions: postgresRevisions(database),
    scoped: (organizationId, work) => inTenant(organizationId, work),
    dump: nothing,
    age: (organizationId) =>
      asPlatform('a look at the past', () =>
        database.transact(async (em) => {
          for (const table of ['segment_hour', 'segment_day']) {
            await em.execute(`delete from ${table} where organization_id = ?`, [organizationId], 'run');
          }
          for (const table of ['rollup_minute', 'rollup_hour', 'rollup_day']) {
            const zeros = 'abandoned = 0, episode_0 = 0, episode_4 = 0, reopened = 0, views = 0';
            await em.execute(`update ${table} set ${zeros} where organization_id = ?`, [organizationId], 'run');
          }
          const isNew = "conversation_group in ('ABANDONED', 'RETURNING', 'REOPENED', 'MODEL_USED', 'BUSINESS_TIMED')";
          const ungroup = `delete from counted_conversation where organization_id = ? and ${isNew}`;
          await em.execute(ungroup, [organizationId], 'run');
          const sql = 'update organization set rollup_revision = 0 where organization_id = ?';
          await em.execute(sql, [organizationId], 'run');
        }),
      ),
    close: async () => {
      await database.close();
      await files.drop();
    },
  };
});

describeOnMongo('MongoDB of an earlier release', () => {
  describeOutdated('MongoDB', async () => {
    const mongo = await mongoDatabase();
    return {
      store: mongoAnalyticsStore(mongo.db),
      revisions: mongoRevisions(mongo.db),
      scoped: (_organizationId, work) => work(),
      dump: nothing,
      age: async (organizationId) => {
        await mongo.db.collection('metrics').deleteMany({ organizationId, segment: { $exists: true } });
        const zeros = { 'counts.abandoned': '', 'counts.episode_0': '', 'counts.episode_4': '', 'counts.views': '' };
        await mongo.db.collection('metrics').updateMany({ organizationId }, { $unset: zeros });
        const added = ['ABANDONED', 'RETURNING', 'REOPENED', 'MODEL_USED', 'BUSINESS_TIMED'];
        await mongo.db
          .collection<{ groups: string[] }>('conversationLogs')
          .updateMany({ organizationId }, { $pullAll: { groups: added } });
        await mongo.db
          .collection<{ _id: string }>('organizations')
          .updateOne({ _id: organizationId }, { $unset: { revision: '' } });
      },
      close: async () => mongo.drop(),
    };
  });
});
