'use client';
import { useTranslations } from 'use-intl';
import { useFormAction } from '../../../apollo/index.js';
import { FormProblem, Panel } from '../../../ui/index.js';
import { usePayloadPreview } from '../hooks/use-payload-preview.js';
import { choiceOf } from '../model/selection.js';
import type { ShownEndpoint } from '../model/webhooks.js';
import { CodeLines } from './code-lines.js';
import { PayloadPreviewPart } from './payload-preview.js';

/** What an endpoint sends; `canPreview` for people who may see an example of it. */
export function WebhookPayload({ endpoint, canPreview }: { endpoint: ShownEndpoint; canPreview: boolean }) {
  const t = useTranslations('webhooks.payload');
  const { kind, selection } = choiceOf(endpoint.selection);
  return (
    <Panel aria-labelledby="payload-title" className="flex flex-col gap-3">
      <h2 id="payload-title">{t('title')}</h2>
      <div>
        <p className="font-semibold">{t(`kinds.${kind}`)}</p>
        <p className="text-xs text-pretty text-ink-2">{t(`hints.${kind}`)}</p>
      </div>
      {kind === 'SELECTED' ? <CodeLines label={t('selection')} text={selection} /> : null}
      {canPreview ? <StoredPreview endpoint={endpoint} /> : null}
    </Panel>
  );
}

function StoredPreview({ endpoint: { eventTypes, selection } }: { endpoint: ShownEndpoint }) {
  const t = useTranslations('webhooks');
  const { problems, run } = useFormAction({ controlOf: () => null, failed: t('failed') });
  const preview = usePayloadPreview({ eventTypes, selection: selection ?? '', run });
  return (
    <>
      <PayloadPreviewPart preview={preview} eventTypes={eventTypes} />
      <FormProblem text={problems.whole} />
    </>
  );
}
