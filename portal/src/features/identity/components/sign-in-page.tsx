'use client';
import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { isEmail, tidyEmail } from '@tertulia/email-addresses';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { SignInDocument } from '../../../gql/graphql.js';
import { useFormats } from '../../../i18n/formats.js';
import { Button, Field, Input } from '../../../ui/index.js';
import { useEntryProblems } from '../hooks/use-entry-form.js';
import { nextPath } from '../model/next-path.js';
import { EntryShell } from './entry-shell.js';
import { LeavingChoice } from './leaving-choice.js';
import { PasswordField } from './password-field.js';
import { ProblemNote } from './problem-note.js';

/** The sign-in page. A full page load follows, so that nothing of another session stays in memory. */
export function SignInPage() {
  const t = useTranslations('identity');
  const parameters = useSearchParams();
  const wanted = parameters.get('next');
  const enter = (hasOrganization: boolean) => location.assign(hasOrganization ? nextPath(wanted) : '/welcome');
  return (
    <EntryShell
      title={t('signIn.title')}
      text={<LeavingText at={parameters.get('leaving')} />}
      footer={
        <>
          {t('signIn.noAccount')}{' '}
          <Link href="/sign-up" className="font-semibold text-accent underline underline-offset-2">
            {t('signIn.create')}
          </Link>
        </>
      }
    >
      <SignInForm onDone={enter} />
    </EntryShell>
  );
}

/** Explains, to a person who has just asked for the deletion of the account, how to cancel it. */
function LeavingText({ at }: { at: string | null }) {
  const t = useTranslations('identity');
  const { exact } = useFormats();
  const isLeaving = at !== null && !Number.isNaN(Date.parse(at));
  return isLeaving ? t('deletion.left', { date: exact(at) }) : t('signIn.text');
}

function SignInForm({ onDone }: { onDone: (hasOrganization: boolean) => void }) {
  const t = useTranslations('identity');
  const form = useSignInForm();
  const { errors } = form.formState;
  const [signIn, { loading: isSending, data }] = useMutation(SignInDocument);
  const problems = useEntryProblems(form.setError, ['email', 'password']);
  const submit = form.handleSubmit(async (input) => {
    problems.clear();
    try {
      const { data: answer } = await signIn({ variables: { input } });
      const refusals = answer?.signIn.userErrors ?? [];
      if (refusals.length > 0 || answer?.signIn.viewer == null) problems.refuse(refusals);
      else if (answer.signIn.viewer.user?.deletesAt == null) onDone(answer.signIn.viewer.organization !== null);
    } catch (error) {
      problems.fail(error);
    }
  });
  const viewer = data?.signIn.viewer;
  const isIn = viewer != null;
  if (viewer?.user?.deletesAt != null) {
    return <LeavingChoice deletesAt={viewer.user.deletesAt} onDone={() => onDone(viewer.organization !== null)} />;
  }
  return (
    <form className="flex flex-col gap-4" noValidate onSubmit={(event) => void submit(event)}>
      <Field label={t('field.email')} error={errors.email?.message}>
        <Input
          {...form.register('email')}
          type="email"
          autoComplete="username"
          inputMode="email"
          autoFocus
          className="h-11"
        />
      </Field>
      <PasswordField
        label={t('field.password')}
        error={errors.password?.message}
        {...form.register('password')}
        autoComplete="current-password"
      />
      <ProblemNote text={problems.problem} />
      <Button type="submit" variant="primary" size="lg" isLoading={isSending || isIn}>
        {t('signIn.action')}
      </Button>
    </form>
  );
}

function useSignInForm() {
  const t = useTranslations('identity.field');
  const schema = z.object({
    email: z.string().refine((text) => isEmail(tidyEmail(text)), t('emailWrong')),
    password: z.string().min(1, t('passwordMissing')),
  });
  return useForm({ resolver: zodResolver(schema), defaultValues: { email: '', password: '' } });
}
