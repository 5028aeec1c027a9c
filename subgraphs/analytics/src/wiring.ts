import { StartProblem } from '@tertulia/environment';
import { inTenant, type Database } from '@tertulia/persistence';
import type { Job, SubgraphGiven } from '@tertulia/service/declaration';
import { currentRequest, metricsOf } from '@tertulia/telemetry';
import type { AnalyticsDependencies } from './application/dependencies.js';
import { removeOldEvents } from './application/remove-old-events.js';
import { botsSubgraph } from './clients/bots-subgraph.js';
import { goalEventId } from './clients/hashed-ids.js';
import { pubSubFeed } from './clients/pub-sub-feed.js';
import { timerPause } from './clients/timer-pause.js';
import { analyticsConsumers } from './events/consumers.js';
import { exportConsumers } from './events/export-consumers.js';
import { reportViewConsumers } from './events/report-view-consumers.js';
import { openExports } from './open-exports.js';
import { openSchedules } from './open-schedules.js';
import { analyticsMigrations } from './persistence/migrations/index.js';
import { mongoAnalyticsStore } from './persistence/mongo/mongo-analytics-store.js';
import { mongoRevisions } from './persistence/mongo/mongo-revisions.js';
import { openMongo, UnsuitableMongoError, type MongoDatabase } from './persistence/mongo/open-mongo.js';
import { postgresAnalyticsStore } from './persistence/postgres-analytics-store.js';
import { postgresReportViewStore } from './persistence/postgres-report-view-store.js';
import { postgresRevisions } from './persistence/postgres-revisions.js';
import { scheduleEntities } from './persistence/schedule-tables.js';
import { recountWorker } from './recount-worker.js';
import type { AnalyticsSettings } from './settings.js';

type Given = SubgraphGiven<AnalyticsSettings>;

/** Opens the store of metrics and the use cases on it. */
export async function openAnalytics(given: Given) {
  const { pubSub, callSubgraph, clock, ids } = given;
  const { store, database, revisions } = await openStore(given);
  const reportViews = postgresReportViewStore(database);
  const deps: AnalyticsDependencies = {
    store,
    feed: pubSubFeed(pubSub),
    findNewBots: botsSubgraph(callSubgraph, () => currentRequest()?.requestId ?? ids.next()),
    pause: timerPause,
    goalEventId,
    ...{ clock, ids, reportViews },
  };
  const recounts = recountWorker({ store, revisions, inTenant }, given.log);
  try {
    const exports = await openExports(given, { database, deps });
    const schedules = openSchedules(database, exports.deps);
    const all = schedules.deps;
    return {
      ...{ deps: all, database, outbox: database, routes: exports.routes },
      consumers: [...analyticsConsumers(all), ...exportConsumers(all), ...reportViewConsumers(all)],
      workers: [...exports.workers, recounts],
      jobs: [...exports.jobs, schedules.job, removalOf(all)],
      close: async (): Promise<void> => {
        await schedules.close();
        await exports.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Removes what is old; each event is removed, and counted as removed, once. */
function removalOf(deps: AnalyticsDependencies): Job {
  return { name: 'remove old events', everyMs: 3_600_000, underLock: true, run: async () => removeOldEvents(deps) };
}

/** Metrics are in PostgreSQL, or in MongoDB if configured. Everything else is in PostgreSQL always. */
async function openStore(given: Given) {
  const { mongoUrl } = given.settings;
  const mongo = mongoUrl === null ? null : watched(await openMongo({ url: mongoUrl }).catch(refuseUnsuitable));
  try {
    const records = await given.openDatabase({ migrations: analyticsMigrations, entities: scheduleEntities });
    if (mongo === null)
      return { store: postgresAnalyticsStore(records), revisions: postgresRevisions(records), database: records };
    return {
      store: mongoAnalyticsStore(mongo.db),
      revisions: mongoRevisions(mongo.db),
      database: withMongo(records, mongo),
    };
  } catch (error) {
    await mongo?.close();
    throw error;
  }
}

/** The database of the records, which responds only while MongoDB does, and closes both. */
function withMongo(records: Database, mongo: MongoDatabase): Database {
  const ping = async (): Promise<void> => {
    await Promise.all([records.ping(), mongo.ping()]);
  };
  const close = async (): Promise<void> => {
    await mongo.close();
    await records.close();
  };
  return { ...records, ping, close };
}

function refuseUnsuitable(error: unknown): never {
  throw error instanceof UnsuitableMongoError ? new StartProblem(error.message, '') : error;
}

/** Listed among the platform's stores while it is open. */
function watched(database: MongoDatabase): MongoDatabase {
  const isUp = async (): Promise<boolean> =>
    database.ping().then(
      () => true,
      () => false,
    );
  const unwatch = metricsOf('analytics').watchStore('mongodb', isUp);
  const close = async (): Promise<void> => {
    unwatch();
    await database.close();
  };
  return { ...database, close };
}
