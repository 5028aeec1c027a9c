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
  /** The version on which the conversation began and on which it ends. */
  readonly versionId: string;
  readonly channel: Channel;
  readonly contactId: string | null;
  /** The same in all conversations that one visitor has had from one place; null in old ones. */
  readonly visitorId: string | null;
  readonly state: ConversationState;
  readonly endReason: EndReason | null;
  readonly isTest: boolean;
  readonly isDemo: boolean;
  /** False where a program seems to have begun it: the plan does not count it. */
  readonly isCharged: boolean;
  readonly locale: Locale;
  readonly openedAt: Date;
  /** First visitor message; null while the conversation is only a view. */
  readonly countedAt: Date | null;
  readonly lastMessageAt: Date;
  readonly endedAt: Date | null;
  /** Since when the visitor waits for a person's answer, also while a person has taken over. Who waits is never idle. */
  readonly waitingSince: Date | null;
  /** When the visitor was told that it takes longer; null where that was not said of this wait. */
  readonly waitingToldAt: Date | null;
  /** When everything that the visitor had told was removed. */
  readonly erasedAt: Date | null;
  /** What the visitor said first, beyond a greeting. */
  readonly firstWords: string | null;
  /** Sequence of the last message: messages are numbered 1, 2, 3 without a gap. */
  readonly lastSequence: number;
  readonly hasAnswered: boolean;
  readonly goalCount: number;
  readonly rating: number | null;
  /** What figures count of it. */
  readonly marks: readonly Mark[];
  readonly idleMinutes: number;
  readonly resumeHours: number;
  /** From this instant on the conversation is idle. */
  readonly idleAt: Date;
  /** Until this instant a returning visitor continues it. */
  readonly resumeUntil: Date;
}

/** A visitor's message that arrived while the engine waited for the result of an effect. */
export interface PendingInput {
  readonly input: StepInput;
  readonly acceptedAt: string;
}

/** The engine's memory of one conversation, with what still has to be given to it. */
export interface ChatSession {
  readonly state: SessionState;
  readonly pendingInputs: readonly PendingInput[];
}

/** Instants that follow from the last activity of a conversation. */
export function activityAt(conversation: Pick<Conversation, 'idleMinutes' | 'resumeHours'>, now: Date) {
  return {
    lastMessageAt: now,
    idleAt: new Date(now.getTime() + conversation.idleMinutes * 60_000),
    resumeUntil: new Date(now.getTime() + Math.max(24, conversation.resumeHours) * 3_600_000),
  };
}

/**
 * True where a visitor's next message opens an ended conversation again: it ended by silence,
 * the engine is still at a question and the time for resuming has not passed.
 */
export function canReopen(conversation: Conversation, state: SessionState, now: Date): boolean {
  const endedBySilence =
    conversation.endReason === 'ABANDONED' || conversation.endReason === 'EXPIRED' || conversation.endReason === 'GOAL';
  return conversation.state === 'ENDED' && endedBySilence && state.endReason === null && now < conversation.resumeUntil;
}

/** The conversation as it is after a visitor wrote into one that had ended by silence. */
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

/** The conversation as a person has it who takes over, also one that had ended. Who waited goes on waiting for the answer. */
export function takenOver(conversation: Conversation, now: Date): Conversation {
  const taken: Conversation = { ...conversation, state: 'HUMAN', endReason: null, endedAt: null };
  return { ...taken, ...activityAt(taken, now) };
}

/** The visitor has written: where a person is to answer, the wait begins, or goes on. */
export function heard(conversation: Conversation, now: Date): Conversation {
  if (conversation.state !== 'HUMAN' || conversation.waitingSince !== null) return conversation;
  return { ...conversation, waitingSince: now };
}

/** A person has answered: nobody waits. */
export function answered(conversation: Conversation, now: Date): Conversation {
  return { ...conversation, ...activityAt(conversation, now), waitingSince: null, waitingToldAt: null };
}

/** The conversation ended for a reason; an ended one keeps its first reason. */
export function end(conversation: Conversation, reason: EndReason, now: Date): Conversation {
  if (conversation.state === 'ENDED') return conversation;
  return { ...conversation, state: 'ENDED', endReason: reason, endedAt: now, waitingSince: null, waitingToldAt: null };
}

/** Why a conversation that nobody continues ends: by who was speaking and whether a question was left open. */
export function reasonOfSilence(conversation: Conversation, state: SessionState): EndReason {
  if (conversation.countedAt === null) return 'EXPIRED';
  if (conversation.state === 'HUMAN') return 'RESOLVED_BY_HUMAN';
  if (conversation.goalCount > 0) return 'GOAL';
  if (conversation.state === 'WAITING_HUMAN' || state.awaiting !== null) return 'ABANDONED';
  return 'RESOLVED_BY_BOT';
}
