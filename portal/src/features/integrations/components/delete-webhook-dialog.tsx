'use client';
import { useMutation } from '@apollo/client/react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { DeleteWebhookEndpointDocument } from '../../../gql/graphql.js';
import { ConfirmDialog, showDone } from '../../../ui/index.js';
import { addressParts, type ShownEndpoint } from '../model/webhooks.js';

/** Asks before an endpoint is deleted with its deliveries. */
export function DeleteWebhookDialog({ endpoint, onClose }: { endpoint: ShownEndpoint; onClose: () => void }) {
  const t = useTranslations('webhooks');
  const router = useRouter();
  const [remove] = useMutation(DeleteWebhookEndpointDocument);
  const { host } = addressParts(endpoint.url);
  const confirm = async (): Promise<void> => {
    const send = async () => {
      const { data } = await remove({ variables: { input: { endpointId: endpoint.id } } });
      return data?.deleteWebhookEndpoint.userErrors;
    };
    if (!(await attempt(send, { failed: t('failed') }))) return;
    showDone(t('deletion.done', { host }));
    router.push('/integrations/webhooks');
  };
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      title={t('deletion.title', { host })}
      description={t('deletion.text')}
      confirmLabel={t('deletion.action')}
      onConfirm={confirm}
    />
  );
}
