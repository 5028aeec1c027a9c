import { minuteOf } from '@tertulia/metrics';
import type { ToldKey } from './batch-fold.js';

/** A question without an answer, kept by its event: so that those of one conversation can be taken out again. */
export interface AskedQuestion {
  /** The event that told it. */
  eventId: string;
  conversationId: string;
  botId: string;
  versionId: string | null;
  /** Start of the minute at which the conversation started. */
  bucket: Date;
  folded: string;
  shown: string;
  /** 1; 0 for what stands where a question was removed. */
  asked: number;
  lastAskedAt: Date;
}

/** What questions are made of. */
interface Told {
  readonly eventId: string;
  readonly key: ToldKey;
  readonly unanswered: { readonly shown: string; readonly folded: string } | null;
  readonly occurredAt: Date;
}

/** The questions that the events tell, without those of conversations whose visitor had everything removed. */
export function askedQuestionsOf(items: readonly Told[], erased: ReadonlySet<string>): AskedQuestion[] {
  return items.flatMap(({ eventId, key, unanswered, occurredAt }) => {
    const { conversationId, botId, versionId, startedAt } = key;
    if (unanswered === null || erased.has(conversationId)) return [];
    const origin = { eventId, conversationId, botId, versionId, bucket: minuteOf(startedAt) };
    return [{ ...origin, ...unanswered, asked: 1, lastAskedAt: occurredAt }];
  });
}
