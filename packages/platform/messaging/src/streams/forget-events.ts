import type { RedisServer } from '../redis/index.js';
import type { EventsToForget } from '../event-bus.js';
import { fieldMap } from './stream-entry.js';

const pageSize = 500;

/** Deletes entries from a stream, whether or not they were delivered. Returns how many. @throws RedisUnavailableError */
export async function forgetEvents(redis: RedisServer, stream: string, wanted: EventsToForget): Promise<number> {
  let removed = 0;
  for (let start = '-'; ;) {
    const page = await redis.run(async (commands) => commands.xrange(stream, start, '+', 'COUNT', pageSize));
    const ids = page.filter(([, fields]) => isMeant(fields, wanted)).map(([id]) => id);
    if (ids.length > 0) removed += await redis.run(async (commands) => commands.xdel(stream, ...ids));
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return removed;
    start = `(${last[0]}`;
  }
}

function isMeant(fields: readonly string[], { organizationId, names, mentioning }: EventsToForget): boolean {
  const values = fieldMap(fields);
  if (values.get('organization') !== organizationId) return false;
  return names.some((name) => name === values.get('name')) && (values.get('event') ?? '').includes(mentioning);
}
