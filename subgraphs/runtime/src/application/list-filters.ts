import type { Outcome } from '@tertulia/metrics';
import type { ConversationState } from '../domain/conversation.js';

export interface ConversationFilter {
  readonly states: readonly ConversationState[] | null;
  /** Null for every bot; otherwise only these. */
  readonly botIds: readonly string[] | null;
  readonly contactId: string | null;
  /** Only conversations that this member has taken over. */
  readonly takenOverBy: string | null;
  readonly startedFrom: Date | null;
  readonly startedTo: Date | null;
  /** Only conversations that a metric counts under this outcome. */
  readonly outcome: Outcome | null;
  /** Only conversations active at this moment: not ended, last message within the idle minutes. */
  readonly activeAt: Date | null;
  /** Only of this queue; an empty name is the general one. */
  readonly queue: string | null;
  /** Part of what the visitor wrote. */
  readonly search: string | null;
  /** Test conversations, or the others; null for both. */
  readonly isTest: boolean | null;
}

/** Which contacts a caller may see. */
export interface ContactReach {
  /** Only people who spoke with one of these bots; null for everyone. */
  readonly botIds: readonly string[] | null;
  /** Contacts of test conversations or of the others; null for both, when read by id. Lists exclude tests. */
  readonly isTest: boolean | null;
}
