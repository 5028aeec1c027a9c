import type { Principal } from '@tertulia/principal';

/** What other subgraphs own and identity knows by id only. */
export type ForeignKind =
  | 'bot'
  | 'botVersion'
  | 'publication'
  | 'conversation'
  | 'contact'
  | 'industry'
  | 'botTemplate';

/** Asks the owners of things which of them there are for a caller. */
export interface NodeDirectory {
  /**
   * Those of the ids that the owner shows to this caller: what does not exist, and what is somebody else's, is not among them.
   * @throws DomainError SUBGRAPH_UNAVAILABLE or DEADLINE_EXCEEDED when the owner gives no answer
   */
  existing(
    asker: { readonly principal: Principal; readonly requestId: string },
    kind: ForeignKind,
    ids: readonly string[],
  ): Promise<ReadonlySet<string>>;
}
