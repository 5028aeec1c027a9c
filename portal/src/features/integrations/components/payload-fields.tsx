'use client';
import { ExternalLink } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Field, RadioTiles, Textarea } from '../../../ui/index.js';
import type { WebhookForm } from '../hooks/use-webhook-form.js';
import { isUnwritten } from '../model/selection.js';
import { PayloadPreviewPart } from './payload-preview.js';

/** The page of the platform that lists every field of the schema. */
const explorerPath = '/graphql';

/** What an endpoint sends: the plain payload or a selection, with an example of the result. */
export function PayloadFields({ form }: { form: WebhookForm }) {
  const t = useTranslations('webhooks.payload');
  const { payload } = form;
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 text-xs font-semibold">{t('title')}</legend>
      <RadioTiles
        label={t('title')}
        value={payload.kind}
        onValueChange={form.setPayloadKind}
        tiles={(['PLAIN', 'SELECTED'] as const).map((kind) => ({
          value: kind,
          label: t(`kinds.${kind}`),
          hint: t(`hints.${kind}`),
        }))}
        className="gap-2 sm:grid-cols-2 [&>button]:p-3"
      />
      {payload.kind === 'SELECTED' ? <SelectionField form={form} /> : null}
      <PayloadPreviewPart preview={form.preview} eventTypes={form.eventTypes} isDisabled={isUnwritten(payload)} />
    </fieldset>
  );
}

function SelectionField({ form }: { form: WebhookForm }) {
  const t = useTranslations('webhooks.payload');
  return (
    <Field
      label={t('selection')}
      hint={t('selectionHint')}
      isRequired
      error={form.errors.selection}
      aside={
        <a
          href={explorerPath}
          target="_blank"
          rel="noopener noreferrer"
          className="inline-flex min-h-6 items-center gap-1 text-xs font-semibold text-accent underline underline-offset-2"
        >
          {t('explorer')}
          <ExternalLink aria-hidden className="size-3.5" />
        </a>
      }
    >
      <Textarea
        value={form.payload.selection}
        rows={8}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        className="max-h-80 overflow-auto font-mono text-xs whitespace-pre"
        onChange={(event) => form.setSelection(event.target.value)}
      />
    </Field>
  );
}
