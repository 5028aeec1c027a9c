'use client';
import { useMutation } from '@apollo/client/react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { DeleteConnectorDocument } from '../../../gql/graphql.js';
import { useLanguage } from '../../../i18n/language-provider.js';
import { ConfirmDialog, showDone } from '../../../ui/index.js';
import type { ListedOwnConnector } from '../model/own-connectors.js';

/** Asks before a connector is deleted with its versions. */
export function DeleteConnectorDialog({ connector, onClose }: { connector: ListedOwnConnector; onClose: () => void }) {
  const t = useTranslations('connectors');
  const { locale } = useLanguage();
  const router = useRouter();
  const [remove] = useMutation(DeleteConnectorDocument);
  const name = connector.names[locale];
  const confirm = async (): Promise<void> => {
    const send = async () => {
      const { data } = await remove({ variables: { input: { connectorId: connector.id } } });
      return data?.deleteConnector.userErrors;
    };
    if (!(await attempt(send, { failed: t('failed') }))) return;
    showDone(t('deletion.done', { name }));
    router.push('/integrations/connectors');
  };
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      title={t('deletion.title', { name })}
      description={t('deletion.text')}
      confirmLabel={t('deletion.action')}
      onConfirm={confirm}
    />
  );
}
