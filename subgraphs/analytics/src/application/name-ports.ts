import type { Principal } from '@tertulia/principal';

/** What others call things that a file names, in the name of a caller. */
export interface NameDirectory {
  /** Names of people of the team and of keys, by their ids; without those that nobody knows. @throws DomainError SUBGRAPH_UNAVAILABLE */
  authorNames(principal: Principal, memberIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** What the blocks of a bot do, by their ids; nothing for callers who may not see its draft. @throws DomainError SUBGRAPH_UNAVAILABLE */
  blockNames(principal: Principal, botId: string): Promise<ReadonlyMap<string, string>>;
}
