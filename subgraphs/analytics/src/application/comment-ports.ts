import type { Principal } from '@tertulia/principal';

/** What a visitor wrote about a rating. */
export interface RatedComment {
  /** The conversation as callers name it. */
  readonly shownId: string;
  readonly scale: 'STARS' | 'NUMBERS' | 'NPS';
  readonly value: number;
  readonly text: string;
  readonly at: Date;
}

/** Asks whoever keeps the words, in the name of a caller. */
export interface CommentSource {
  /** By conversation; nothing of one that was erased or that the caller may not see. @throws DomainError as the refusal, or SUBGRAPH_UNAVAILABLE */
  commentsOf(
    principal: Principal,
    conversationIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly RatedComment[]>>;
}
