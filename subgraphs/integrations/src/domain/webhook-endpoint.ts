import type { WebhookEventType } from './webhook-event.js';

/** Why an endpoint is disabled: by a person, by 410 Gone of the receiver, or after five days without success. */
export type DisabledReason = 'BY_PERSON' | 'GONE' | 'FAILING';

/** A URL of the organization that is told what happens. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly organizationId: string;
  readonly url: string;
  readonly eventTypes: readonly WebhookEventType[];
  /** The subscription that makes the payload; null for the plain one. */
  readonly selection: string | null;
  /** What the selection may read: the rights of whoever changed the endpoint last. */
  readonly scopes: readonly string[];
  /** Null while it is enabled. */
  readonly disabledReason: DisabledReason | null;
  readonly disabledAt: Date | null;
  /** Since when no delivery succeeded; null while they do. */
  readonly failingSince: Date | null;
  /** Whether it was reported that it has been failing for a day. */
  readonly isFailureReported: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What a response, or its absence, says about an endpoint. */
export type EndpointOutcome = 'SUCCESS' | 'FAILURE' | 'GONE';

const hourMs = 3_600_000;
/** After it, the failure is reported. */
export const reportAfterMs = 24 * hourMs;
/** After it, the endpoint is disabled. */
export const disableAfterMs = 5 * 24 * hourMs;
export const endpointsMax = 20;
export const urlLengthMax = 2_048;

/** The endpoint after an attempt; the same object if nothing changes. */
export function afterAttempt(endpoint: WebhookEndpoint, outcome: EndpointOutcome, now: Date): WebhookEndpoint {
  if (endpoint.disabledReason !== null) return endpoint;
  if (outcome === 'GONE') return disabled(endpoint, 'GONE', now);
  if (outcome === 'SUCCESS') {
    return endpoint.failingSince === null ? endpoint : { ...endpoint, failingSince: null, isFailureReported: false };
  }
  const failingSince = endpoint.failingSince ?? now;
  const failingMs = now.getTime() - failingSince.getTime();
  if (failingMs >= disableAfterMs) return disabled({ ...endpoint, failingSince }, 'FAILING', now);
  if (failingMs >= reportAfterMs && !endpoint.isFailureReported)
    return { ...endpoint, failingSince, isFailureReported: true };
  return endpoint.failingSince === null ? { ...endpoint, failingSince } : endpoint;
}

export function disabled(endpoint: WebhookEndpoint, reason: DisabledReason, now: Date): WebhookEndpoint {
  return { ...endpoint, disabledReason: reason, disabledAt: now };
}

export function enabled(endpoint: WebhookEndpoint): WebhookEndpoint {
  return { ...endpoint, disabledReason: null, disabledAt: null, failingSince: null, isFailureReported: false };
}

/**
 * What becomes of a new event: SEND it; KEEP it as failed, to be sent when a person enables the endpoint again; or IGNORE it, because a
 * person or the receiver does not want it.
 */
export function treatmentOf({ disabledReason }: WebhookEndpoint): 'SEND' | 'KEEP' | 'IGNORE' {
  if (disabledReason === null) return 'SEND';
  return disabledReason === 'FAILING' ? 'KEEP' : 'IGNORE';
}
