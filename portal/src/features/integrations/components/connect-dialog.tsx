'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../../i18n/language-provider.js';
import { Dialog, Field, DialogButtons, FormProblem, Input, showDone } from '../../../ui/index.js';
import { useConnect, type ConnectForm } from '../hooks/use-connect.js';
import type { OfferedConnector } from '../model/catalog.js';
import type { OwnBot } from '../model/connections.js';
import { BotLimitFields } from './bot-limit-fields.js';
import { addressOf } from './connection-rows.js';
import { ConnectorFields } from './connector-fields.js';

/** Asks for what a new connection needs, and creates it or leaves for the provider. */
export function ConnectDialog({
  connector,
  bots,
  onClose,
}: {
  connector: OfferedConnector;
  bots: readonly OwnBot[];
  onClose: () => void;
}) {
  const t = useTranslations('integrations');
  const { locale } = useLanguage();
  const router = useRouter();
  const form = useConnect(connector, (id) => {
    showDone(t('form.done'));
    router.push(addressOf({ id }));
  });
  const service = connector.names[locale];
  const isOAuth = connector.auth === 'OAUTH';
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('form.title', { service })}
      description={isOAuth ? t('form.oauthText', { service }) : connector.summary[locale]}
      footer={
        <DialogButtons
          formId="connect"
          action={isOAuth ? t('form.goOn', { service }) : t('form.action')}
          isBusy={form.isBusy}
          onCancel={onClose}
        />
      }
    >
      <form
        id="connect"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <Controls form={form} connector={connector} bots={bots} />
      </form>
    </Dialog>
  );
}

function Controls({
  form,
  connector,
  bots,
}: {
  form: ConnectForm;
  connector: OfferedConnector;
  bots: readonly OwnBot[];
}) {
  const t = useTranslations('integrations.form');
  const { errors } = form;
  return (
    <>
      <Field label={t('name')} hint={t('nameHint')} isRequired error={errors.name}>
        <Input
          autoFocus
          value={form.name}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => form.setName(event.target.value)}
        />
      </Field>
      <ConnectorFields fields={connector.fields} values={form.values} errors={errors.fields} onChange={form.change} />
      <BotLimitFields limit={form.limit} bots={bots} error={errors.bots} onChange={form.setLimit} />
      <FormProblem text={errors.whole} />
    </>
  );
}
