'use client';
import { useQuery } from '@apollo/client/react';
import { useCallback } from 'react';
import { failureOf, useRefetchOnReconnect, type Failure } from '../../../apollo/index.js';
import { WebhookEndpointDocument, WebhookEndpointsDocument } from '../../../gql/graphql.js';
import { sortedEndpoints, type ShownEndpoint } from '../model/webhooks.js';

/** Rates and states change with deliveries, which have no event for a whole list. */
const pollMs = 20_000;
const polling = { pollInterval: pollMs, skipPollAttempt: () => document.hidden };

/** The endpoints of the organization; null until they are loaded. */
export function useWebhooks(): {
  endpoints: readonly ShownEndpoint[] | null;
  failure: Failure | null;
  retry: () => void;
} {
  const { data, error, refetch } = useQuery(WebhookEndpointsDocument, polling);
  const list = data?.organization?.webhookEndpoints ?? null;
  const retry = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  useRefetchOnReconnect(retry);
  return {
    endpoints: list === null ? null : sortedEndpoints(list),
    failure: list === null && error !== undefined ? failureOf(error) : null,
    retry,
  };
}

/** The state of the page of an endpoint. */
export type WebhookView =
  | { kind: 'loading' }
  | { kind: 'failed'; failure: Failure; retry: () => void }
  | { kind: 'missing' }
  | { kind: 'loaded'; endpoint: ShownEndpoint; renew: () => void };

/** One endpoint; `renew` reads its state and rate again. */
export function useWebhook(id: string): WebhookView {
  const { data, error, refetch } = useQuery(WebhookEndpointDocument, { variables: { id }, ...polling });
  const renew = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  useRefetchOnReconnect(renew);
  const endpoint = data?.webhookEndpoint ?? null;
  if (endpoint !== null) return { kind: 'loaded', endpoint, renew };
  if (error !== undefined) return { kind: 'failed', failure: failureOf(error), retry: renew };
  return data === undefined ? { kind: 'loading' } : { kind: 'missing' };
}
