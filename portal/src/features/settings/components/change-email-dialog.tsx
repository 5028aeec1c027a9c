'use client';
import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { isEmail, tidyEmail } from '@tertulia/email-addresses';
import { useRouter } from 'next/navigation';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { ChangeEmailDocument } from '../../../gql/graphql.js';
import { Dialog, Field, DialogButtons, FormProblem, Input, SecretInput } from '../../../ui/index.js';
import { useViewer } from '../../identity/index.js';
import { useSave } from '../hooks/use-save.js';

/** Asks for a new address and the password; the page that follows asks for the code that was mailed to it. */
export function ChangeEmailDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('settings.email');
  const { user } = useViewer();
  const { form, problem, isSaving, submit } = useChangeEmail();
  const { errors } = form.formState;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={t('title')}
      description={t('text', { email: user.email })}
      footer={<DialogButtons formId="change-email" action={t('action')} isBusy={isSaving} onCancel={onClose} />}
    >
      <form id="change-email" noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
        <Field label={t('new')} error={errors.email?.message}>
          <Input {...form.register('email')} type="email" inputMode="email" autoComplete="email" autoFocus />
        </Field>
        <Field label={t('password')} error={errors.password?.message}>
          <SecretInput {...form.register('password')} autoComplete="current-password" />
        </Field>
        <FormProblem text={problem} />
      </form>
    </Dialog>
  );
}

function useChangeEmail() {
  const t = useTranslations('settings');
  const router = useRouter();
  const rules = z.object({
    email: z.string().refine((text) => isEmail(tidyEmail(text)), t('email.wrong')),
    password: z.string().min(1, t('password.currentMissing')),
  });
  const form = useForm({ resolver: zodResolver(rules), defaultValues: { email: '', password: '' } });
  const [change] = useMutation(ChangeEmailDocument);
  const { problem, isSaving, save } = useSave(form.setError, ['email', 'password']);
  const submit = form.handleSubmit(async (input) => {
    const isSent = await save(async () => {
      const { data } = await change({ variables: { input } });
      return (data?.changeEmail.userErrors ?? []).map((refusal) =>
        refusal.code === 'WRONG_CREDENTIALS'
          ? { ...refusal, field: ['password'], message: t('password.wrong') }
          : refusal,
      );
    });
    if (isSent) router.push('/confirm-email');
  });
  return { form, problem, isSaving, submit };
}
