'use client';
import { KeyRound, RotateCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../i18n/language-provider.js';
import { Button, Field, FormProblem, Input, Panel, UnreadNote } from '../../../ui/index.js';
import type { ConnectionView } from '../hooks/use-connection.js';
import { useReauthorize } from '../hooks/use-provider-visit.js';
import { useRename } from '../hooks/use-rename.js';
import { BotLimitFields } from './bot-limit-fields.js';
import { DeleteConnectionDialog } from './delete-connection-dialog.js';
import { IncomingCalls } from './incoming-calls.js';
import { SecretDialog } from './secret-dialog.js';

type Loaded = Extract<ConnectionView, { kind: 'loaded' }>;

/** Name and bots of a connection, its secret, and its deletion. */
export function ConnectionSettings({
  view,
  isSecretOpen,
  onSecretOpen,
}: {
  view: Loaded;
  isSecretOpen: boolean;
  onSecretOpen: (isOpen: boolean) => void;
}) {
  const t = useTranslations('integrations.connection');
  const { locale } = useLanguage();
  const [isDeleting, setDeleting] = useState(false);
  const { connection, connector } = view;
  return (
    <>
      <Panel aria-labelledby="settings-title" className="flex flex-col gap-4">
        <h2 id="settings-title">{t('settings')}</h2>
        <BasicsForm key={`${connection.id} ${connection.updatedAt}`} view={view} />
      </Panel>
      <Panel aria-labelledby="access-title" className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0 flex-1 basis-60">
          <h2 id="access-title">{t('access')}</h2>
          <p className="text-pretty text-ink-2">{connector?.auth === 'OAUTH' ? t('accessOauth') : t('accessSecret')}</p>
        </div>
        {connector?.auth === 'OAUTH' ? (
          <ReauthorizeButton connectionId={connection.id} />
        ) : (
          <Button icon={KeyRound} onClick={() => onSecretOpen(true)}>
            {t('newSecret')}
          </Button>
        )}
      </Panel>
      <IncomingCalls connection={connection} service={connector?.names[locale] ?? connection.connector} />
      <Button variant="danger" icon={Trash2} className="self-start" onClick={() => setDeleting(true)}>
        {t('delete')}
      </Button>
      {isSecretOpen && connector !== null && connector.auth !== 'OAUTH' ? (
        <SecretDialog connection={connection} connector={connector} onClose={() => onSecretOpen(false)} />
      ) : null}
      {isDeleting ? <DeleteConnectionDialog connection={connection} onClose={() => setDeleting(false)} /> : null}
    </>
  );
}

function ReauthorizeButton({ connectionId }: { connectionId: string }) {
  const t = useTranslations('integrations.cure');
  const { isBusy, reauthorize } = useReauthorize(connectionId);
  return (
    <Button icon={RotateCw} isLoading={isBusy} onClick={reauthorize}>
      {t('reauthorize')}
    </Button>
  );
}

function BasicsForm({ view: { connection, bots, isBotsUnread, renew } }: { view: Loaded }) {
  const t = useTranslations('integrations');
  const form = useRename(connection);
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <Field label={t('form.name')} isRequired error={form.errors.name}>
        <Input
          value={form.name}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => form.setName(event.target.value)}
        />
      </Field>
      <UnreadNote isFailed={isBotsUnread} lists={{ bots: null }} onRetry={async () => renew()} />
      <BotLimitFields limit={form.limit} bots={bots} error={form.errors.bots} onChange={form.setLimit} />
      <FormProblem text={form.errors.whole} />
      <Button type="submit" className="self-start" disabled={!form.isDirty} isLoading={form.isBusy}>
        {t('connection.save')}
      </Button>
    </form>
  );
}
