'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { sendText } from '../../../apollo/send-text.js';
import { ResetPasswordDocument } from '../../../gql/graphql.js';
import { Button } from '../../../ui/index.js';
import { useEntryForm } from '../hooks/use-entry-form.js';
import { useFragment } from '../hooks/use-fragment.js';
import { minPasswordLength } from '../model/password-strength.js';
import { EntryLink } from './entry-link.js';
import { EntryShell } from './entry-shell.js';
import { NewPasswordField } from './new-password-field.js';
import { ProblemNote } from './problem-note.js';

/** Sets a forgotten password. Opening the page does nothing yet: mail scanners open every link. */
export function ResetPasswordPage() {
  const t = useTranslations('identity');
  const token = useFragment();
  const [isReset, setReset] = useState(false);
  if (isReset) {
    return (
      <EntryShell title={t('reset.doneTitle')} text={t('reset.done')}>
        <EntryLink href="/sign-in">{t('signIn.action')}</EntryLink>
      </EntryShell>
    );
  }
  if (token === '') {
    return (
      <EntryShell title={t('reset.goneTitle')} text={t('reset.gone')}>
        <EntryLink href="/forgot-password">{t('reset.another')}</EntryLink>
      </EntryShell>
    );
  }
  return (
    <EntryShell
      title={t('reset.title')}
      text={t('reset.text')}
      footer={<EntryLink href="/forgot-password">{t('reset.another')}</EntryLink>}
    >
      <ResetPasswordForm token={token ?? ''} onDone={() => setReset(true)} />
    </EntryShell>
  );
}

function ResetPasswordForm({ token, onDone }: { token: string; onDone: () => void }) {
  const t = useTranslations('identity');
  const { form, values, errors, problem, isBusy } = useEntryForm({
    checks: { password: (text) => (text.length < minPasswordLength ? t('password.short') : null) },
    send: async ({ password }) => {
      const { userErrors } = (await sendText(ResetPasswordDocument, { input: { token, password } })).resetPassword;
      if (userErrors.length === 0) onDone();
      return userErrors;
    },
  });
  return (
    <form className="flex flex-col gap-4" {...form}>
      <NewPasswordField label={t('reset.password')} error={errors.password} password={values.password} email="" />
      <ProblemNote text={problem} />
      <Button type="submit" variant="primary" size="lg" isLoading={isBusy}>
        {t('reset.action')}
      </Button>
    </form>
  );
}
