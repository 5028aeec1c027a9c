import type { FieldPolicy, Reference } from '@apollo/client';

type Edge = Readonly<Record<string, unknown>>;

/** A list as it is kept: whatever of it the operations ask for. */
export type KeptList = { edges?: readonly Edge[]; nodes?: readonly Reference[]; [part: string]: unknown };

/**
 * A list that is fetched piece by piece, by `nodes` or by `edges`: a piece that comes `after` another one is put behind
 * it, any other begins the list anew. Lists of another page size or filter are lists of their own, so a screen that
 * shows three never takes away what a screen that shows fifty has.
 */
export function pages(keyArgs: readonly string[] = []): FieldPolicy<KeptList | null> {
  return {
    keyArgs: ['first', 'last', ...keyArgs],
    merge: (existing, incoming, { args }) => {
      // Whoever has the list is away: what is known of it stays.
      if (incoming === null) return existing ?? null;
      const after: unknown = args?.['after'];
      if (existing === undefined || existing === null || after === undefined || after === null)
        return { ...existing, ...incoming };
      return {
        ...existing,
        ...incoming,
        ...(incoming.edges === undefined ? {} : { edges: joined(existing.edges, incoming.edges, nodeOf) }),
        ...(incoming.nodes === undefined
          ? {}
          : { nodes: joined(existing.nodes, incoming.nodes, (node) => node.__ref) }),
      };
    },
  };
}

/** What is there, then what is new; what came twice, because the list moved in between, stays once. */
function joined<Item>(
  existing: readonly Item[] = [],
  incoming: readonly Item[] = [],
  idOf: (item: Item) => string,
): Item[] {
  const known = new Set(existing.map(idOf));
  return [...existing, ...incoming.filter((item) => !known.has(idOf(item)))];
}

function nodeOf(edge: Edge): string {
  const { node } = edge as { node?: Reference };
  return node?.__ref ?? JSON.stringify(edge);
}
