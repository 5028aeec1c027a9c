import { MongoClient, type Db, type IndexDescription } from 'mongodb';
import { collectionsOf } from './documents.js';
import { mongoErrors } from './mongo-errors.js';
import { groupStored } from './mongo-facts.js';

/** The address of the database, and timeouts. */
export interface MongoSettings {
  /** `mongodb://…`; its path is the name of the database, by default `tertulia_analytics`. */
  readonly url: string;
  /** Maximum number of connections. Default 10. */
  readonly poolSize?: number;
}

/** An open MongoDB. */
export interface MongoDatabase {
  readonly db: Db;
  /** Resolves when the server responds. @throws DomainError DATABASE_UNAVAILABLE */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The server is older than required. */
export class UnsuitableMongoError extends Error {
  override readonly name = 'UnsuitableMongoError';

  constructor(version: string) {
    super(
      `Hace falta MongoDB ${versionMin}.0 o más nuevo; este servidor es ${version}. / ` +
        `MongoDB ${versionMin}.0 or newer is needed; this server is ${version}.`,
    );
  }
}

const versionMin = 5;
const defaultDatabase = 'tertulia_analytics';
const selectionTimeoutMs = 2_000;
/** Also for a wait in the pool: if all connections are busy, the server is not unavailable. */
const answerTimeoutMs = 8_000;

/**
 * Connects and creates missing indexes.
 * @throws DomainError DATABASE_UNAVAILABLE after about two seconds without a response
 * @throws UnsuitableMongoError
 */
export async function openMongo(settings: MongoSettings): Promise<MongoDatabase> {
  const client = new MongoClient(settings.url, {
    appName: 'tertulia-analytics',
    maxPoolSize: settings.poolSize ?? 10,
    serverSelectionTimeoutMS: selectionTimeoutMs,
    connectTimeoutMS: selectionTimeoutMs,
    waitQueueTimeoutMS: answerTimeoutMs,
    socketTimeoutMS: answerTimeoutMs,
    readPreference: 'primary',
    // Acknowledged writes survive the loss of the server that accepted them.
    writeConcern: { w: 'majority' },
  });
  const db = client.db(databaseNameOf(settings.url));
  const ping = async (): Promise<void> => {
    await mongoErrors(() => db.command({ ping: 1 }));
  };
  try {
    await mongoErrors(async () => {
      const { version } = (await client.db('admin').command({ buildInfo: 1 })) as { version: string };
      if (Number.parseInt(version, 10) < versionMin) throw new UnsuitableMongoError(version);
      for (const [name, indexes] of Object.entries(indexesOf)) await db.collection(name).createIndexes([...indexes]);
      await groupStored(collectionsOf(db));
      // Counts of the previous release: they do not say which conversations their texts come from.
      await db.collection('unansweredQuestions').deleteMany({ eventId: { $exists: false } });
    });
  } catch (error) {
    await client.close();
    throw error;
  }
  return { db, ping, close: () => client.close() };
}

/** The path of the address. A replica set has several hosts in one address, which only MongoDB's driver accepts as a URL. */
export function databaseNameOf(url: string): string {
  return decodeURIComponent(/^[^:]+:\/\/[^/]*\/([^?]+)/.exec(url)?.[1] ?? defaultDatabase);
}

/** By collection. Each begins with the organization, which is the shard key. */
export const indexesOf: Readonly<Record<string, readonly IndexDescription[]>> = {
  trackedEvents: [
    { name: 'time', key: { organizationId: 1, at: -1, eventId: -1 } },
    { name: 'received', key: { organizationId: 1, receivedAt: 1 } },
    { name: 'conversation', key: { organizationId: 1, conversationId: 1 } },
  ],
  eventPlans: [{ name: 'organization', key: { organizationId: 1 } }],
  removals: [{ name: 'organization', key: { organizationId: 1 } }],
  events: [
    { name: 'age', key: { organizationId: 1, occurredAt: 1 } },
    { name: 'bot_time', key: { organizationId: 1, botId: 1, occurredAt: 1 } },
    { name: 'event_time', key: { organizationId: 1, name: 1, occurredAt: 1 } },
  ],
  metrics: [
    { name: 'organization_day', key: { organizationId: 1, granularity: 1, bucket: 1 } },
    { name: 'bot_day', key: { organizationId: 1, botId: 1, granularity: 1, bucket: 1 } },
  ],
  heat: [{ name: 'version_time', key: { organizationId: 1, botId: 1, versionId: 1, granularity: 1, bucket: 1 } }],
  conversationLogs: [
    { name: 'start', key: { organizationId: 1, startedAt: 1, _id: 1 } },
    { name: 'bot_time', key: { organizationId: 1, botId: 1, startedAt: 1 } },
    { name: 'version', key: { organizationId: 1, versionId: 1, hasGoals: 1 } },
    { name: 'group', key: { organizationId: 1, groups: 1, startedAt: 1, _id: 1 } },
    { name: 'bot_group', key: { organizationId: 1, botId: 1, groups: 1, startedAt: 1, _id: 1 } },
    { name: 'version_group', key: { organizationId: 1, versionId: 1, groups: 1, startedAt: 1, _id: 1 } },
  ],
  unansweredQuestions: [
    { name: 'organization_time', key: { organizationId: 1, bucket: 1 } },
    { name: 'conversation', key: { organizationId: 1, conversationId: 1 } },
  ],
  bots: [{ name: 'organization', key: { organizationId: 1 } }],
  botVersions: [{ name: 'organization', key: { organizationId: 1 } }],
};
