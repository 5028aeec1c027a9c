'use client';
import { Plus, Webhook } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, EmptyState, ErrorState, useNewParameter } from '../../../ui/index.js';
import { Requires, usePermission } from '../../identity/index.js';
import type { NewSecret } from '../hooks/use-webhook-form.js';
import { useWebhooks } from '../hooks/use-webhooks.js';
import { RowsSkeleton } from './connections-page.js';
import { IntegrationsHeader } from './integrations-header.js';
import { NewWebhookDialog } from './webhook-dialogs.js';
import { webhookAddress } from './webhook-parts.js';
import { WebhookRows } from './webhook-rows.js';
import { NewSecretDialog } from './new-secret-dialog.js';

/** The endpoints that are told what happens. */
export function WebhooksPage() {
  return (
    <Requires action="webhooks.read">
      <WebhooksScreen />
    </Requires>
  );
}

function WebhooksScreen() {
  const t = useTranslations('webhooks');
  const canManage = usePermission('webhooks.manage');
  const router = useRouter();
  const [isCreating, setCreating] = useNewParameter();
  const [made, setMade] = useState<NewSecret | null>(null);
  const create = (
    <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
      {t('create')}
    </Button>
  );
  return (
    <>
      <IntegrationsHeader title={t('title')} text={t('text')} {...(canManage ? { action: create } : {})} />
      <EndpointList onCreate={canManage ? () => setCreating(true) : null} />
      {isCreating && canManage && made === null ? (
        <NewWebhookDialog onCreated={setMade} onClose={() => setCreating(false)} />
      ) : null}
      {made === null ? null : (
        <NewSecretDialog
          secret={made.secret}
          title={t('secret.created')}
          hint={t('secret.hint')}
          onClose={() => router.push(webhookAddress(made.endpoint))}
        />
      )}
    </>
  );
}

function EndpointList({ onCreate }: { onCreate: (() => void) | null }) {
  const t = useTranslations('webhooks');
  const { endpoints, failure, retry } = useWebhooks();
  if (endpoints === null) {
    return failure === null ? <RowsSkeleton label={t('loading')} /> : <ErrorState failure={failure} onRetry={retry} />;
  }
  if (endpoints.length > 0) return <WebhookRows endpoints={endpoints} />;
  return (
    <EmptyState
      icon={Webhook}
      title={t('empty.title')}
      text={t('empty.text')}
      {...(onCreate === null ? {} : { action: <Button onClick={onCreate}>{t('create')}</Button> })}
    />
  );
}
