'use client';
import { Eye } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { EventType } from '../../../gql/graphql.js';
import { Button, Field, Select } from '../../../ui/index.js';
import type { PayloadPreview } from '../hooks/use-payload-preview.js';
import { readableBody } from '../model/deliveries.js';
import { CodeLines } from './code-lines.js';

/** Shows the body for the last event of a type, or for an example. */
export function PayloadPreviewPart({
  preview,
  eventTypes,
  isDisabled = false,
}: {
  preview: PayloadPreview;
  eventTypes: readonly EventType[];
  isDisabled?: boolean;
}) {
  const t = useTranslations('webhooks');
  const { eventType, shown } = preview;
  return (
    <div role="group" aria-label={t('preview.title')} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <Field label={t('preview.event')} className="min-w-0 flex-1 basis-48">
          <Select
            value={eventType ?? ''}
            placeholder={t('preview.noEvent')}
            onValueChange={(value) => {
              const chosen = eventTypes.find((event) => event === value);
              if (chosen !== undefined) preview.setEventType(chosen);
            }}
            options={eventTypes.map((event) => ({ value: event, label: t(`events.${event}`) }))}
            isDisabled={eventType === undefined}
          />
        </Field>
        <Button
          icon={Eye}
          isLoading={preview.isBusy}
          disabled={isDisabled || eventType === undefined}
          onClick={preview.request}
        >
          {t('preview.action')}
        </Button>
      </div>
      <PreviewResult shown={shown} />
    </div>
  );
}

/** The body, brought into the visible part of a dialog when it arrives. */
function PreviewResult({ shown }: Pick<PayloadPreview, 'shown'>) {
  const t = useTranslations('webhooks.preview');
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown !== null) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <div ref={ref} className="flex flex-col gap-2">
      <p role="status" className="text-xs text-pretty text-ink-2 empty:sr-only">
        {shown === null ? null : t(shown.isExample ? 'isExample' : 'isReal')}
      </p>
      {shown === null ? null : <CodeLines label={t('body')} text={readableBody(shown.body)} />}
    </div>
  );
}
