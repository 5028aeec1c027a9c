import type { Conversation } from '../domain/conversation.js';

/** Where a visitor stands in a queue. */
export interface QueueFigures {
  /** 1 for the one who has waited longest. */
  readonly position: number;
  /** How many visitors of the queue got a first reply of a person in the measured time, and the median of their wait. */
  readonly replies: number;
  readonly medianMs: number | null;
}

/** A queue with visitors who wait for a person. */
export interface WaitingQueue {
  /** Null for the general one. */
  readonly name: string | null;
  readonly waiting: number;
}

export interface QueueReader {
  figuresOf(conversation: Conversation, repliesSince: Date): Promise<QueueFigures>;
  /** Queues in which somebody waits for a person or talks with one, by name; of all bots for null. */
  queues(organizationId: string, botIds: readonly string[] | null): Promise<WaitingQueue[]>;
}
