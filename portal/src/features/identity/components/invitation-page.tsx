'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/failure.js';
import { AcceptInvitationDocument, InvitationDocument, type InvitationQuery } from '../../../gql/graphql.js';
import { Button, ButtonLink, ErrorState, Field, Input, Skeleton } from '../../../ui/index.js';
import { useEntryForm } from '../hooks/use-entry-form.js';
import { useNameCheck } from '../hooks/use-name-check.js';
import { minPasswordLength } from '../model/password-strength.js';
import { EntryShell } from './entry-shell.js';
import { NewPasswordField } from './new-password-field.js';
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
  const checkName = useNameCheck();
  const [accept] = useMutation(AcceptInvitationDocument);
  const { form, values, errors, problem, isBusy } = useEntryForm({
    checks: {
      name: (text) => (isNew ? checkName(text) : null),
      password: (text) => {
        if (isNew) return text.length < minPasswordLength ? t('password.short') : null;
        return text === '' ? t('field.passwordMissing') : null;
      },
    },
    send: async ({ name, password }) => {
      const input = { token, password, ...(isNew ? { name: name.trim() } : {}) };
      const { data } = await accept({ variables: { input } });
      if (data?.acceptInvitation.viewer == null) return data?.acceptInvitation.userErrors ?? [];
      location.assign('/');
      return [];
    },
  });
  return (
    <form className="flex flex-col gap-4" {...form}>
      <Field label={t('field.email')}>
        <Input value={invitation.email} readOnly autoComplete="username" className="h-11 bg-sunken" />
      </Field>
      {isNew ? (
        <Field label={t('field.name')} error={errors.name}>
          <Input name="name" autoComplete="name" autoFocus className="h-11" />
        </Field>
      ) : null}
      {isNew ? (
        <NewPasswordField
          label={t('field.password')}
          error={errors.password}
          password={values.password}
          email={invitation.email}
        />
      ) : (
        <PasswordField label={t('field.password')} error={errors.password} autoComplete="current-password" />
      )}
      <ProblemNote text={problem} />
      <Button type="submit" variant="primary" size="lg" isLoading={isBusy}>
        {t('invitation.action')}
      </Button>
    </form>
  );
}
