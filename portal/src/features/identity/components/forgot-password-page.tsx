'use client';
import { isEmail, tidyEmail } from '@tertulia/email-addresses';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { sendText } from '../../../apollo/send-text.js';
import { RequestPasswordResetDocument } from '../../../gql/graphql.js';
import { Button, Field, Input } from '../../../ui/index.js';
import { useEntryForm } from '../hooks/use-entry-form.js';
import { EntryLink } from './entry-link.js';
import { EntryShell } from './entry-shell.js';
import { ProblemNote } from './problem-note.js';

/** Asks for a link that sets the password. Says the same whether the address has an account or not. */
export function ForgotPasswordPage() {
  const t = useTranslations('identity');
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <EntryShell
      title={t(sentTo === null ? 'forgot.title' : 'forgot.sentTitle')}
      text={sentTo === null ? t('forgot.text') : t('forgot.sent', { email: sentTo })}
      footer={<EntryLink href="/sign-in">{t('forgot.back')}</EntryLink>}
    >
      {sentTo === null ? (
        <ForgotPasswordForm onSent={setSentTo} />
      ) : (
        <div role="status" className="flex flex-col items-start gap-4">
          <p className="text-pretty text-ink-2">{t('forgot.missing')}</p>
          <Button onClick={() => setSentTo(null)}>{t('forgot.again')}</Button>
        </div>
      )}
    </EntryShell>
  );
}

function ForgotPasswordForm({ onSent }: { onSent: (email: string) => void }) {
  const t = useTranslations('identity');
  const { form, errors, problem, isBusy } = useEntryForm({
    checks: { email: (text) => (isEmail(tidyEmail(text)) ? null : t('field.emailWrong')) },
    send: async ({ email }) => {
      const { userErrors } = (await sendText(RequestPasswordResetDocument, { input: { email } })).requestPasswordReset;
      if (userErrors.length === 0) onSent(tidyEmail(email));
      return userErrors;
    },
  });
  return (
    <form className="flex flex-col gap-4" {...form}>
      <Field label={t('field.email')} error={errors.email}>
        <Input name="email" type="email" autoComplete="username" inputMode="email" autoFocus className="h-11" />
      </Field>
      <ProblemNote text={problem} />
      <Button type="submit" variant="primary" size="lg" isLoading={isBusy}>
        {t('forgot.action')}
      </Button>
    </form>
  );
}
