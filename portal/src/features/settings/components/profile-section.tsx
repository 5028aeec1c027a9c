'use client';
import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { UpdateProfileDocument } from '../../../gql/graphql.js';
import { Button, Field, Input, showDone } from '../../../ui/index.js';
import { useViewer } from '../../identity/index.js';
import { useLeaveGuard } from '../hooks/use-leave-guard.js';
import { useSave } from '../hooks/use-save.js';
import { ChangeEmailDialog } from './change-email-dialog.js';
import { Section, SettingsForm } from './section.js';

const longestName = 100;

/** The person's name, as the team and visitors see it. */
export function ProfileSection() {
  const t = useTranslations('settings');
  const { user } = useViewer();
  const kept = { name: user.name };
  const values = z.object({ name: z.string().trim().min(1, t('profile.nameMissing')) });
  const form = useForm({ resolver: zodResolver(values), defaultValues: kept, values: kept });
  const { isDirty, errors } = form.formState;
  useLeaveGuard(isDirty, t('leave'));
  const [update] = useMutation(UpdateProfileDocument);
  const { problem, isSaving, save } = useSave(form.setError, ['name']);
  const submit = form.handleSubmit(async ({ name }) => {
    const isSaved = await save(async () => {
      const { data } = await update({ variables: { input: { name } } });
      return data?.updateProfile.userErrors ?? [];
    });
    if (isSaved) showDone(t('saved'));
  });
  return (
    <Section id="profile" title={t('profile.title')} text={t('profile.text')}>
      <SettingsForm
        isDirty={isDirty}
        isSaving={isSaving}
        problem={problem}
        onSubmit={(event) => void submit(event)}
        onDiscard={() => form.reset()}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('profile.name')} error={errors.name?.message}>
            <Input {...form.register('name')} maxLength={longestName} autoComplete="name" />
          </Field>
          <OwnEmail />
        </div>
      </SettingsForm>
    </Section>
  );
}

/** Where no mails are sent, nobody can prove another address. */
function OwnEmail() {
  const t = useTranslations('settings.profile');
  const { user, isMailSent } = useViewer();
  const [isChanging, setChanging] = useState(false);
  return (
    <div className="flex flex-col items-start gap-2">
      <Field label={t('email')} hint={t(isMailSent ? 'emailHint' : 'emailFixed')} className="w-full">
        <Input value={user.email} readOnly className="bg-sunken" />
      </Field>
      {isMailSent ? (
        <Button size="sm" onClick={() => setChanging(true)}>
          {t('changeEmail')}
        </Button>
      ) : null}
      {isChanging ? <ChangeEmailDialog onClose={() => setChanging(false)} /> : null}
    </div>
  );
}
