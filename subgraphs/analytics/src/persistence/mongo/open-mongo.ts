import { MongoClient, type Db, type IndexDescription } from 'mongodb';
import { mongoErrors } from './mongo-errors.js';

/** Where the numbers lie, and how impatient their readers are. */
export interface MongoSettings {
  /** `mongodb://…`; its path names the database. Default database: `tertulia_analytics`. */
  readonly url: string;
  /** Connections at most. Default 10. */
  readonly poolSize?: number;
}

/** An open MongoDB. */
export interface MongoDatabase {
  readonly db: Db;
  /** Resolves when it answers. @throws DomainError DATABASE_UNAVAILABLE */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The server is older than what is needed here. */
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
/** Also for a turn in the pool: whose connections are all at work is busy, not away. */
const answerTimeoutMs = 8_000;

/**
 * Connects and makes the indexes that are missing.
 * @throws DomainError DATABASE_UNAVAILABLE within about two seconds when nobody answers
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
    // What is acknowledged survives the loss of the server that took it.
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
      // Counts of the release before: nobody knows any more whose words they hold.
      await db.collection('unansweredQuestions').deleteMany({ eventId: { $exists: false } });
    });
  } catch (error) {
    await client.close();
    throw error;
  }
  return { db, ping, close: () => client.close() };
}

/** The path of the address. A replica set has several hosts in one address, which is no URL to others than MongoDB's driver. */
export function databaseNameOf(url: string): string {
  return decodeURIComponent(/^[^:]+:\/\/[^/]*\/([^?]+)/.exec(url)?.[1] ?? defaultDatabase);
}

/** By collection. Each begins with the organization, by which everything is sharded. */
export const indexesOf: Readonly<Record<string, readonly IndexDescription[]>> = {
  events: [
    { name: 'bot_time', key: { organizationId: 1, botId: 1, occurredAt: 1 } },
    { name: 'event_time', key: { organizationId: 1, name: 1, occurredAt: 1 } },
  ],
  metrics: [
    { name: 'organization_day', key: { organizationId: 1, granularity: 1, bucket: 1 } },
    { name: 'bot_day', key: { organizationId: 1, botId: 1, granularity: 1, bucket: 1 } },
  ],
  conversationLogs: [
    { name: 'start', key: { organizationId: 1, startedAt: 1, _id: 1 } },
    { name: 'bot_time', key: { organizationId: 1, botId: 1, startedAt: 1 } },
    { name: 'version', key: { organizationId: 1, versionId: 1, hasGoals: 1 } },
  ],
  unansweredQuestions: [
    { name: 'organization_time', key: { organizationId: 1, bucket: 1 } },
    { name: 'conversation', key: { organizationId: 1, conversationId: 1 } },
  ],
  bots: [{ name: 'organization', key: { organizationId: 1 } }],
  botVersions: [{ name: 'organization', key: { organizationId: 1 } }],
};
