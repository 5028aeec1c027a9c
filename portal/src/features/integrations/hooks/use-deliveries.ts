'use client';
import { useQuery, useSubscription } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { failureOf, useRefetchOnReconnect, type Failure } from '../../../apollo/index.js';
import { DeliveryChangedDocument, WebhookDeliveriesDocument, type WebhookDeliveryState } from '../../../gql/graphql.js';
import { currentDeliveries, withHeard, type ShownDelivery } from '../model/deliveries.js';

/** The deliveries of an endpoint; null until they are loaded. */
export type DeliveryList = {
  deliveries: readonly ShownDelivery[] | null;
  failure: Failure | null;
  retry: () => void;
  more: { isLoading: boolean; load: () => void } | null;
};

/**
 * The deliveries of an endpoint in one state or in all, page by page, live.
 * @param onChange called at most once a second while deliveries change
 */
export function useDeliveries(id: string, state: WebhookDeliveryState | null, onChange: () => void): DeliveryList {
  const [heard, setHeard] = useState<readonly ShownDelivery[]>([]);
  const { data, error, loading, refetch, fetchMore } = useQuery(WebhookDeliveriesDocument, {
    variables: { id, state },
  });
  const retry = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  const changed = useRest(onChange);
  useSubscription(DeliveryChangedDocument, {
    variables: { endpointId: id },
    onData: ({ data: event }) => {
      const news = event.data?.deliveryChanged;
      if (news === undefined) return;
      setHeard((current) => withHeard(current, news));
      changed();
    },
  });
  useRefetchOnReconnect(retry);
  const list = data?.webhookEndpoint?.deliveries ?? null;
  const hasMore = list?.pageInfo.hasNextPage ?? false;
  return {
    deliveries: list === null ? null : currentDeliveries({ fetched: list.nodes, heard, hasMore, state }),
    failure: list === null && error !== undefined ? failureOf(error) : null,
    retry,
    more:
      list === null || !hasMore
        ? null
        : {
            isLoading: loading,
            load: () => void fetchMore({ variables: { after: list.pageInfo.endCursor } }).catch(() => undefined),
          },
  };
}

const restMs = 1_000;

/** Calls `run` a second after the first of many calls. */
function useRest(run: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      latest.current();
    }, restMs);
  }, []);
}
