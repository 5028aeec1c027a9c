/** A publication of a bot, as far as it says whether its version was live. */
type Published = { status: string; version: { id: string } | null };

/**
 * The versions that were never live, because every publication of theirs failed. A version whose publications are not
 * among the given ones is not among them.
 */
export function neverLive(publications: readonly Published[]): ReadonlySet<string> {
  const idsOf = (isFailed: boolean): string[] =>
    publications.flatMap(({ status, version }) =>
      version !== null && (status === 'FAILED') === isFailed ? [version.id] : [],
    );
  const others = new Set(idsOf(false));
  return new Set(idsOf(true).filter((id) => !others.has(id)));
}
