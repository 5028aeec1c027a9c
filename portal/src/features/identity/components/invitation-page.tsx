'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { failureOf } from '../../../apollo/failure.js';
import { AcceptInvitationDocument, InvitationDocument, type InvitationQuery } from '../../../gql/graphql.js';
import { Button, ButtonLink, ErrorState, Field, Input, Skeleton } from '../../../ui/index.js';
import { useEntryProblems } from '../hooks/use-entry-form.js';
import { minPasswordLength } from '../model/password-strength.js';
import { EntryShell } from './entry-shell.js';
import { PasswordField } from './password-field.js';
import { ProblemNote } from './problem-note.js';

type Preview = NonNullable<InvitationQuery['invitation']>;

/**
 * Shows who invites and in which role. A new person chooses name and password; a person with an account enters the
 * password.
 */
export function InvitationPage({ token }: { token: string }) {
  const t = useTranslations('identity');
  const { data, loading: isLoading, error, refetch } = useQuery(InvitationDocument, { variables: { token } });
  const invitation = data?.invitation;
  if (error !== undefined)
    return (
      <ErrorState className="min-h-dvh justify-center" failure={failureOf(error)} onRetry={() => void refetch()} />
    );
  if (isLoading && data === undefined) {
    return (
      <EntryShell title={t('invitation.loading')}>
        <Skeleton className="h-40" />
      </EntryShell>
    );
  }
  if (invitation === null || invitation === undefined) {
    return (
      <EntryShell title={t('invitation.goneTitle')} text={t('invitation.goneText')}>
        <ButtonLink href="/sign-in" size="lg">
          {t('signIn.action')}
        </ButtonLink>
      </EntryShell>
    );
  }
  return (
    <EntryShell
      title={t('invitation.title', { organization: invitation.organizationName })}
      text={
        invitation.isExistingUser
          ? t('invitation.textExisting', { email: invitation.email })
          : t('invitation.text', { role: t(`role.${invitation.role}`) })
      }
    >
      <InvitationForm token={token} invitation={invitation} />
    </EntryShell>
  );
}

function InvitationForm({ token, invitation }: { token: string; invitation: Preview }) {
  const t = useTranslations('identity');
  const isNew = !invitation.isExistingUser;
  const schema = useSchema(isNew);
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: '', password: '' } });
  const { errors } = form.formState;
  const password = form.watch('password');
  const [accept, { loading: isSending }] = useMutation(AcceptInvitationDocument);
  const problems = useEntryProblems(form.setError, ['name', 'password']);
  const submit = form.handleSubmit(async (values) => {
    problems.clear();
    try {
      const { data } = await accept({
        variables: { input: { token, password: values.password, ...(isNew ? { name: values.name } : {}) } },
      });
      const refusals = data?.acceptInvitation.userErrors ?? [];
      if (refusals.length > 0 || data?.acceptInvitation.viewer == null) problems.refuse(refusals);
      else location.assign('/');
    } catch (error) {
      problems.fail(error);
    }
  });
  return (
    <form className="flex flex-col gap-4" noValidate onSubmit={(event) => void submit(event)}>
      <Field label={t('field.email')}>
        <Input value={invitation.email} readOnly autoComplete="username" className="h-11 bg-sunken" />
      </Field>
      {isNew ? (
        <Field label={t('field.name')} error={errors.name?.message}>
          <Input {...form.register('name')} autoComplete="name" autoFocus className="h-11" />
        </Field>
      ) : null}
      <PasswordField
        label={t('field.password')}
        error={errors.password?.message}
        {...form.register('password')}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        {...(isNew ? { judged: { password, email: invitation.email } } : {})}
      />
      <ProblemNote text={problems.problem} />
      <Button type="submit" variant="primary" size="lg" isLoading={isSending}>
        {t('invitation.action')}
      </Button>
    </form>
  );
}

function useSchema(isNew: boolean) {
  const t = useTranslations('identity');
  return z.object({
    name: isNew ? z.string().trim().min(1, t('field.nameMissing')).max(100, t('field.nameLong')) : z.string(),
    password: isNew
      ? z.string().min(minPasswordLength, t('password.short'))
      : z.string().min(1, t('field.passwordMissing')),
  });
}
