'use client';
import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { SignInDocument } from '../../../gql/graphql.js';
import { Button, Field, Input } from '../../../ui/index.js';
import { useEntryProblems } from '../hooks/use-entry-form.js';
import { nextPath } from '../model/next-path.js';
import { EntryShell } from './entry-shell.js';
import { PasswordField } from './password-field.js';
import { ProblemNote } from './problem-note.js';

/** Signing in. A full load follows, so that nothing of another session stays in memory. */
export function SignInPage() {
  const t = useTranslations('identity');
  const wanted = useSearchParams().get('next');
  return (
    <EntryShell
      title={t('signIn.title')}
      text={t('signIn.text')}
      footer={
        <>
          {t('signIn.noAccount')}{' '}
          <Link href="/sign-up" className="font-semibold text-accent underline underline-offset-2">
            {t('signIn.create')}
          </Link>
        </>
      }
    >
      <SignInForm onDone={(hasOrganization) => location.assign(hasOrganization ? nextPath(wanted) : '/welcome')} />
    </EntryShell>
  );
}

function SignInForm({ onDone }: { onDone: (hasOrganization: boolean) => void }) {
  const t = useTranslations('identity');
  const schema = z.object({
    email: z.email(t('field.emailWrong')),
    password: z.string().min(1, t('field.passwordMissing')),
  });
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { email: '', password: '' } });
  const { errors } = form.formState;
  const [signIn, { loading: isSending, data }] = useMutation(SignInDocument);
  const problems = useEntryProblems(form.setError, ['email', 'password']);
  const submit = form.handleSubmit(async (input) => {
    problems.clear();
    try {
      const { data: answer } = await signIn({ variables: { input } });
      const refusals = answer?.signIn.userErrors ?? [];
      if (refusals.length > 0 || answer?.signIn.viewer == null) problems.refuse(refusals);
      else onDone(answer.signIn.viewer.organization !== null);
    } catch (error) {
      problems.fail(error);
    }
  });
  const isIn = data?.signIn.viewer != null;
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
