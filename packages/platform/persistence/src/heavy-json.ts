import { raw, type RawQueryFragment } from '@mikro-orm/core';

/**
 * A large JSON value on its way into a `jsonb` column, as text: given as an object, the ORM copies and walks all of it several times
 * on the loop. The value is that of `JSON.stringify`.
 */
export function heavyJson(value: unknown): RawQueryFragment {
  return raw('?::jsonb', [JSON.stringify(value)]);
}
