/** Errors of one code in one version. */
export type CountedError = { code: string; count: number; bot: { id: string } };

/** Errors of each code in all versions, the most frequent first, and in how many bots. */
export function countsByCode(errors: readonly CountedError[]): { code: string; count: number; bots: number }[] {
  const byCode = Map.groupBy(errors, ({ code }) => code);
  return [...byCode]
    .map(([code, of]) => ({
      code,
      count: of.reduce((sum, { count }) => sum + count, 0),
      bots: new Set(of.map(({ bot }) => bot.id)).size,
    }))
    .toSorted((one, other) => other.count - one.count || one.code.localeCompare(other.code));
}
