'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormAction } from '../../../apollo/index.js';
import { SendTestWebhookDocument, type EventType } from '../../../gql/graphql.js';
import { Dialog, Field, DialogButtons, FormProblem, Select, showDone } from '../../../ui/index.js';
import type { ShownEndpoint } from '../model/webhooks.js';

/** Sends an example of one of the endpoint's events. */
export function TestWebhookDialog({ endpoint, onClose }: { endpoint: ShownEndpoint; onClose: () => void }) {
  const t = useTranslations('webhooks');
  const [eventType, setEventType] = useState<EventType | undefined>(endpoint.eventTypes[0]);
  const [send] = useMutation(SendTestWebhookDocument);
  const { problems, isBusy, run } = useFormAction({ controlOf: () => null, failed: t('failed') });
  const submit = async (): Promise<void> => {
    if (eventType === undefined) return;
    const isDone = await run(async () => {
      const { data } = await send({ variables: { input: { endpointId: endpoint.id, eventType } } });
      return data?.sendTestWebhook.userErrors ?? [];
    });
    if (!isDone) return;
    showDone(t('test.done'));
    onClose();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('test.title')}
      description={t('test.text')}
      width="sm"
      footer={<DialogButtons formId="test-webhook" action={t('test.action')} isBusy={isBusy} onCancel={onClose} />}
    >
      <form
        id="test-webhook"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field label={t('test.event')}>
          <Select
            value={eventType}
            onValueChange={setEventType}
            options={endpoint.eventTypes.map((event) => ({ value: event, label: t(`events.${event}`) }))}
          />
        </Field>
        <FormProblem text={problems.whole} />
      </form>
    </Dialog>
  );
}
