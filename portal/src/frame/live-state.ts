import type { ConnectionState } from '../apollo/connection.js';
import type { LiveFloorCountsFragment } from '../gql/graphql.js';

/**
 * Whether the data on the screen are live: the socket's state, or `stale` if the socket works but changes do not reach
 * it.
 */
export type LiveState = { name: ConnectionState; since: null } | { name: 'stale'; since: string };

/** Without a working socket the server cannot report staleness, so the socket's own state takes precedence. */
export function liveStateOf(
  connection: ConnectionState,
  floor: Pick<LiveFloorCountsFragment, 'staleSince'> | null,
): LiveState {
  const since = floor?.staleSince ?? null;
  return connection === 'live' && since !== null ? { name: 'stale', since } : { name: connection, since: null };
}

/** The newer of two counts, whichever process produced them; null if there is none. */
export function newerCounts<Counts extends { readonly sequence: number }>(
  one: Counts | null,
  other: Counts | null,
): Counts | null {
  if (one === null || other === null) return one ?? other;
  return other.sequence >= one.sequence ? other : one;
}
