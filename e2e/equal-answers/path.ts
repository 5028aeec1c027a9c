/** The value at a path such as `data.bot.versions.0.id`; `#` is a list's length, a negative number counts from its end. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => {
    if (inner === null || inner === undefined) return undefined;
    if (typeof inner === 'string' || Array.isArray(inner)) {
      if (key === '#') return inner.length;
      if (/^-\d+$/.test(key)) return inner.at(Number(key));
    }
    return (inner as Readonly<Record<string, unknown>>)[key];
  }, value);
}
