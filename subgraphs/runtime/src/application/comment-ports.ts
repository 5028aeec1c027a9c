import type { Conversation } from '../domain/conversation.js';
import type { RatingComment } from '../domain/fold-outputs.js';

export interface StoredComment extends RatingComment {
  readonly conversationId: string;
}

/** What visitors wrote about their ratings: one comment for each question of a conversation, the last one. */
export interface CommentStore {
  add(conversation: Pick<Conversation, 'id' | 'organizationId'>, comments: readonly RatingComment[]): Promise<void>;
  /** Those of conversations, oldest first. */
  ofConversations(organizationId: string, ids: readonly string[]): Promise<StoredComment[]>;
}
