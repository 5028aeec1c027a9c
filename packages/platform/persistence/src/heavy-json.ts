import { raw, type RawQueryFragment } from '@mikro-orm/core';

/**
 * A large JSON value for a `jsonb` column, passed as text: given an object, the ORM would copy and traverse it several times and block the
 * event loop. The value is that of `JSON.stringify`.
 */
export function heavyJson(value: unknown): RawQueryFragment {
  return raw('?::jsonb', [JSON.stringify(value)]);
}
