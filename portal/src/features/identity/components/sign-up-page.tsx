'use client';
import { isEmail, tidyEmail } from '@tertulia/email-addresses';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { sendText } from '../../../apollo/send-text.js';
import { SignUpDocument } from '../../../gql/graphql.js';
import { useLanguage } from '../../../i18n/index.js';
import { Button, Field, Input } from '../../../ui/index.js';
import { useEntryForm } from '../hooks/use-entry-form.js';
import { useNameCheck } from '../hooks/use-name-check.js';
import { minPasswordLength } from '../model/password-strength.js';
import { EntryLink } from './entry-link.js';
import { EntryShell } from './entry-shell.js';
import { NewPasswordField } from './new-password-field.js';
import { ProblemNote } from './problem-note.js';
import type { MailedTicket } from './sign-up-code.js';

/** Loaded by whoever was mailed a code. */
const SignUpCode = lazy(async () => ({ default: (await import('./sign-up-code.js')).SignUpCode }));

/** Three fields, and where a mail server is set the mailed code; the welcome page that follows asks for the organization. */
export function SignUpPage() {
  const t = useTranslations('identity');
  const [mailed, setMailed] = useState<MailedTicket | null>(null);
  if (mailed !== null) {
    return (
      <Suspense>
        <SignUpCode mailed={mailed} onBack={() => setMailed(null)} />
      </Suspense>
    );
  }
  return (
    <EntryShell
      title={t('signUp.title')}
      text={t('signUp.text')}
      footer={
        <>
          {t('signUp.hasAccount')} <EntryLink href="/sign-in">{t('signUp.signIn')}</EntryLink>
        </>
      }
    >
      <SignUpForm onMailed={setMailed} />
    </EntryShell>
  );
}

function SignUpForm({ onMailed }: { onMailed: (mailed: MailedTicket) => void }) {
  const t = useTranslations('identity');
  const { locale } = useLanguage();
  const { form, values, errors, problem, isBusy } = useEntryForm({
    checks: {
      name: useNameCheck(),
      email: (text) => (isEmail(tidyEmail(text)) ? null : t('field.emailWrong')),
      password: (text) => (text.length < minPasswordLength ? t('password.short') : null),
    },
    send: async (input) => {
      const { ticket, userErrors } = (
        await sendText(SignUpDocument, { input: { ...input, name: input.name.trim(), locale } })
      ).signUp;
      if (ticket !== null) onMailed({ ticket, email: input.email });
      else if (userErrors.length === 0) location.assign('/welcome');
      return userErrors;
    },
  });
  return (
    <form className="flex flex-col gap-4" {...form}>
      <Field label={t('field.name')} error={errors.name}>
        <Input name="name" autoComplete="name" autoFocus className="h-11" />
      </Field>
      <Field label={t('field.email')} error={errors.email}>
        <Input name="email" type="email" autoComplete="username" inputMode="email" className="h-11" />
      </Field>
      <NewPasswordField
        label={t('field.password')}
        error={errors.password}
        password={values.password}
        email={values.email}
      />
      <ProblemNote text={problem} />
      <Button type="submit" variant="primary" size="lg" isLoading={isBusy}>
        {t('signUp.action')}
      </Button>
    </form>
  );
}
