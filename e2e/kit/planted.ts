/** Looks for planted texts in every store of the services. */
import { Redis } from 'ioredis';
import type { Servers } from './servers.ts';
import { type AskRows, eachDatabase } from './world.ts';

/**
 * The places that contain a text: tables, also those of jobs, collections, and keys of Redis. The text is a regular expression of letters,
 * digits, groups and classes, which PostgreSQL reads as JavaScript does; case does not matter.
 */
export async function placesWith(servers: Servers, text: string): Promise<string[]> {
  const places: string[] = [];
  const tables = await eachDatabase(servers, async (rows) => tablesWith(rows, text));
  for (const [database, names] of Object.entries(tables)) places.push(...names.map((name) => `${database}.${name}`));
  const pattern = new RegExp(text, 'i');
  if (servers.mongo !== null) places.push(...(await collectionsWith(servers.mongo.url, pattern)));
  places.push(...(await keysWith(servers.redis.url, pattern)));
  return places;
}

async function tablesWith(rows: AskRows, text: string): Promise<string[]> {
  const names = await rows<{ shown: string; name: string }>(
    `select case table_schema when 'public' then table_name else table_schema || '.' || table_name end as shown,
       format('%I.%I', table_schema, table_name) as name
     from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { shown, name } of names) {
    const some = await rows(`select 1 from ${name} t where t::text ~* '${text}' limit 1`);
    if (some.length > 0) found.push(shown);
  }
  return found;
}

async function collectionsWith(url: string, text: RegExp): Promise<string[]> {
  const { openMongo } = await import('../../subgraphs/analytics/dist/persistence/mongo/open-mongo.js');
  const { db, close } = await openMongo({ url });
  try {
    const found: string[] = [];
    for (const collection of await db.collections()) {
      const documents = await collection.find().toArray();
      if (text.test(JSON.stringify(documents))) found.push(`mongo.${collection.collectionName}`);
    }
    return found;
  } finally {
    await close();
  }
}

async function keysWith(url: string, text: RegExp): Promise<string[]> {
  const redis = new Redis(url);
  const readers: Readonly<Record<string, (key: string) => Promise<unknown>>> = {
    string: (key) => redis.get(key),
    hash: (key) => redis.hgetall(key),
    list: (key) => redis.lrange(key, 0, -1),
    set: (key) => redis.smembers(key),
    zset: (key) => redis.zrange(key, '0', '-1'),
    stream: (key) => redis.xrange(key, '-', '+'),
  };
  try {
    const found: string[] = [];
    for (const key of await redis.keys('*')) {
      const value = await readers[await redis.type(key)]?.(key);
      if (text.test(JSON.stringify([key, value ?? null]))) found.push(`redis.${key}`);
    }
    return found;
  } finally {
    redis.disconnect();
  }
}
