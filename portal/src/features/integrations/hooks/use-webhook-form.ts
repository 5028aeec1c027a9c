'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { lastPartAmong, useFormAction, type FormAction, type Refusal } from '../../../apollo/index.js';
import {
  CreateWebhookEndpointDocument,
  UpdateWebhookEndpointDocument,
  WebhookEndpointsDocument,
  type EventType,
} from '../../../gql/graphql.js';
import {
  choiceOf,
  isUnwritten,
  sentSelection,
  withEventTypes,
  withKind,
  withSelectionJoined,
  type PayloadChoice,
  type PayloadKind,
} from '../model/selection.js';
import type { ShownEndpoint } from '../model/webhooks.js';
import { usePayloadPreview, type PayloadPreview } from './use-payload-preview.js';

/** An endpoint and its new secret, which is known only now. */
export type NewSecret = { endpoint: ShownEndpoint; secret: string };

/** The form of an endpoint. */
export type WebhookForm = {
  url: string;
  setUrl: (url: string) => void;
  eventTypes: readonly EventType[];
  setEventTypes: (eventTypes: readonly EventType[]) => void;
  payload: PayloadChoice;
  setPayloadKind: (kind: PayloadKind) => void;
  setSelection: (selection: string) => void;
  preview: PayloadPreview;
  errors: { url: string | null; eventTypes: string | null; selection: string | null; whole: string | null };
  isBusy: boolean;
  /** How often something was refused, so that the first refused control gets the focus each time. */
  refusals: number;
  submit: () => void;
};

type Values = { url: string; eventTypes: EventType[]; selection: string };
type Save = (values: Values) => Promise<readonly Refusal[]>;

/** State of the form for a new endpoint. */
export function useNewWebhook(onCreated: (made: NewSecret) => void): WebhookForm {
  const [create] = useMutation(CreateWebhookEndpointDocument, { refetchQueries: [WebhookEndpointsDocument] });
  return useWebhookForm({ url: '', eventTypes: [], selection: null }, async (input) => {
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

type Before = Pick<ShownEndpoint, 'url' | 'eventTypes' | 'selection'>;

/** What is typed stays when the server refuses it or is not reached. */
function useWebhookForm(before: Before, save: Save): WebhookForm {
  const t = useTranslations('webhooks');
  const [url, setUrl] = useState(before.url);
  const wanted = useWanted(before);
  const { eventTypes, payload } = wanted;
  const [isTouched, setTouched] = useState(false);
  const { problems, isBusy, run, refusals, addRefusal } = useCountedAction(t('failed'));
  const selection = sentSelection(payload);
  const preview = usePayloadPreview({ eventTypes, selection, run });
  const isMissing = { url: url.trim() === '', eventTypes: eventTypes.length === 0, selection: isUnwritten(payload) };
  const errorOf = (control: keyof typeof isMissing): string | null =>
    isTouched && isMissing[control] ? t(`form.${control}Missing`) : (problems.fields[control] ?? null);
  return {
    ...{ url, setUrl, ...wanted, preview },
    errors: {
      ...{ url: errorOf('url'), eventTypes: errorOf('eventTypes'), selection: errorOf('selection') },
      whole: problems.whole,
    },
    isBusy: isBusy && !preview.isBusy,
    refusals,
    submit: () => {
      setTouched(true);
      const values = { url: url.trim(), eventTypes: [...eventTypes], selection };
      if (Object.values(isMissing).includes(true)) addRefusal();
      else void run(async () => withSelectionJoined(await save(values)));
    },
  };
}

type CountedAction = Pick<FormAction, 'problems' | 'isBusy' | 'run'> & { refusals: number; addRefusal: () => void };

/** The action of the form, which counts what was refused. */
function useCountedAction(failed: string): CountedAction {
  const [refusals, setRefusals] = useState(0);
  const { problems, isBusy, run } = useFormAction({
    controlOf: lastPartAmong(['url', 'eventTypes', 'selection']),
    failed,
  });
  const addRefusal = (): void => setRefusals((count) => count + 1);
  return {
    ...{ problems, isBusy, refusals, addRefusal },
    run: async (send) => {
      const isDone = await run(send);
      if (!isDone) addRefusal();
      return isDone;
    },
  };
}

type Wanted = Pick<WebhookForm, 'eventTypes' | 'setEventTypes' | 'payload' | 'setPayloadKind' | 'setSelection'>;

/** The events and the payload, whose selection names the same events. */
function useWanted(before: Before): Wanted {
  const [eventTypes, setEventTypes] = useState<readonly EventType[]>(before.eventTypes);
  const [payload, setPayload] = useState(() => choiceOf(before.selection));
  return {
    eventTypes,
    setEventTypes: (after) => {
      setEventTypes(after);
      setPayload(withEventTypes(payload, eventTypes, after));
    },
    payload,
    setPayloadKind: (kind) => setPayload(withKind(payload, kind, eventTypes)),
    setSelection: (selection) => setPayload({ ...payload, selection }),
  };
}
