'use client';
import { useMutation } from '@apollo/client/react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { ConnectionsDocument, DeleteConnectionDocument } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { ConfirmDialog, showDone } from '../../../ui/index.js';
import type { ConnectionDetails } from '../hooks/use-connection.js';
import { useUsageText } from './connection-parts.js';

/** Asks before a connection is deleted, and names the bots whose blocks use it. */
export function DeleteConnectionDialog({
  connection,
  onClose,
}: {
  connection: ConnectionDetails;
  onClose: () => void;
}) {
  const t = useTranslations('integrations.deletion');
  const failed = useTranslations('integrations')('failed');
  const { list } = useFormats();
  const router = useRouter();
  const [remove] = useMutation(DeleteConnectionDocument, { refetchQueries: [ConnectionsDocument] });
  const usageText = useUsageText();
  const { usedIn } = connection;
  const confirm = async (): Promise<void> => {
    const isDone = await attempt(
      async () => {
        const { data } = await remove({ variables: { input: { connectionId: connection.id } } });
        return data?.deleteConnection.userErrors;
      },
      { failed },
    );
    if (!isDone) return;
    showDone(t('done', { name: connection.name }));
    router.push('/integrations');
  };
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={t('title', { name: connection.name })}
      description={
        usedIn === null
          ? t('unknown')
          : usedIn.length === 0
            ? t('unused')
            : t('used', { bots: list(usedIn.map(usageText)) })
      }
      confirmLabel={t('action')}
      onConfirm={confirm}
    />
  );
}
