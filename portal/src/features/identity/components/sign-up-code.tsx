'use client';
import { useTranslations } from 'use-intl';
import { sendText } from '../../../apollo/send-text.js';
import { ConfirmSignUpDocument } from '../../../gql/graphql.js';
import { Button, Field, Input } from '../../../ui/index.js';
import { useEntryForm } from '../hooks/use-entry-form.js';
import { EntryShell } from './entry-shell.js';
import { ProblemNote } from './problem-note.js';

/** A sign-up whose code was mailed. The ticket stays in this page: elsewhere the code opens nothing. */
export type MailedTicket = { ticket: string; email: string };

const sixDigits = /^\d{6}$/;
const separators = /[\s-]/g;

/** Creates the account by the mailed code. Says the same whether the address has an account or not. */
export function SignUpCode({ mailed, onBack }: { mailed: MailedTicket; onBack: () => void }) {
  const t = useTranslations('identity');
  const { form, errors, problem, isBusy } = useEntryForm({
    checks: { code: (text) => (sixDigits.test(text.replaceAll(separators, '')) ? null : t('code.short')) },
    send: async ({ code }) => {
      const input = { ticket: mailed.ticket, code };
      const { userErrors } = (await sendText(ConfirmSignUpDocument, { input })).confirmSignUp;
      if (userErrors.length === 0) location.assign('/welcome');
      return userErrors;
    },
  });
  return (
    <EntryShell title={t('signUp.codeTitle')} text={t('signUp.codeText', { email: mailed.email })} footer={null}>
      <form className="flex flex-col gap-4" {...form}>
        <Field label={t('code.label')} error={errors.code}>
          <Input
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            className="h-12 text-center font-mono text-xl tracking-[0.3em]"
          />
        </Field>
        <ProblemNote text={problem} />
        <Button type="submit" variant="primary" size="lg" isLoading={isBusy}>
          {t('signUp.codeAction')}
        </Button>
        <p className="text-pretty text-ink-2">{t('signUp.codeMissing')}</p>
        <Button onClick={onBack}>{t('signUp.again')}</Button>
      </form>
    </EntryShell>
  );
}
