/** Ids as one parameter that PostgreSQL reads as an array, for `any(?::uuid[])` or `unnest(?::uuid[])`. Ids only: nothing is escaped. */
export function idArray(ids: readonly string[]): string {
  return `{${ids.join(',')}}`;
}
