import { bucketOf, emptyHistogram, responseBoundsMs } from '@tertulia/metrics';

/** What happened, as far as it is counted. */
export type CountedEvent =
  | { readonly kind: 'ANSWER'; readonly responseMs: number }
  | { readonly kind: 'FAILURE' | 'UNANSWERED' | 'CONVERSATION' };

/** When and with which bot something happened. */
export interface CountedAt {
  readonly botId: string;
  readonly at: Date;
  readonly event: CountedEvent;
}

/** What was counted of a bot in one minute. */
export interface MinuteCount {
  readonly botId: string;
  /** Its first moment. */
  readonly minute: Date;
  readonly answers: number;
  readonly failures: number;
  readonly unanswered: number;
  readonly conversations: number;
  /** In the buckets of `responseBoundsMs`. */
  readonly responses: readonly number[];
}

const minuteMs = 60_000;

/** The counts of events, one row for each bot and minute. */
export function countsOf(events: readonly CountedAt[]): MinuteCount[] {
  const rows = new Map<string, MinuteCount>();
  for (const { botId, at, event } of events) {
    const minute = new Date(Math.floor(at.getTime() / minuteMs) * minuteMs);
    const id = `${botId} ${minute.getTime()}`;
    const row = rows.get(id) ?? {
      ...{ botId, minute, answers: 0, failures: 0, unanswered: 0, conversations: 0 },
      responses: emptyHistogram(responseBoundsMs),
    };
    rows.set(id, withEvent(row, event));
  }
  return [...rows.values()];
}

function withEvent(row: MinuteCount, event: CountedEvent): MinuteCount {
  switch (event.kind) {
    case 'ANSWER': {
      const bucket = bucketOf(Math.round(event.responseMs), responseBoundsMs);
      const responses = row.responses.map((count, index) => (index === bucket ? count + 1 : count));
      return { ...row, answers: row.answers + 1, responses };
    }
    case 'FAILURE':
      return { ...row, failures: row.failures + 1 };
    case 'UNANSWERED':
      return { ...row, unanswered: row.unanswered + 1 };
    case 'CONVERSATION':
      return { ...row, conversations: row.conversations + 1 };
  }
}
