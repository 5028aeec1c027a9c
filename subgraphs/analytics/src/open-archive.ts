import { StartProblem } from '@tertulia/environment';
import { DomainError } from '@tertulia/errors';
import { openDatabase, type Database } from '@tertulia/persistence';
import type { NumbersArchive } from './application/archive.js';
import { mongoArchive } from './persistence/mongo/mongo-archive.js';
import { openMongo, UnsuitableMongoError } from './persistence/mongo/open-mongo.js';
import { postgresArchive } from './persistence/postgres-archive.js';

/** A store opened for the move. */
export interface OpenArchive {
  archive: NumbersArchive;
  close(): Promise<void>;
}

/**
 * Opens the store of an address, `postgres://…` or `mongodb://…`.
 * @throws StartProblem that explains what is wrong with the address or the server
 */
export async function openArchive(url: string): Promise<OpenArchive> {
  if (/^mongodb(\+srv)?:\/\//.test(url)) return openMongoArchive(url);
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgresArchive(url);
  throw new StartProblem(
    `No es una dirección postgres://… ni mongodb://…: ${withoutPassword(url)}`,
    `Neither an address postgres://… nor mongodb://…: ${withoutPassword(url)}`,
  );
}

async function openMongoArchive(url: string): Promise<OpenArchive> {
  try {
    const mongo = await openMongo({ url });
    return { archive: mongoArchive(mongo.db), close: mongo.close };
  } catch (error) {
    if (error instanceof UnsuitableMongoError) throw new StartProblem(error.message, '');
    throw isAway(error) ? silent(url) : error;
  }
}

async function openPostgresArchive(url: string): Promise<OpenArchive> {
  const database = await openDatabase({
    name: 'analytics-move',
    clientUrl: url,
    entities: [],
    statementTimeoutMs: 600_000,
  });
  try {
    await requireTables(database, url);
    return { archive: postgresArchive(database), close: () => database.close() };
  } catch (error) {
    await database.close();
    throw isAway(error) ? silent(url) : error;
  }
}

async function requireTables(database: Database, url: string): Promise<void> {
  const sql = `select count(*)::int as n from information_schema.columns
    where table_schema = 'public' and table_name = 'organization' and column_name in ('data_until', 'rollup_revision')`;
  const [row] = await database.read(async (em) => em.execute<{ n: number }[]>(sql));
  if (row?.n === 2) return;
  throw new StartProblem(
    `En ${withoutPassword(url)} no están las tablas de esta versión. Arranca analytics una vez con esa base para que las cree.`,
    `${withoutPassword(url)} lacks the tables of this release. Start analytics on that database once, so that it makes them.`,
  );
}

function isAway(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'DATABASE_UNAVAILABLE';
}

function silent(url: string): StartProblem {
  return new StartProblem(`No responde: ${withoutPassword(url)}`, `Does not answer: ${withoutPassword(url)}`);
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//');
}
