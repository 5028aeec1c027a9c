'use client';
import { ChevronLeft, Send, Webhook } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink, EmptyState, ErrorState, PageHeader, Skeleton } from '../../../ui/index.js';
import { Requires, usePermission } from '../../identity/index.js';
import { useWebhookActions } from '../hooks/use-webhook-actions.js';
import { useWebhook, type WebhookView } from '../hooks/use-webhooks.js';
import { addressParts } from '../model/webhooks.js';
import { DeliveryList } from './delivery-list.js';
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
  const view = useWebhook(id);
  return (
    <>
      <Link
        href="/integrations/webhooks"
        className="inline-flex min-h-9 items-center gap-1.5 self-start text-ink-2 hover:text-ink"
      >
        <ChevronLeft aria-hidden className="size-4" />
        {t('title')}
      </Link>
      <WebhookContent view={view} />
    </>
  );
}

function WebhookContent({ view }: { view: WebhookView }) {
  const t = useTranslations('webhooks.page');
  switch (view.kind) {
    case 'loading':
      return (
        <div role="status" aria-label={t('loading')} className="flex flex-col gap-4">
          <Skeleton className="h-10 w-60" />
          <Skeleton className="h-30 rounded-panel" />
          <Skeleton className="h-60 rounded-panel" />
        </div>
      );
    case 'failed':
      return <ErrorState failure={view.failure} onRetry={view.retry} />;
    case 'missing':
      return (
        <>
          <h1 tabIndex={-1} className="sr-only">
            {t('missing')}
          </h1>
          <EmptyState
            icon={Webhook}
            title={t('missing')}
            text={t('missingText')}
            action={<ButtonLink href="/integrations/webhooks">{t('back')}</ButtonLink>}
          />
        </>
      );
    case 'loaded':
      return <LoadedWebhook view={view} />;
  }
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
