'use client';
import { KeyRound, Pause, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, ConfirmDialog, Panel } from '../../../ui/index.js';
import type { WebhookActions } from '../hooks/use-webhook-actions.js';
import type { ShownEndpoint } from '../model/webhooks.js';
import { DeleteWebhookDialog } from './delete-webhook-dialog.js';
import { RotateSecretDialog } from './rotate-secret-dialog.js';
import { EditWebhookDialog } from './webhook-dialogs.js';
import { NewSecretDialog } from './new-secret-dialog.js';

type Change = 'edit' | 'rotate' | 'disable' | 'delete';

/** Changes an endpoint: address, events and payload, secret, disabling, deletion. */
export function WebhookSettings({ endpoint, actions }: { endpoint: ShownEndpoint; actions: WebhookActions }) {
  const t = useTranslations('webhooks');
  const [change, setChange] = useState<Change | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const close = (): void => setChange(null);
  return (
    <>
      <Panel aria-labelledby="settings-title" className="flex flex-col gap-3">
        <h2 id="settings-title">{t('settings')}</h2>
        <div className="flex flex-wrap gap-2">
          <Button icon={Pencil} onClick={() => setChange('edit')}>
            {t('form.edit')}
          </Button>
          <Button icon={KeyRound} onClick={() => setChange('rotate')}>
            {t('rotate.open')}
          </Button>
          {endpoint.state === 'DISABLED' ? null : (
            <Button icon={Pause} onClick={() => setChange('disable')}>
              {t('disable.open')}
            </Button>
          )}
          <Button variant="danger" icon={Trash2} onClick={() => setChange('delete')}>
            {t('deletion.open')}
          </Button>
        </div>
      </Panel>
      {change === 'edit' ? <EditWebhookDialog endpoint={endpoint} onClose={close} /> : null}
      {change === 'rotate' ? <RotateSecretDialog endpoint={endpoint} onSecret={setSecret} onClose={close} /> : null}
      {secret === null ? null : (
        <NewSecretDialog
          secret={secret}
          title={t('secret.rotated')}
          hint={t('secret.hint')}
          onClose={() => setSecret(null)}
        />
      )}
      {change === 'delete' ? <DeleteWebhookDialog endpoint={endpoint} onClose={close} /> : null}
      {change === 'disable' ? (
        <ConfirmDialog
          isOpen
          onOpenChange={close}
          title={t('disable.title')}
          description={t('disable.text')}
          confirmLabel={t('disable.open')}
          onConfirm={actions.disable}
        />
      ) : null}
    </>
  );
}
