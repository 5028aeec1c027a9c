import type {
  ConnectionDetailsQuery,
  ListedConnectionFragment,
  ShownConnectionFragment,
  ShownRunFragment,
} from '../../../gql/graphql.js';
import type { Tone } from '../../../ui/index.js';

/** What every screen knows of a connection. */
export type ShownConnection = ShownConnectionFragment;

/** A connection as lists show it. */
export type ListedConnection = ListedConnectionFragment;

/** A bot of which blocks use a connection. */
export type ConnectionUse = NonNullable<NonNullable<ConnectionDetailsQuery['connection']>['usedIn']>[number];

/** One call through a connection. */
export type ShownRun = ShownRunFragment;

/** A bot that the person sees. */
export type OwnBot = { id: string; name: string };

/** The colour of a state. */
export const stateTones: Record<ShownConnection['state'], Tone> = {
  CONNECTED: 'ok',
  ERROR: 'warn',
  REAUTHORIZE: 'bad',
  SUSPENDED: 'neutral',
};

/** The colour of the end of a call. */
export const runTones: Record<ShownRun['status'], Tone> = {
  RUNNING: 'info',
  SUCCEEDED: 'ok',
  FAILED: 'bad',
  TIMED_OUT: 'bad',
};

/**
 * Whether the person may change a connection. A bot manager may where it is limited to bots and all of them are the
 * manager's own: a change holds for all of them.
 */
export function mayChange(
  connection: Pick<ShownConnection, 'bots'>,
  person: { canManage: boolean; role: string | null; bots: readonly OwnBot[] },
): boolean {
  if (!person.canManage) return false;
  if (person.role !== 'BOT_MANAGER') return true;
  const own = new Set(person.bots.map(({ id }) => id));
  return connection.bots.length > 0 && connection.bots.every(({ id }) => own.has(id));
}

/** What cures a connection that does not work; null while it works or heals alone. */
export function cureOf(
  { state }: Pick<ShownConnection, 'state'>,
  auth: string | null,
): 'reauthorize' | 'newSecret' | 'plan' | null {
  if (state === 'SUSPENDED') return 'plan';
  if (state !== 'REAUTHORIZE') return null;
  return auth === 'OAUTH' ? 'reauthorize' : 'newSecret';
}

/** The names of bots, and how many there are that the person does not see. */
export function namesOf(
  ids: readonly { id: string }[],
  bots: readonly OwnBot[],
): { names: readonly string[]; others: number } {
  const known = new Map(bots.map(({ id, name }) => [id, name]));
  const names = ids.flatMap(({ id }) => known.get(id) ?? []);
  return { names, others: ids.length - names.length };
}

/** Connections that need a person first, then by name. */
export function sortedConnections<Item extends Pick<ShownConnection, 'name' | 'state'>>(
  connections: readonly Item[],
): Item[] {
  const rank = { REAUTHORIZE: 0, ERROR: 1, SUSPENDED: 2, CONNECTED: 3 };
  return connections.toSorted(
    (one, other) => rank[one.state] - rank[other.state] || one.name.localeCompare(other.name),
  );
}
