/** One connection. Each source has at most one edge; both ends must exist. */
export interface Edge {
  id: string;
  source: EdgeSource;
  target: EdgeTarget;
}

/** `event`: from an event; `block`: from a block, instead of continuing with the next one; `port`: from a named exit of a block. */
export type EdgeSource =
  | { kind: 'event'; id: string }
  | { kind: 'block'; id: string }
  | { kind: 'port'; id: string; port: string };

/** Without `blockId`, the first block of the group. */
export interface EdgeTarget {
  groupId: string;
  blockId?: string | undefined;
}
