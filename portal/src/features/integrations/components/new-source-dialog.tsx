'use client';
import { useTranslations } from 'use-intl';
import { Dialog, Field, DialogButtons, FormProblem, Input, RadioTiles, SecretInput } from '../../../ui/index.js';
import { useSourceForm, type MadeSource } from '../hooks/use-source-form.js';
import { headerDefault, ownSchemes } from '../model/sources.js';

/** Asks for the name of a new source and how its caller proves itself. */
export function NewSourceDialog({ onMade, onClose }: { onMade: (made: MadeSource) => void; onClose: () => void }) {
  const t = useTranslations('sources');
  const form = useSourceForm(onMade);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('create')}
      description={t('form.text')}
      footer={<DialogButtons formId="source" action={t('form.action')} isBusy={form.isBusy} onCancel={onClose} />}
    >
      <form
        id="source"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <Field label={t('form.name')} hint={t('form.nameHint')} isRequired error={form.errorOf('name')}>
          <Input
            autoFocus
            value={form.values.name}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => form.change({ name: event.target.value })}
          />
        </Field>
        <SchemeFields form={form} />
        <Field label={t('form.secret')} hint={t('form.secretHint')} error={form.errorOf('secret')}>
          <SecretInput
            value={form.values.secret}
            maxLength={256}
            autoComplete="new-password"
            onChange={(event) => form.change({ secret: event.target.value })}
          />
        </Field>
        <FormProblem text={form.problem} />
      </form>
    </Dialog>
  );
}

function SchemeFields({ form }: { form: ReturnType<typeof useSourceForm> }) {
  const t = useTranslations('sources');
  const { values, change, errorOf } = form;
  return (
    <>
      <fieldset className="flex min-w-0 flex-col gap-1.5">
        <legend className="mb-1 text-xs font-semibold">{t('form.scheme')}</legend>
        <RadioTiles
          label={t('form.scheme')}
          value={values.scheme}
          onValueChange={(scheme) => change({ scheme })}
          tiles={ownSchemes.map((scheme) => ({
            value: scheme,
            label: t(`schemes.${scheme}`),
            hint: t(`schemeHints.${scheme}`),
          }))}
          className="gap-2 [&>button]:p-3"
        />
      </fieldset>
      {values.scheme === 'HMAC_SHA256' ? (
        <Field label={t('form.header')} hint={t('form.headerHint')} error={errorOf('header')}>
          <Input
            value={values.header}
            maxLength={60}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder={headerDefault}
            onChange={(event) => change({ header: event.target.value })}
          />
        </Field>
      ) : null}
    </>
  );
}
