/** Conversations of a whole day, and of the corresponding day before; null if there is none. Days are YYYY-MM-DD. */
export interface DayFact {
  readonly date: string;
  readonly conversations: number;
  readonly previous: number | null;
}

/** A share of conversations, now and before. */
export interface ShareFact {
  /** From 0 to 1; null if there were no conversations. */
  readonly value: number | null;
  readonly previous: number | null;
  /** How many conversations each of them is a share of. */
  readonly conversations: number;
  readonly previousConversations: number;
}

/** What insights are computed from. A part that was not read is left out, and says nothing. */
export interface InsightFacts {
  /** Oldest first, without a day that is not over. */
  readonly days: readonly DayFact[];
  readonly conversion?: ShareFact;
  /** Conversations by weekday, Monday first, and hour. */
  readonly hours?: readonly (readonly number[])[];
  readonly unanswered?: readonly { readonly question: string; readonly count: number; readonly botId: string }[];
  /** Each with its last days, oldest first, without a day that is not over. */
  readonly bots?: readonly { readonly botId: string; readonly days: readonly Omit<DayFact, 'previous'>[] }[];
}

interface Named {
  /** Names this fact; a later one of the same kind has another key. */
  readonly key: string;
}

/** One remarkable fact, with its figures. */
export type Insight = Named &
  (
    | { readonly kind: 'UNANSWERED'; readonly question: string; readonly count: number; readonly botId: string }
    /** `times` is how many times the average hour of the week it has. */
    | {
        readonly kind: 'BUSY_HOUR';
        readonly weekday: number;
        readonly hour: number;
        readonly count: number;
        readonly times: number;
      }
    /** `share` is the change relative to before. */
    | {
        readonly kind: 'MORE_CONVERSATIONS' | 'FEWER_CONVERSATIONS';
        readonly count: number;
        readonly previous: number;
        readonly share: number;
      }
    | {
        readonly kind: 'BETTER_CONVERSION' | 'WORSE_CONVERSION';
        readonly value: number;
        readonly previous: number;
      }
    /** `perDay` is the mean of the days before it became quiet. */
    | {
        readonly kind: 'QUIET_BOT';
        readonly botId: string;
        readonly quietDays: number;
        readonly perDay: number;
      }
  );
