import { minuteOf } from '@tertulia/metrics';
import type { ToldKey } from './batch-fold.js';

/** How often a question without an answer was asked in conversations that started in one minute. */
export interface AskedQuestion {
  botId: string;
  versionId: string | null;
  /** Start of the minute. */
  bucket: Date;
  folded: string;
  /** The latest wording. */
  shown: string;
  asked: number;
  lastAskedAt: Date;
}

/** Questions are rare, so their rollup has one size: the minute at which the conversation started. One entry a row. */
export function askedQuestionsOf(
  items: readonly { key: ToldKey; unanswered: { shown: string; folded: string } | null; occurredAt: Date }[],
): AskedQuestion[] {
  const rows = new Map<string, AskedQuestion>();
  for (const { key, unanswered, occurredAt } of items) {
    if (unanswered === null) continue;
    const { botId, versionId, startedAt } = key;
    const asked: AskedQuestion = {
      ...{ botId, versionId, bucket: minuteOf(startedAt), folded: unanswered.folded },
      ...{ shown: unanswered.shown, asked: 1, lastAskedAt: occurredAt },
    };
    const id = JSON.stringify([botId, versionId, asked.bucket, asked.folded]);
    const known = rows.get(id);
    rows.set(id, known === undefined ? asked : withMore(known, asked));
  }
  return [...rows.values()];
}

/** Both together, in the wording of the later one. */
export function withMore(known: AskedQuestion, more: AskedQuestion): AskedQuestion {
  const latest = more.lastAskedAt >= known.lastAskedAt ? more : known;
  return { ...latest, asked: known.asked + more.asked };
}
