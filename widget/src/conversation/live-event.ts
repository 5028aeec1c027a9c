import type { Awaiting, ConversationState, Message } from './model.js';

/** An event on the socket. */
export interface LiveEvent {
  readonly sequence: number;
  /** PARTIAL: the next message as far as it is written; each later event ends it. */
  readonly kind: 'MESSAGE' | 'PARTIAL' | 'STATE' | 'TYPING' | 'AWAITING';
  readonly message: Message | null;
  readonly state: ConversationState | null;
  readonly awaiting: Awaiting | null;
  readonly endReason: string | null;
  readonly takenOverBy: string | null;
}
