/** A JSON value without what PostgreSQL refuses in JSON: NUL characters, and halves of surrogate pairs, which are replaced. */
export function storable<Value>(value: Value): Value;
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return Buffer.from(value).toString('utf8').replaceAll('\0', '');
  if (Array.isArray(value)) return value.map((one: unknown) => storable(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [storable(name), storable<unknown>(one)]));
}
