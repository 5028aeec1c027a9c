'use client';
import { KeyRound, Trash2, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, ConfirmDialog, CopyField, Dialog, Field, FormProblem, Input, RadioTiles } from '../../../ui/index.js';
import { useConfigurationForm, type Configuration, type ConfigurationForm } from '../hooks/use-configuration.js';

/** Address and mode of who receives the versions, the secret, and the removal. */
export function ConfigurationFields({
  botId,
  configuration,
  renew,
}: {
  botId: string;
  configuration: Configuration | null;
  renew: () => Promise<void>;
}) {
  const t = useTranslations('integrations.configuration');
  const form = useConfigurationForm(botId, configuration, renew);
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (form.isDirty) form.save();
      }}
    >
      <Controls form={form} />
      <FormProblem text={form.errors.whole} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" isLoading={form.isBusy} disabled={!form.isDirty}>
          {t('save')}
        </Button>
        {configuration === null ? null : <More form={form} configuration={configuration} />}
      </div>
      {form.secret === null ? null : <SecretShown secret={form.secret} onClose={form.closeSecret} />}
    </form>
  );
}

function Controls({ form }: { form: ConfigurationForm }) {
  const t = useTranslations('integrations.configuration');
  return (
    <>
      <Field label={t('url')} hint={t('urlHint')} error={form.errors.url}>
        <Input
          type="url"
          inputMode="url"
          value={form.url}
          maxLength={2048}
          placeholder="https://"
          autoComplete="off"
          onChange={(event) => form.setUrl(event.target.value)}
        />
      </Field>
      <RadioTiles
        label={t('mode')}
        value={form.mode}
        onValueChange={form.setMode}
        tiles={[
          { value: 'NOTIFY', label: t('modes.NOTIFY'), hint: t('modes.notifyHint') },
          { value: 'CONFIRM', label: t('modes.CONFIRM'), hint: t('modes.confirmHint') },
        ]}
        className="gap-2 sm:grid-cols-2 [&>button]:p-3"
      />
    </>
  );
}

function More({ form, configuration }: { form: ConfigurationForm; configuration: Configuration }) {
  const t = useTranslations('integrations.configuration');
  const [isRemoving, setRemoving] = useState(false);
  return (
    <>
      <Button variant="quiet" icon={KeyRound} onClick={form.renewSecret}>
        {t('renew')}
      </Button>
      <Button variant="danger" icon={Trash2} onClick={() => setRemoving(true)}>
        {t('remove')}
      </Button>
      {configuration.lastFour == null ? null : (
        <span className="text-xs text-ink-2">{t('lastFour', { characters: configuration.lastFour })}</span>
      )}
      <ConfirmDialog
        isOpen={isRemoving}
        onOpenChange={setRemoving}
        title={t('removeTitle')}
        description={t('removeText')}
        confirmLabel={t('remove')}
        onConfirm={form.remove}
      />
    </>
  );
}

function SecretShown({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations('integrations.configuration');
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('secretTitle')}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('secretDone')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="flex items-start gap-2 rounded-control bg-warn-soft px-3 py-2 text-warn">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t('secretOnce')}
        </p>
        <CopyField label={t('secret')} value={secret} />
      </div>
    </Dialog>
  );
}
