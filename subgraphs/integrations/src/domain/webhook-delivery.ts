import type { EndpointOutcome } from './webhook-endpoint.js';
import type { WebhookEventType } from './webhook-event.js';

export const deliveryStates = ['PENDING', 'DELIVERED', 'FAILED'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One event for one endpoint. Its id is the `webhook-id`, the same at every attempt. */
export interface WebhookDelivery {
  readonly id: string;
  readonly organizationId: string;
  readonly endpointId: string;
  readonly eventId: string;
  readonly eventType: WebhookEventType;
  readonly occurredAt: Date;
  readonly isTest: boolean;
  /** As first sent, and sent again unchanged. */
  readonly body: string;
  /** The endpoint's selection has yet to make the body from the plain one. */
  readonly awaitsSelection: boolean;
  /** The rights with which a selection made the body; null for a plain one. */
  readonly selectedScopes: readonly string[] | null;
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

/** The receiver says that it will never take deliveries again. */
const gone = 410;

export function isGone({ status }: Pick<AttemptResult, 'status'>): boolean {
  return status === gone;
}

/** What an attempt says about its endpoint. */
export function outcomeOf(result: Pick<AttemptResult, 'status'>): EndpointOutcome {
  if (isGone(result)) return 'GONE';
  return isAccepted(result) ? 'SUCCESS' : 'FAILURE';
}

/** The delivery after an attempt. */
export function afterResult(delivery: WebhookDelivery, result: AttemptResult, random: number): WebhookDelivery {
  const attempts = delivery.attempts + 1;
  const done = { ...delivery, attempts, nextAttemptAt: null, finishedAt: result.at };
  if (isAccepted(result)) return { ...done, state: 'DELIVERED' };
  const delayMs = isGone(result) ? null : nextDelayMs(attempts, result.retryAfterMs, random);
  if (delayMs === null) return { ...done, state: 'FAILED' };
  return { ...delivery, attempts, nextAttemptAt: new Date(result.at.getTime() + delayMs) };
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
