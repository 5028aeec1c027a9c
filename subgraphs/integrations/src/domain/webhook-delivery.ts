import type { EndpointOutcome } from './webhook-endpoint.js';
import type { SentType } from './webhook-event.js';

export const deliveryStates = ['PENDING', 'DELIVERED', 'FAILED'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One event for one endpoint. Its id is the `webhook-id`, the same at every attempt. */
export interface WebhookDelivery {
  readonly id: string;
  readonly organizationId: string;
  readonly endpointId: string;
  /** The event; the publication where a confirmation is asked for. */
  readonly eventId: string;
  readonly eventType: SentType;
  readonly occurredAt: Date;
  readonly isTest: boolean;
  /** As first sent, and sent again unchanged. */
  readonly body: string;
  /** The endpoint's selection has yet to make the body from the plain one. */
  readonly awaitsSelection: boolean;
  /** The rights with which a selection made the body; null for a plain one. */
  readonly selectedScopes: readonly string[] | null;
  /** The public id of the conversation that the event is about; null for other events. */
  readonly conversation: string | null;
  /** Until when a publication waits for the response; null where nothing waits for it. */
  readonly until: Date | null;
  readonly state: DeliveryState;
  /** Attempts since it was created or last resent by a person; their number decides when the next one is due. */
  readonly attempts: number;
  /** Null unless it is pending. */
  readonly nextAttemptAt: Date | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** Why a response is missing: nothing of the receiver's network. */
export type AttemptFailure = 'REFUSED' | 'UNREACHABLE' | 'TIMEOUT' | 'TOO_LARGE' | 'BUSY' | 'UNREADABLE_SECRET';

/** The outcome of one attempt. */
export interface AttemptResult {
  readonly at: Date;
  readonly durationMs: number;
  /** Null without a response. */
  readonly status: number | null;
  readonly failure: AttemptFailure | null;
  /** The beginning of the response's body. */
  readonly response: string;
  /** Milliseconds that the receiver asks to wait; null if it does not. */
  readonly retryAfterMs: number | null;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Milliseconds before each attempt after the first. */
export const retryDelaysMs: readonly number[] = [
  ...[5 * second, 5 * minute, 30 * minute],
  ...[2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour],
];
/** A share of the delay, to either side: receivers that recover are not met by everything at once. */
const jitterShare = 0.05;
const retryAfterMaxMs = 24 * hour;

/**
 * Milliseconds until the attempt that follows `attempts` attempts; null when that was the last one.
 * @param random from 0 to 1
 */
export function nextDelayMs(attempts: number, retryAfterMs: number | null, random: number): number | null {
  const delay = retryDelaysMs[attempts - 1];
  if (delay === undefined) return null;
  const withJitter = Math.round(delay * (1 + jitterShare * (2 * random - 1)));
  return Math.max(withJitter, Math.min(retryAfterMs ?? 0, retryAfterMaxMs));
}

/** True for an answer that means the receiver has the delivery. */
export function isAccepted({ status }: Pick<AttemptResult, 'status'>): boolean {
  return status !== null && status >= 200 && status < 300;
}

const requestStatuses = { from: 400, to: 499 };
/** The receiver may accept the same later: request timeout, too early, too many requests. */
const laterStatuses: ReadonlySet<number> = new Set([408, 425, 429]);

/** True for an answer that means the receiver does not want what it is asked to confirm. */
export function isRefusal({ status }: Pick<AttemptResult, 'status'>): boolean {
  if (status === null || laterStatuses.has(status)) return false;
  return status >= requestStatuses.from && status <= requestStatuses.to;
}

/** Whether a response came before the publication stopped waiting for it. */
export function isInTime({ until }: Pick<WebhookDelivery, 'until'>, { at, durationMs }: AttemptResult): boolean {
  return until === null || at.getTime() + durationMs <= until.getTime();
}

/** The receiver says that it will never take deliveries again. */
const gone = 410;

export function isGone({ status }: Pick<AttemptResult, 'status'>): boolean {
  return status === gone;
}

/** What an attempt says about its endpoint. */
export function outcomeOf(
  { until }: Pick<WebhookDelivery, 'until'>,
  result: Pick<AttemptResult, 'status'>,
): EndpointOutcome {
  if (isGone(result)) return 'GONE';
  // A receiver that refuses a version works.
  if (until !== null && isRefusal(result)) return 'SUCCESS';
  return isAccepted(result) ? 'SUCCESS' : 'FAILURE';
}

/** The delivery after an attempt. */
export function afterResult(delivery: WebhookDelivery, result: AttemptResult, random: number): WebhookDelivery {
  const attempts = delivery.attempts + 1;
  const done = { ...delivery, attempts, nextAttemptAt: null, finishedAt: result.at };
  if (isAccepted(result) && isInTime(delivery, result)) return { ...done, state: 'DELIVERED' };
  const nextAttemptAt = nextAttemptOf({ ...delivery, attempts }, result, random);
  return nextAttemptAt === null ? { ...done, state: 'FAILED' } : { ...delivery, attempts, nextAttemptAt };
}

/** Milliseconds before each attempt while a publication waits; the last one repeats. */
const waitingDelaysMs = [second, 2 * second, 5 * second, 10 * second];

function nextAttemptOf({ attempts, until }: WebhookDelivery, result: AttemptResult, random: number): Date | null {
  const { at, retryAfterMs } = result;
  if (isGone(result) || (until !== null && isRefusal(result))) return null;
  if (until === null) {
    const delayMs = nextDelayMs(attempts, retryAfterMs, random);
    return delayMs === null ? null : new Date(at.getTime() + delayMs);
  }
  const delayMs = waitingDelaysMs[Math.min(attempts, waitingDelaysMs.length) - 1] ?? second;
  const next = new Date(at.getTime() + Math.max(delayMs, retryAfterMs ?? 0));
  return next < until ? next : null;
}

/** The delivery when a person sends it again: the retry table begins anew. */
export function resent(delivery: WebhookDelivery, now: Date): WebhookDelivery {
  return { ...delivery, state: 'PENDING', attempts: 0, nextAttemptAt: now, finishedAt: null };
}

/** Reads the header of that name: seconds, or a date. Null for anything else. */
export function retryAfterMsOf(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * second;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
