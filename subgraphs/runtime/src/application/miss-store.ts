import type { Conversation } from '../domain/conversation.js';
import type { Miss } from '../domain/miss.js';

/** A text that was missed, however often. */
export interface MissedText extends Miss {
  /** The latest conversation in which it was written. */
  readonly conversationId: string;
  readonly count: number;
}

/** The texts that a bot missed. */
export interface MissStore {
  add(conversation: Pick<Conversation, 'id' | 'organizationId' | 'botId'>, misses: readonly Miss[]): Promise<void>;
  /** Texts missed since a moment and not ignored, the most frequent first, in their latest wording; and how often any was missed. */
  list(
    bot: { organizationId: string; botId: string },
    range: { since: Date; limit: number },
  ): Promise<{ texts: MissedText[]; count: number }>;
  /** Leaves texts out of the list from now on. Returns how many of them were not ignored before. */
  ignore(bot: { organizationId: string; botId: string }, textIds: readonly string[], at: Date): Promise<number>;
  /** Deletes what was missed before a moment, of any organization. */
  removeBefore(moment: Date): Promise<void>;
}
