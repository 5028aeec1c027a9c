'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { lastPartAmong, useFormAction } from '../../../apollo/index.js';
import {
  CreateWebhookEndpointDocument,
  UpdateWebhookEndpointDocument,
  WebhookEndpointsDocument,
  type EventType,
} from '../../../gql/graphql.js';
import type { ShownEndpoint } from '../model/webhooks.js';

/** An endpoint and its new secret, which is known only now. */
export type NewSecret = { endpoint: ShownEndpoint; secret: string };

/** The form of an endpoint. */
export type WebhookForm = {
  url: string;
  setUrl: (url: string) => void;
  eventTypes: readonly EventType[];
  setEventTypes: (eventTypes: readonly EventType[]) => void;
  errors: { url: string | null; eventTypes: string | null; whole: string | null };
  isBusy: boolean;
  submit: () => void;
};

type Save = (values: { url: string; eventTypes: EventType[] }) => Promise<readonly Refused[]>;
type Refused = { field: readonly string[] | null; message: string };

/** State of the form for a new endpoint. */
export function useNewWebhook(onCreated: (made: NewSecret) => void): WebhookForm {
  const [create] = useMutation(CreateWebhookEndpointDocument, { refetchQueries: [WebhookEndpointsDocument] });
  return useWebhookForm({ url: '', eventTypes: [] }, async (input) => {
    const { data } = await create({ variables: { input } });
    const made = data?.createWebhookEndpoint;
    if (made?.webhookEndpoint != null && made.secret !== null)
      onCreated({ endpoint: made.webhookEndpoint, secret: made.secret });
    return made?.userErrors ?? [];
  });
}

/** State of the form that changes an endpoint. */
export function useChangedWebhook(endpoint: ShownEndpoint, onSaved: () => void): WebhookForm {
  const [update] = useMutation(UpdateWebhookEndpointDocument);
  return useWebhookForm(endpoint, async (values) => {
    const { data } = await update({ variables: { input: { endpointId: endpoint.id, ...values } } });
    const saved = data?.updateWebhookEndpoint;
    if (saved?.webhookEndpoint != null) onSaved();
    return saved?.userErrors ?? [];
  });
}

function useWebhookForm(before: Pick<ShownEndpoint, 'url' | 'eventTypes'>, save: Save): WebhookForm {
  const t = useTranslations('webhooks');
  const [url, setUrl] = useState(before.url);
  const [eventTypes, setEventTypes] = useState<readonly EventType[]>(before.eventTypes);
  const [isTouched, setTouched] = useState(false);
  const { problems, isBusy, run } = useFormAction({
    controlOf: lastPartAmong(['url', 'eventTypes']),
    failed: t('failed'),
  });
  const isMissing = { url: url.trim() === '', eventTypes: eventTypes.length === 0 };
  return {
    url,
    setUrl,
    eventTypes,
    setEventTypes,
    errors: {
      url: isTouched && isMissing.url ? t('form.urlMissing') : (problems.fields['url'] ?? null),
      eventTypes: isTouched && isMissing.eventTypes ? t('form.eventsMissing') : (problems.fields['eventTypes'] ?? null),
      whole: problems.whole,
    },
    isBusy,
    submit: () => {
      setTouched(true);
      if (isMissing.url || isMissing.eventTypes) return;
      void run(() => save({ url: url.trim(), eventTypes: [...eventTypes] }));
    },
  };
}
