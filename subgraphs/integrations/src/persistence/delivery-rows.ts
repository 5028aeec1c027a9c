import type { Sealed } from '../application/connection-ports.js';
import type { DueDelivery, FinishedAttempt, SealedWebhookSecret } from '../application/webhook-ports.js';
import type { DeliveryState, WebhookDelivery } from '../domain/webhook-delivery.js';
import type { DisabledReason, WebhookEndpoint } from '../domain/webhook-endpoint.js';
import type { SentType, WebhookEventType } from '../domain/webhook-event.js';

/** Rows as PostgreSQL writes them into JSON: times as text. */
interface DeliveryRow {
  readonly id: string;
  readonly organization_id: string;
  readonly endpoint_id: string;
  readonly event_id: string;
  readonly event_type: SentType;
  readonly occurred_at: string;
  readonly is_test: boolean;
  readonly body: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly next_attempt_at: string | null;
  readonly created_at: string;
  readonly finished_at: string | null;
  readonly awaits_selection: boolean;
  readonly selected_scopes: string[] | null;
  readonly until: string | null;
  readonly conversation: string | null;
}

interface EndpointRow {
  readonly id: string;
  readonly organization_id: string;
  readonly url: string;
  readonly event_types: WebhookEventType[];
  readonly selection: string | null;
  readonly scopes: string[];
  readonly disabled_reason: DisabledReason | null;
  readonly disabled_at: string | null;
  readonly failing_since: string | null;
  readonly is_failure_reported: boolean;
  readonly created_at: string;
  readonly updated_at: string;
}

interface SecretRow {
  readonly id: string;
  readonly organization_id: string;
  readonly endpoint_id: string;
  readonly sealed: Sealed;
  readonly last_four: string;
  readonly created_at: string;
  readonly expires_at: string | null;
}

/** What is due: deliveries, and each of their endpoints once. */
export interface DueRow {
  readonly deliveries: readonly DeliveryRow[];
  readonly endpoints: readonly { readonly endpoint: EndpointRow; readonly secrets: readonly SecretRow[] }[];
}

/** The row of a delivery as a statement takes it. */
export function rowOf(delivery: WebhookDelivery) {
  const { id, body, state, attempts } = delivery;
  return {
    ...{ id, body, state, attempts },
    organization_id: delivery.organizationId,
    endpoint_id: delivery.endpointId,
    event_id: delivery.eventId,
    event_type: delivery.eventType,
    occurred_at: delivery.occurredAt,
    is_test: delivery.isTest,
    next_attempt_at: delivery.nextAttemptAt,
    created_at: delivery.createdAt,
    finished_at: delivery.finishedAt,
    awaits_selection: delivery.awaitsSelection,
    until: delivery.until,
    conversation: delivery.conversation,
  };
}

/** The row of an attempt that has ended, as a statement takes it. */
export function finishedRowOf({ before, after, result }: FinishedAttempt) {
  const { id, organizationId, state, attempts, nextAttemptAt, finishedAt } = after;
  const { at, durationMs, status, failure, response } = result;
  return {
    ...{ id, organization_id: organizationId, state, attempts, attempts_before: before.attempts },
    ...{ next_attempt_at: nextAttemptAt, finished_at: finishedAt },
    ...{ at, duration_ms: Math.round(durationMs), status, failure, response },
  };
}

/** Without deliveries whose endpoint is disabled. */
export function dueOf({ deliveries, endpoints }: DueRow): DueDelivery[] {
  const byId = new Map(
    endpoints.map(({ endpoint, secrets }) => [
      endpoint.id,
      { endpoint: endpointOf(endpoint), secrets: secrets.map(secretOf) },
    ]),
  );
  return deliveries.flatMap((row) => {
    const signed = byId.get(row.endpoint_id);
    return signed === undefined ? [] : [{ delivery: deliveryOf(row), ...signed }];
  });
}

function deliveryOf(row: DeliveryRow): WebhookDelivery {
  const { id, body, state, attempts } = row;
  return {
    ...{ id, body, state, attempts },
    ...{ organizationId: row.organization_id, endpointId: row.endpoint_id, eventId: row.event_id },
    ...{ eventType: row.event_type, isTest: row.is_test, occurredAt: new Date(row.occurred_at) },
    ...{ createdAt: new Date(row.created_at), nextAttemptAt: time(row.next_attempt_at) },
    ...{ finishedAt: time(row.finished_at), until: time(row.until), conversation: row.conversation },
    ...{ awaitsSelection: row.awaits_selection, selectedScopes: row.selected_scopes },
  };
}

function endpointOf(row: EndpointRow): WebhookEndpoint {
  return {
    ...{ id: row.id, organizationId: row.organization_id, url: row.url, eventTypes: row.event_types },
    ...{ selection: row.selection, scopes: row.scopes },
    ...{
      disabledReason: row.disabled_reason,
      disabledAt: time(row.disabled_at),
      failingSince: time(row.failing_since),
    },
    ...{ isFailureReported: row.is_failure_reported, createdAt: new Date(row.created_at) },
    updatedAt: new Date(row.updated_at),
  };
}

function secretOf(row: SecretRow): SealedWebhookSecret {
  const { id, sealed } = row;
  const { organization_id: organizationId, endpoint_id: endpointId, last_four: lastFour } = row;
  const times = { createdAt: new Date(row.created_at), expiresAt: time(row.expires_at) };
  return { secret: { id, organizationId, endpointId, lastFour, ...times }, sealed };
}

function time(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
