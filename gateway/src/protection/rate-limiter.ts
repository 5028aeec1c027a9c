/** A rate limit: `points` in `windowSeconds`. */
export interface Rate {
  readonly points: number;
  readonly windowSeconds: number;
}

/** What is counted; each bucket has its own rate. */
export type RateBucket =
  | 'ANONYMOUS'
  | 'VISITOR'
  | 'API_KEY'
  | 'USER'
  | 'SENSITIVE'
  | 'BAD_CREDENTIAL'
  | 'SOCKET'
  | 'IDEMPOTENCY_KEY'
  | 'CONVERSATION'
  | 'CONVERSATION_DAY'
  | 'CONVERSATION_CHARGED'
  | 'CONVERSATION_CHARGED_DAY';

/** Rates of all buckets. */
export type Rates = Readonly<Record<RateBucket, Rate>>;

/** The result of counting. */
export interface RateDecision {
  readonly isAllowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until the next window starts, at least 1. */
  readonly resetSeconds: number;
}

/** Counts by bucket and key. */
export interface RateLimiter {
  /** Counts `points` for a key and returns whether the rate still allows them. */
  consume(bucket: RateBucket, key: string, points: number): Promise<RateDecision>;
  /** The state of a key without counting. */
  look(bucket: RateBucket, key: string): Promise<RateDecision>;
}

/** Default rates. The key is the caller's id, or the address of a caller without an id. */
export const ratesDefault: Rates = {
  ANONYMOUS: { points: 300, windowSeconds: 60 },
  VISITOR: { points: 180, windowSeconds: 60 },
  API_KEY: { points: 600, windowSeconds: 60 },
  USER: { points: 1_200, windowSeconds: 60 },
  SENSITIVE: { points: 20, windowSeconds: 60 },
  BAD_CREDENTIAL: { points: 30, windowSeconds: 60 },
  SOCKET: { points: 600, windowSeconds: 60 },
  ...conversationRates(200),
  // Each key is stored for a day with its response.
  IDEMPOTENCY_KEY: { points: 10_000, windowSeconds: 86_400 },
};

type ConversationBucket = Extract<RateBucket, `CONVERSATION${string}`>;

/**
 * How many conversations one address may start with one bot, per day and per ten minutes (CONVERSATION…), and the lower rates above which
 * conversations look automated and are not charged (CONVERSATION_CHARGED…).
 */
export function conversationRates(perDay: number): Pick<Rates, ConversationBucket> {
  const [tenMinutes, day] = [600, 86_400];
  return {
    CONVERSATION: { points: Math.max(3, Math.ceil(perDay * 0.15)), windowSeconds: tenMinutes },
    CONVERSATION_DAY: { points: perDay, windowSeconds: day },
    CONVERSATION_CHARGED: { points: Math.max(1, Math.ceil(perDay * 0.05)), windowSeconds: tenMinutes },
    CONVERSATION_CHARGED_DAY: { points: Math.max(1, Math.ceil(perDay * 0.2)), windowSeconds: day },
  };
}
