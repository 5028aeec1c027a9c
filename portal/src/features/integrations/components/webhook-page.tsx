'use client';
import { Send, Webhook } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, PageHeader } from '../../../ui/index.js';
import { Requires, usePermission } from '../../identity/index.js';
import { useWebhookActions } from '../hooks/use-webhook-actions.js';
import { useWebhook, type WebhookView } from '../hooks/use-webhooks.js';
import { addressParts } from '../model/webhooks.js';
import { DeliveryList } from './delivery-list.js';
import { DetailsFrame } from './details-frame.js';
import { TestWebhookDialog } from './test-webhook-dialog.js';
import { WebhookFacts } from './webhook-facts.js';
import { WebhookNote } from './webhook-note.js';
import { WebhookChip } from './webhook-parts.js';
import { WebhookPayload } from './webhook-payload.js';
import { WebhookSettings } from './webhook-settings.js';

/** One endpoint: state, payload, deliveries, settings. */
export function WebhookPage({ id }: { id: string }) {
  return (
    <Requires action="webhooks.read">
      <WebhookScreen id={id} />
    </Requires>
  );
}

function WebhookScreen({ id }: { id: string }) {
  const t = useTranslations('webhooks');
  const texts = {
    ...{ list: t('title'), back: t('page.back'), loading: t('page.loading') },
    ...{ missing: t('page.missing'), missingText: t('page.missingText') },
  };
  return (
    <DetailsFrame listPath="/integrations/webhooks" icon={Webhook} texts={texts} view={useWebhook(id)}>
      {(view) => <LoadedWebhook view={view} />}
    </DetailsFrame>
  );
}

function LoadedWebhook({ view: { endpoint, renew } }: { view: Extract<WebhookView, { kind: 'loaded' }> }) {
  const t = useTranslations('webhooks');
  const canManage = usePermission('webhooks.manage');
  const [isTesting, setTesting] = useState(false);
  const actions = useWebhookActions(endpoint);
  const { host, path } = addressParts(endpoint.url);
  const isDisabled = endpoint.state === 'DISABLED';
  const hasKept = endpoint.disabledReason === 'FAILING';
  const test = (
    <Button variant="primary" icon={Send} onClick={() => setTesting(true)}>
      {t('test.open')}
    </Button>
  );
  const enable = (
    <Button size="sm" isLoading={actions.isBusy} onClick={() => actions.enable(hasKept)}>
      {hasKept ? t('enable.resending') : t('enable.action')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={
          <>
            {host}
            <span className="inline-block max-w-full font-normal text-ink-2">{path}</span>
          </>
        }
        text={<WebhookChip endpoint={endpoint} />}
        {...(canManage && !isDisabled ? { action: test } : {})}
      />
      <WebhookNote endpoint={endpoint} {...(canManage && isDisabled ? { action: enable } : {})} />
      <WebhookFacts endpoint={endpoint} />
      <WebhookPayload endpoint={endpoint} canPreview={canManage} />
      <DeliveryList endpoint={endpoint} actions={canManage ? actions : null} onChange={renew} />
      {canManage ? <WebhookSettings endpoint={endpoint} actions={actions} /> : null}
      {isTesting ? <TestWebhookDialog endpoint={endpoint} onClose={() => setTesting(false)} /> : null}
    </>
  );
}
