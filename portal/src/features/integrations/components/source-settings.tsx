'use client';
import { useMutation } from '@apollo/client/react';
import { KeyRound, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { DeleteInboundSourceDocument, RotateInboundSecretDocument } from '../../../gql/graphql.js';
import { Button, ConfirmDialog, Panel, showDone } from '../../../ui/index.js';
import type { ShownSource } from '../model/sources.js';
import { CurlExample } from './curl-example.js';
import { NewSecretDialog } from './new-secret-dialog.js';

/** Changes a source: another secret, deletion. */
export function SourceSettings({ source }: { source: ShownSource }) {
  const t = useTranslations('sources');
  const [change, setChange] = useState<'rotate' | 'delete' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const close = (): void => setChange(null);
  return (
    <>
      <Panel aria-labelledby="settings-title" className="flex flex-col gap-3">
        <h2 id="settings-title">{t('settings')}</h2>
        <div className="flex flex-wrap gap-2">
          <Button icon={KeyRound} onClick={() => setChange('rotate')}>
            {t('rotate.open')}
          </Button>
          <Button variant="danger" icon={Trash2} onClick={() => setChange('delete')}>
            {t('deletion.open')}
          </Button>
        </div>
      </Panel>
      {change === 'rotate' ? <RotateDialog source={source} onSecret={setSecret} onClose={close} /> : null}
      {change === 'delete' ? <DeleteDialog source={source} onClose={close} /> : null}
      {secret === null ? null : (
        <NewSecretDialog
          secret={secret}
          title={t('secret.rotated')}
          hint={t('secret.hint')}
          onClose={() => setSecret(null)}
        >
          <CurlExample source={source} secret={secret} />
        </NewSecretDialog>
      )}
    </>
  );
}

function RotateDialog({
  source,
  onSecret,
  onClose,
}: {
  source: ShownSource;
  onSecret: (secret: string | null) => void;
  onClose: () => void;
}) {
  const t = useTranslations('sources');
  const [rotate] = useMutation(RotateInboundSecretDocument);
  const confirm = async (): Promise<void> => {
    await attempt(
      async () => {
        const { data } = await rotate({ variables: { input: { sourceId: source.id } } });
        onSecret(data?.rotateInboundSecret.secret ?? null);
        return data?.rotateInboundSecret.userErrors;
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

function DeleteDialog({ source, onClose }: { source: ShownSource; onClose: () => void }) {
  const t = useTranslations('sources');
  const router = useRouter();
  const [remove] = useMutation(DeleteInboundSourceDocument, {
    update: (cache) => void cache.evict({ id: cache.identify({ __typename: 'InboundSource', id: source.id }) }),
  });
  const { name } = source;
  const confirm = async (): Promise<void> => {
    const send = async () => {
      const { data } = await remove({ variables: { input: { sourceId: source.id } } });
      return data?.deleteInboundSource.userErrors;
    };
    if (!(await attempt(send, { failed: t('failed') }))) return;
    showDone(t('deletion.done', { name }));
    router.push('/integrations/incoming');
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
