import type { Principal } from '@tertulia/principal';

/** Objects of other subgraphs that identity refers to by id. */
export type ForeignKind =
  | 'bot'
  | 'botVersion'
  | 'publication'
  | 'conversation'
  | 'contact'
  | 'industry'
  | 'botTemplate';

/** Queries the owning subgraphs for objects that the caller may see. */
export interface NodeDirectory {
  /**
   * Those of the ids that the owner returns to this caller; missing objects and those of other organizations are left
   * out.
   * @throws DomainError SUBGRAPH_UNAVAILABLE or DEADLINE_EXCEEDED if the owner does not respond
   */
  existing(
    asker: { readonly principal: Principal; readonly requestId: string },
    kind: ForeignKind,
    ids: readonly string[],
  ): Promise<ReadonlySet<string>>;
}
