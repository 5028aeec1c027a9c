'use client';
import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { OwnSessionsDocument, UpdateProfileDocument } from '../../../gql/graphql.js';
import { Field, showDone, SecretInput } from '../../../ui/index.js';
import { useViewer } from '../../identity/index.js';
import { useSave } from '../hooks/use-save.js';
import { Section, SettingsForm } from './section.js';

const shortest = 10;
const empty = { currentPassword: '', newPassword: '' };

/** Changing the password requires the current one and ends all other sessions. */
export function PasswordSection() {
  const t = useTranslations('settings');
  const { user } = useViewer();
  const { form, problem, isSaving, submit } = usePasswordForm();
  const { isDirty, errors } = form.formState;
  return (
    <Section id="password" title={t('password.title')} text={t('password.text')}>
      <SettingsForm
        isDirty={isDirty}
        isSaving={isSaving}
        problem={problem}
        action={t('password.action')}
        onSubmit={(event) => void submit(event)}
        onDiscard={() => form.reset(empty)}
      >
        {/* Password managers look for the account's name in the same form. */}
        <input type="text" name="username" autoComplete="username" value={user.email} readOnly hidden />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('password.current')} error={errors.currentPassword?.message}>
            <SecretInput {...form.register('currentPassword')} autoComplete="current-password" />
          </Field>
          <Field
            label={t('password.new')}
            hint={t('password.rule', { min: shortest })}
            error={errors.newPassword?.message}
          >
            <SecretInput {...form.register('newPassword')} autoComplete="new-password" />
          </Field>
        </div>
      </SettingsForm>
    </Section>
  );
}

function usePasswordForm() {
  const t = useTranslations('settings');
  const rules = z.object({
    currentPassword: z.string().min(1, t('password.currentMissing')),
    newPassword: z.string().min(shortest, t('password.short', { min: shortest })),
  });
  const form = useForm({ resolver: zodResolver(rules), defaultValues: empty });
  const [update] = useMutation(UpdateProfileDocument, { refetchQueries: [OwnSessionsDocument] });
  const { problem, isSaving, save } = useSave(form.setError, ['currentPassword', 'newPassword']);
  const submit = form.handleSubmit(async (input) => {
    const isSaved = await save(async () => {
      const { data } = await update({ variables: { input } });
      return (data?.updateProfile.userErrors ?? []).map((refusal) =>
        refusal.code === 'WRONG_CREDENTIALS' ? { ...refusal, message: t('password.wrong') } : refusal,
      );
    });
    if (!isSaved) return;
    form.reset(empty);
    showDone(t('password.done'));
  });
  return { form, problem, isSaving, submit };
}
