'use client';
import { isEmail, tidyEmail } from '@tertulia/email-addresses';
import { useSearchParams } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { sendText } from '../../../apollo/send-text.js';
import { SignInDocument } from '../../../gql/graphql.js';
import { Button, Field, Input } from '../../../ui/index.js';
import { useEntryForm } from '../hooks/use-entry-form.js';
import { nextPath } from '../model/next-path.js';
import { EntryLink } from './entry-link.js';
import { EntryShell } from './entry-shell.js';
import { PasswordField } from './password-field.js';
import { ProblemNote } from './problem-note.js';

/** Few people have asked for the deletion of their account. */
const LeavingText = lazy(() => import('./leaving-text.js').then((module) => ({ default: module.LeavingText })));
const LeavingChoice = lazy(() => import('./leaving-choice.js').then((module) => ({ default: module.LeavingChoice })));

/** The sign-in page. A full page load follows, so that nothing of another session stays in memory. */
export function SignInPage() {
  const t = useTranslations('identity');
  const parameters = useSearchParams();
  const wanted = parameters.get('next');
  const leavesAt = parameters.get('leaving');
  const enter = (hasOrganization: boolean) => location.assign(hasOrganization ? nextPath(wanted) : '/welcome');
  return (
    <EntryShell
      title={t('signIn.title')}
      text={
        leavesAt === null ? (
          t('signIn.text')
        ) : (
          <Suspense>
            <LeavingText at={leavesAt} />
          </Suspense>
        )
      }
      footer={
        <>
          {t('signIn.noAccount')} <EntryLink href="/sign-up">{t('signIn.create')}</EntryLink>
        </>
      }
    >
      <SignInForm onDone={enter} />
    </EntryShell>
  );
}

/** A person who has asked for the deletion of the account is asked once more, and is `leaving` until then. */
type Leaving = { deletesAt: string; hasOrganization: boolean };

function SignInForm({ onDone }: { onDone: (hasOrganization: boolean) => void }) {
  const t = useTranslations('identity');
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const { form, errors, problem, isBusy } = useEntryForm({
    checks: {
      email: (text) => (isEmail(tidyEmail(text)) ? null : t('field.emailWrong')),
      password: (text) => (text === '' ? t('field.passwordMissing') : null),
    },
    send: async (input) => {
      const { viewer, userErrors } = (await sendText(SignInDocument, { input })).signIn;
      if (viewer === null) return userErrors;
      const deletesAt = viewer.user?.deletesAt ?? null;
      const hasOrganization = viewer.organization !== null;
      if (deletesAt === null) onDone(hasOrganization);
      else setLeaving({ deletesAt, hasOrganization });
      return [];
    },
  });
  if (leaving !== null) {
    return (
      <Suspense>
        <LeavingChoice deletesAt={leaving.deletesAt} onDone={() => onDone(leaving.hasOrganization)} />
      </Suspense>
    );
  }
  return (
    <form className="flex flex-col gap-4" {...form}>
      <Field label={t('field.email')} error={errors.email}>
        <Input name="email" type="email" autoComplete="username" inputMode="email" autoFocus className="h-11" />
      </Field>
      <PasswordField label={t('field.password')} error={errors.password} autoComplete="current-password" />
      <p className="-mt-2">
        <EntryLink href="/forgot-password">{t('signIn.forgot')}</EntryLink>
      </p>
      <ProblemNote text={problem} />
      <Button type="submit" variant="primary" size="lg" isLoading={isBusy}>
        {t('signIn.action')}
      </Button>
    </form>
  );
}
