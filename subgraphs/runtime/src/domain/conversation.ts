import type { EndReason, Locale, SessionState, StepInput } from '@tertulia/flow-engine';
import type { Mark } from '@tertulia/metrics';

export type Channel = 'WEB' | 'API' | 'SIMULATOR' | 'WHATSAPP' | 'TELEGRAM';
export type ConversationState = 'BOT' | 'WAITING_HUMAN' | 'HUMAN' | 'ENDED';
export type MessageAuthor = 'VISITOR' | 'BOT' | 'MEMBER' | 'SYSTEM';

/** One visitor's talk with one bot on one channel. Ids are uuids; instants are UTC. */
export interface Conversation {
  readonly id: string;
  readonly organizationId: string;
  readonly botId: string;
  /** The version on which the conversation starts and ends. */
  readonly versionId: string;
  readonly channel: Channel;
  readonly contactId: string | null;
  /** The same in all conversations of one visitor from one browser; null in old ones. */
  readonly visitorId: string | null;
  readonly state: ConversationState;
  readonly endReason: EndReason | null;
  readonly isTest: boolean;
  readonly isDemo: boolean;
  /** False if a program seems to have started it: then it does not count for the plan. */
  readonly isCharged: boolean;
  readonly locale: Locale;
  readonly openedAt: Date;
  /** First visitor message; null while the conversation is only a view. */
  readonly countedAt: Date | null;
  readonly lastMessageAt: Date;
  readonly endedAt: Date | null;
  /**
   * Since when the visitor has waited for a person's reply, also during a takeover. A conversation with a waiting
   * visitor is never idle.
   */
  readonly waitingSince: Date | null;
  /** The queue in which the visitor waits or has waited; null for the general one. */
  readonly queue: string | null;
  /** When the visitor was notified that it takes longer; null if that was not sent during this wait. */
  readonly waitingToldAt: Date | null;
  /** When everything that the visitor wrote was erased. */
  readonly erasedAt: Date | null;
  /** The visitor's first text that is more than a greeting. */
  readonly firstWords: string | null;
  /** Sequence of the last message: messages are numbered 1, 2, 3 without a gap. */
  readonly lastSequence: number;
  readonly hasAnswered: boolean;
  readonly goalCount: number;
  readonly rating: number | null;
  /** What metrics count of it. */
  readonly marks: readonly Mark[];
  readonly idleMinutes: number;
  readonly resumeHours: number;
  /** From this instant on the conversation is idle. */
  readonly idleAt: Date;
  /** Until this instant a returning visitor continues it. */
  readonly resumeUntil: Date;
}

/** A visitor's message that arrived while an effect was pending. */
export interface PendingInput {
  readonly input: StepInput;
  readonly acceptedAt: string;
}

/** The engine's state of one conversation, and the input that it still has to process. */
export interface ChatSession {
  readonly state: SessionState;
  readonly pendingInputs: readonly PendingInput[];
}

/** Times that follow from the last activity of a conversation. */
export function activityAt(conversation: Pick<Conversation, 'idleMinutes' | 'resumeHours'>, now: Date) {
  return {
    lastMessageAt: now,
    idleAt: new Date(now.getTime() + conversation.idleMinutes * 60_000),
    resumeUntil: new Date(now.getTime() + Math.max(24, conversation.resumeHours) * 3_600_000),
  };
}

/**
 * True if the visitor's next message reopens an ended conversation: it expired, the engine is still at a question, and
 * the time to resume has not passed.
 */
export function canReopen(conversation: Conversation, state: SessionState, now: Date): boolean {
  return endedBySilence(conversation, state) && now < conversation.resumeUntil;
}

/** True if the conversation ended because nobody wrote, and can no longer be gone on with. */
export function hasExpired(conversation: Conversation, state: SessionState, now: Date): boolean {
  return endedBySilence(conversation, state) && now >= conversation.resumeUntil;
}

function endedBySilence({ state, endReason }: Conversation, session: SessionState): boolean {
  const isSilence = endReason === 'ABANDONED' || endReason === 'EXPIRED' || endReason === 'GOAL';
  return state === 'ENDED' && isSilence && session.endReason === null;
}

/** The conversation after a visitor wrote in an expired one. */
export function reopen(conversation: Conversation, state: SessionState, now: Date): Conversation {
  return {
    ...conversation,
    state: state.isHandedOff ? 'WAITING_HUMAN' : 'BOT',
    endReason: null,
    endedAt: null,
    waitingSince: state.isHandedOff ? now : null,
    waitingToldAt: null,
  };
}

/** The conversation after a takeover, even if it had ended. A waiting visitor keeps waiting for the reply. */
export function takenOver(conversation: Conversation, now: Date): Conversation {
  const taken: Conversation = { ...conversation, state: 'HUMAN', endReason: null, endedAt: null };
  return { ...taken, ...activityAt(taken, now) };
}

/** The visitor has written: if a person is to reply, the wait starts or continues. */
export function awaitingReply(conversation: Conversation, now: Date): Conversation {
  if (conversation.state !== 'HUMAN' || conversation.waitingSince !== null) return conversation;
  return { ...conversation, waitingSince: now };
}

/** A person has replied: the visitor no longer waits. */
export function answered(conversation: Conversation, now: Date): Conversation {
  return { ...conversation, ...activityAt(conversation, now), waitingSince: null, waitingToldAt: null };
}

/** Ends the conversation for a reason; an ended one keeps its first reason. */
export function end(conversation: Conversation, reason: EndReason, now: Date): Conversation {
  if (conversation.state === 'ENDED') return conversation;
  return { ...conversation, state: 'ENDED', endReason: reason, endedAt: now, waitingSince: null, waitingToldAt: null };
}

/** The reason for which a silent conversation ends: depends on who replied last and whether a question was open. */
export function reasonOfSilence(conversation: Conversation, state: SessionState): EndReason {
  if (conversation.countedAt === null) return 'EXPIRED';
  if (conversation.state === 'HUMAN') return 'RESOLVED_BY_HUMAN';
  if (conversation.goalCount > 0) return 'GOAL';
  if (conversation.state === 'WAITING_HUMAN' || state.awaiting !== null) return 'ABANDONED';
  return 'RESOLVED_BY_BOT';
}
