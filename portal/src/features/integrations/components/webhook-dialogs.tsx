'use client';
import { useEffect, useRef, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog, Field, DialogButtons, FormProblem, Input, showDone } from '../../../ui/index.js';
import { useChangedWebhook, useNewWebhook, type NewSecret, type WebhookForm } from '../hooks/use-webhook-form.js';
import type { ShownEndpoint } from '../model/webhooks.js';
import { EventFields } from './event-fields.js';
import { PayloadFields } from './payload-fields.js';

/** Asks for address, events and payload of a new endpoint. */
export function NewWebhookDialog({
  onCreated,
  onClose,
}: {
  onCreated: (made: NewSecret) => void;
  onClose: () => void;
}) {
  const t = useTranslations('webhooks');
  const form = useNewWebhook(onCreated);
  return <FormDialog title={t('create')} action={t('form.create')} form={form} onClose={onClose} />;
}

/** Changes address, events and payload of an endpoint. */
export function EditWebhookDialog({ endpoint, onClose }: { endpoint: ShownEndpoint; onClose: () => void }) {
  const t = useTranslations('webhooks');
  const form = useChangedWebhook(endpoint, () => {
    showDone(t('form.saved'));
    onClose();
  });
  return <FormDialog title={t('form.editTitle')} action={t('form.save')} form={form} onClose={onClose} />;
}

function FormDialog({
  title,
  action,
  form,
  onClose,
}: {
  title: string;
  action: string;
  form: WebhookForm;
  onClose: () => void;
}) {
  const t = useTranslations('webhooks.form');
  const { errors } = form;
  const ref = useRefusalShown(form.refusals);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={title}
      description={t('text')}
      footer={<DialogButtons formId="webhook" action={action} isBusy={form.isBusy} onCancel={onClose} />}
    >
      <form
        ref={ref}
        id="webhook"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <AddressField form={form} />
        <EventFields chosen={form.eventTypes} error={errors.eventTypes} onChange={form.setEventTypes} />
        <PayloadFields form={form} />
        <FormProblem text={errors.whole} />
      </form>
    </Dialog>
  );
}

function AddressField({ form }: { form: WebhookForm }) {
  const t = useTranslations('webhooks.form');
  return (
    <Field label={t('url')} hint={t('urlHint')} isRequired error={form.errors.url}>
      <Input
        autoFocus
        type="url"
        inputMode="url"
        value={form.url}
        maxLength={2048}
        autoComplete="off"
        placeholder="https://"
        onChange={(event) => form.setUrl(event.target.value)}
      />
    </Field>
  );
}

/** Moves the focus to what was refused first, and its text into the visible part of the form. */
function useRefusalShown(refusals: number): RefObject<HTMLFormElement | null> {
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusals === 0) return;
    ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    ref.current?.querySelector('[role="alert"]:not(.hidden)')?.scrollIntoView({ block: 'nearest' });
  }, [refusals]);
  return ref;
}
