'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { RotateWebhookSecretDocument } from '../../../gql/graphql.js';
import { ConfirmDialog } from '../../../ui/index.js';
import type { ShownEndpoint } from '../model/webhooks.js';

/** Asks before the secret of an endpoint is replaced, and passes the new one on. */
export function RotateSecretDialog({
  endpoint,
  onSecret,
  onClose,
}: {
  endpoint: ShownEndpoint;
  onSecret: (secret: string | null) => void;
  onClose: () => void;
}) {
  const t = useTranslations('webhooks');
  const [rotate] = useMutation(RotateWebhookSecretDocument);
  const confirm = async (): Promise<void> => {
    await attempt(
      async () => {
        const { data } = await rotate({ variables: { input: { endpointId: endpoint.id } } });
        onSecret(data?.rotateWebhookSecret.secret ?? null);
        return data?.rotateWebhookSecret.userErrors;
      },
      { failed: t('failed') },
    );
  };
  return (
    <ConfirmDialog
      isOpen
      isDanger={false}
      onOpenChange={onClose}
      title={t('rotate.title')}
      description={t('rotate.text')}
      confirmLabel={t('rotate.action')}
      onConfirm={confirm}
    />
  );
}
