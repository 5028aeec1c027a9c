import { minuteOf } from '@tertulia/metrics';
import type { FactKey } from './batch-fold.js';

/** An unanswered question, stored by its event, so that the questions of one conversation can be deleted. */
export interface AskedQuestion {
  /** The event that contained it. */
  eventId: string;
  conversationId: string;
  botId: string;
  versionId: string | null;
  /** Start of the minute at which the conversation started. */
  bucket: Date;
  folded: string;
  shown: string;
  /** 1; 0 for the placeholder of a deleted question. */
  asked: number;
  lastAskedAt: Date;
}

/** The input of questions. */
interface QuestionEvent {
  readonly eventId: string;
  readonly key: FactKey;
  readonly unanswered: { readonly shown: string; readonly folded: string } | null;
  readonly occurredAt: Date;
}

/** The questions in the events, without those of conversations whose visitor's data was erased. */
export function askedQuestionsOf(items: readonly QuestionEvent[], erased: ReadonlySet<string>): AskedQuestion[] {
  return items.flatMap(({ eventId, key, unanswered, occurredAt }) => {
    const { conversationId, botId, versionId, startedAt } = key;
    if (unanswered === null || erased.has(conversationId)) return [];
    const origin = { eventId, conversationId, botId, versionId, bucket: minuteOf(startedAt) };
    return [{ ...origin, ...unanswered, asked: 1, lastAskedAt: occurredAt }];
  });
}
