'use client';
import { useMutation } from '@apollo/client/react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { ConnectionsDocument, DeleteConnectionDocument } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { ConfirmDialog, showDone } from '../../../ui/index.js';
import type { ConnectionDetails } from '../hooks/use-connection.js';
import { callersOf, namesOf, type OwnBot } from '../model/connections.js';

/** Asks before a connection is deleted, and names the bots that have used it. */
export function DeleteConnectionDialog({
  connection,
  bots,
  onClose,
}: {
  connection: ConnectionDetails;
  bots: readonly OwnBot[];
  onClose: () => void;
}) {
  const t = useTranslations('integrations.deletion');
  const failed = useTranslations('integrations')('failed');
  const { list } = useFormats();
  const router = useRouter();
  const [remove] = useMutation(DeleteConnectionDocument, { refetchQueries: [ConnectionsDocument] });
  const callers = callersOf(connection.runs.nodes);
  const { names, others } = namesOf(callers, bots);
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
        callers.length === 0
          ? t('unused')
          : t('used', { bots: list(others === 0 ? names : [...names, t('others', { count: others })]) })
      }
      confirmLabel={t('action')}
      onConfirm={confirm}
    />
  );
}
