'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import type { FormAction } from '../../../apollo/index.js';
import { PreviewWebhookPayloadDocument, type EventType } from '../../../gql/graphql.js';
import { withSelectionJoined } from '../model/selection.js';

/** The body that an endpoint would receive, for an event of one type. */
export type PayloadPreview = {
  /** The type of event; undefined while the endpoint has none. */
  eventType: EventType | undefined;
  setEventType: (eventType: EventType) => void;
  /** The body for the current selection and type; null until it was requested. */
  shown: { body: string; isExample: boolean } | null;
  isBusy: boolean;
  request: () => void;
};

/** Previews `selection`, the plain payload if it is empty. Refusals become problems of the form that runs it. */
export function usePayloadPreview({
  eventTypes,
  selection,
  run,
}: {
  eventTypes: readonly EventType[];
  selection: string;
  run: FormAction['run'];
}): PayloadPreview {
  const [wanted, setWanted] = useState<EventType | null>(null);
  const [result, setResult] = useState<{ of: string; body: string; isExample: boolean } | null>(null);
  const [preview, { loading: isBusy }] = useMutation(PreviewWebhookPayloadDocument);
  const eventType = eventTypes.find((one) => one === wanted) ?? eventTypes[0];
  const current = `${eventType ?? ''} ${selection}`;
  const request = async (): Promise<void> => {
    if (eventType === undefined) return;
    await run(async () => {
      const { data } = await preview({ variables: { input: { eventType, selection } } });
      const payload = data?.previewWebhookPayload;
      const body = payload?.body ?? null;
      setResult(body === null ? null : { of: current, body, isExample: payload?.isExample === true });
      return withSelectionJoined(payload?.userErrors ?? []);
    });
  };
  return {
    ...{ eventType, isBusy },
    setEventType: setWanted,
    shown: result?.of === current ? result : null,
    request: () => void request(),
  };
}
