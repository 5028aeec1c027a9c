'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog, DialogButtons, Field, Input, RadioTiles, Select } from '../../../ui/index.js';
import { useCreateKey, type CreatedKey, type CreateKeyForm } from '../hooks/use-create-key.js';
import { lifetimes } from '../model/key-state.js';
import { KeyShown } from './key-shown.js';
import { ScopeFields } from './scope-fields.js';

/** Asks for name, mode, scopes and lifetime of a new key, creates it, and shows it once. */
export function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  const [created, setCreated] = useState<CreatedKey | null>(null);
  const form = useCreateKey(setCreated);
  return created === null ? (
    <FormDialog form={form} onClose={onClose} />
  ) : (
    <KeyShown created={created} onClose={onClose} />
  );
}

function FormDialog({ form, onClose }: { form: CreateKeyForm; onClose: () => void }) {
  const t = useTranslations('api-keys');
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('create')}
      footer={<DialogButtons action={t('form.action')} isBusy={form.isBusy} formId="create-key" onCancel={onClose} />}
    >
      <form
        id="create-key"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <KeyFields form={form} />
        {form.problem === null ? null : (
          <p role="alert" className="rounded-control bg-bad-soft px-3 py-2 text-bad">
            {form.problem}
          </p>
        )}
      </form>
    </Dialog>
  );
}

function KeyFields({ form: { values, change, nameError, scopesError } }: { form: CreateKeyForm }) {
  const t = useTranslations('api-keys');
  return (
    <>
      <Field label={t('form.name')} hint={t('form.nameHint')} isRequired error={nameError}>
        <Input
          autoFocus
          value={values.name}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
      <RadioTiles
        label={t('form.mode')}
        value={values.mode}
        onValueChange={(mode) => change({ mode })}
        tiles={(['TEST', 'LIVE'] as const).map((mode) => ({
          value: mode,
          label: t(`modes.${mode}`),
          hint: t(`modeHints.${mode}`),
        }))}
        className="gap-2 sm:grid-cols-2 [&>button]:p-3"
      />
      <ScopeFields chosen={values.scopes} onChange={(scopes) => change({ scopes })} error={scopesError} />
      <Field label={t('form.lifetime')} hint={values.lifetime === 'forever' ? t('form.foreverHint') : undefined}>
        <Select
          value={values.lifetime}
          onValueChange={(lifetime) => change({ lifetime })}
          options={lifetimes.map((lifetime) => ({ value: lifetime, label: t(`lifetimes.${lifetime}`) }))}
        />
      </Field>
    </>
  );
}
