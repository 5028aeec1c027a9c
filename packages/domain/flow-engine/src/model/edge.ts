/** One connection. Each source has at most one edge; both ends must exist. */
export interface Edge {
  id: string;
  source: EdgeSource;
  target: EdgeTarget;
}

/** `event`: out of an event; `block`: out of a block instead of falling to the next; `port`: out of a named exit of a block. */
export type EdgeSource =
  | { kind: 'event'; id: string }
  | { kind: 'block'; id: string }
  | { kind: 'port'; id: string; port: string };

/** Without `blockId` the group's first block. */
export interface EdgeTarget {
  groupId: string;
  blockId?: string | undefined;
}
