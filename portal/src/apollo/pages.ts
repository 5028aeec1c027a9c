import type { FieldPolicy, Reference } from '@apollo/client';

type Edge = Readonly<Record<string, unknown>>;

/** A cached list: whatever parts of it the operations requested. */
export type CachedList = { edges?: readonly Edge[]; nodes?: readonly Reference[]; [part: string]: unknown };

/**
 * A list that is fetched page by page, by `nodes` or by `edges`: a page fetched with `after` is appended, any other
 * replaces the list. Each page size and filter has a cached list of its own, so a screen that shows three items never
 * truncates the list of a screen that shows fifty.
 */
export function pages(keyArgs: readonly string[] = []): FieldPolicy<CachedList | null> {
  return {
    keyArgs: ['first', 'last', ...keyArgs],
    merge: (existing, incoming, { args }) => {
      // The subgraph of this list is unavailable: keep the cached list.
      if (incoming === null) return existing ?? null;
      const after: unknown = args?.['after'];
      if (existing === undefined || existing === null || after === undefined || after === null)
        return { ...existing, ...incoming };
      return {
        ...existing,
        ...incoming,
        ...(incoming.edges === undefined ? {} : { edges: appended(existing.edges, incoming.edges, nodeOf) }),
        ...(incoming.nodes === undefined
          ? {}
          : { nodes: appended(existing.nodes, incoming.nodes, (node) => node.__ref) }),
      };
    },
  };
}

/**
 * The existing items followed by the new ones. An item that both pages contain, because the list changed in between, is
 * kept once.
 */
function appended<Item>(
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
