import type { ConnectionState } from '../apollo/connection.js';
import type { LiveFloorCountsFragment } from '../gql/graphql.js';

/** How live what is shown is: the socket's state, or `stale` where the socket lives and yet changes do not reach it. */
export type LiveState = { name: ConnectionState; since: null } | { name: 'stale'; since: string };

/** Without a socket that lives the server cannot tell, so the socket's own state comes first. */
export function liveStateOf(
  connection: ConnectionState,
  floor: Pick<LiveFloorCountsFragment, 'staleSince'> | null,
): LiveState {
  const since = floor?.staleSince ?? null;
  return connection === 'live' && since !== null ? { name: 'stale', since } : { name: connection, since: null };
}

/** The newer of two counts, whichever process has made them; null where there is none. */
export function newerCounts<Counts extends { readonly sequence: number }>(
  one: Counts | null,
  other: Counts | null,
): Counts | null {
  if (one === null || other === null) return one ?? other;
  return other.sequence >= one.sequence ? other : one;
}
