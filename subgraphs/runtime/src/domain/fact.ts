import type { WalkedStep } from '@tertulia/flow-engine';
import type { ContactDetail } from './contact-facts.js';
import type { Conversation } from './conversation.js';

/** The fields of every fact of a conversation: enough to count it without further queries. */
export interface AboutConversation {
  conversationId: string;
  botId: string;
  versionId: string;
  channel: string;
  /** ISO 8601 in UTC: first visitor message, or the opening of a view. */
  startedAt: string;
}

/** What is known of a visit: `isReturning` is absent if nothing tells visitors apart. */
export interface AboutVisit {
  locale: string;
  isReturning?: boolean;
}

interface FactPayloads {
  'runtime.conversation-viewed.v1': AboutConversation & AboutVisit;
  'runtime.conversation-started.v1': AboutConversation & AboutVisit & { isDemo: boolean; isCharged?: boolean };
  'runtime.turn-taken.v1': AboutConversation & { sequence: number; responseMs: number };
  'runtime.question-asked.v1': AboutConversation & { blockId: string; groupId: string };
  'runtime.question-answered.v1': AboutConversation & { blockId: string; groupId: string; waitedMs: number | null };
  'runtime.blocks-visited.v1': AboutConversation & { steps: WalkedStep[] };
  'runtime.question-unanswered.v1': AboutConversation & { question: string };
  'runtime.urgency-detected.v1': AboutConversation & { kind: 'HEALTH' | 'SELF_HARM' | 'DANGER' };
  'runtime.goal-reached.v1': AboutConversation & { name: string; amountMinor: number | null; currency: string | null };
  'runtime.conversation-rated.v1': AboutConversation & {
    scale: 'STARS' | 'NUMBERS' | 'NPS';
    value: number;
    isSatisfaction: boolean;
  };
  'runtime.rating-commented.v1': AboutConversation & {
    scale: 'STARS' | 'NUMBERS' | 'NPS';
    value: number;
    isSatisfaction: boolean;
  };
  'runtime.contact-changed.v1': AboutConversation & { contactId: string; changed: ContactDetail[] };
  'runtime.handed-off.v1': AboutConversation & { reason: string };
  'runtime.taken-over.v1': AboutConversation & { memberId: string };
  'runtime.human-replied.v1': AboutConversation & {
    waitMs: number | null;
    businessWaitMs: number | null;
    memberId: string;
  };
  'runtime.given-back.v1': AboutConversation;
  'runtime.conversation-ended.v1': AboutConversation & {
    reason: string;
    hasAnswered: boolean;
    goals: number;
    memberId?: string;
  };
  'runtime.turn-failed.v1': AboutConversation & { code: string };
  'runtime.visitor-erased.v1': AboutConversation;
}

/** Something that happened in a conversation; published as an event of that name after the commit. */
export type Fact = {
  [Name in keyof FactPayloads]: { readonly name: Name; readonly payload: FactPayloads[Name] };
}[keyof FactPayloads];

/** The part of the payload that every fact of a conversation contains. */
export function aboutConversation(conversation: Conversation): AboutConversation {
  return {
    conversationId: conversation.id,
    botId: conversation.botId,
    versionId: conversation.versionId,
    channel: conversation.channel,
    startedAt: (conversation.countedAt ?? conversation.openedAt).toISOString(),
  };
}

/** Of a visitor who had an earlier conversation, or not; null if that is unknown. */
export function aboutVisit({ locale }: Conversation, isReturning: boolean | null): AboutVisit {
  return isReturning === null ? { locale } : { locale, isReturning };
}
