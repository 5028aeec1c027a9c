'use client';
import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { isEmail, tidyEmail } from '@tertulia/email-addresses';
import Link from 'next/link';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { SignUpDocument } from '../../../gql/graphql.js';
import { useLanguage } from '../../../i18n/index.js';
import { Button, Field, Input } from '../../../ui/index.js';
import { useEntryProblems } from '../hooks/use-entry-form.js';
import { minPasswordLength } from '../model/password-strength.js';
import { EntryShell } from './entry-shell.js';
import { PasswordField } from './password-field.js';
import { ProblemNote } from './problem-note.js';

/** Three fields; the welcome page that follows asks for the organization. */
export function SignUpPage() {
  const t = useTranslations('identity');
  return (
    <EntryShell
      title={t('signUp.title')}
      text={t('signUp.text')}
      footer={
        <>
          {t('signUp.hasAccount')}{' '}
          <Link href="/sign-in" className="font-semibold text-accent underline underline-offset-2">
            {t('signUp.signIn')}
          </Link>
        </>
      }
    >
      <SignUpForm />
    </EntryShell>
  );
}

function SignUpForm() {
  const t = useTranslations('identity');
  const { locale } = useLanguage();
  const schema = z.object({
    name: z.string().trim().min(1, t('field.nameMissing')).max(100, t('field.nameLong')),
    email: z.string().refine((text) => isEmail(tidyEmail(text)), t('field.emailWrong')),
    password: z.string().min(minPasswordLength, t('password.short')),
  });
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: '', email: '', password: '' } });
  const { errors } = form.formState;
  const [email, password] = form.watch(['email', 'password']);
  const [signUp, { loading: isSending, data }] = useMutation(SignUpDocument);
  const problems = useEntryProblems(form.setError, ['name', 'email', 'password']);
  const submit = form.handleSubmit(async (values) => {
    problems.clear();
    try {
      const { data: answer } = await signUp({ variables: { input: { ...values, locale } } });
      const refusals = answer?.signUp.userErrors ?? [];
      if (refusals.length > 0 || answer?.signUp.viewer == null) problems.refuse(refusals);
      else location.assign('/welcome');
    } catch (error) {
      problems.fail(error);
    }
  });
  return (
    <form className="flex flex-col gap-4" noValidate onSubmit={(event) => void submit(event)}>
      <Field label={t('field.name')} error={errors.name?.message}>
        <Input {...form.register('name')} autoComplete="name" autoFocus className="h-11" />
      </Field>
      <Field label={t('field.email')} error={errors.email?.message}>
        <Input {...form.register('email')} type="email" autoComplete="username" inputMode="email" className="h-11" />
      </Field>
      <PasswordField
        label={t('field.password')}
        error={errors.password?.message}
        {...form.register('password')}
        autoComplete="new-password"
        judged={{ password, email }}
      />
      <ProblemNote text={problems.problem} />
      <Button type="submit" variant="primary" size="lg" isLoading={isSending || data?.signUp.viewer != null}>
        {t('signUp.action')}
      </Button>
    </form>
  );
}
