'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { MailDeliveryDocument, ResendVerificationDocument, VerifyEmailDocument } from '../../../gql/graphql.js';
import { Button, ButtonLink, PageHeader, PageTitle, Panel, showDone, showFailure } from '../../../ui/index.js';
import { useFailureWords } from '../hooks/use-failure-words.js';
import { useViewer } from '../hooks/use-viewer.js';
import { MailedCodeForm } from './mailed-code-form.js';

/** Confirms the person's address by the code that was mailed. */
export function VerifyEmailPage() {
  const t = useTranslations('identity.verify');
  const { user, mustVerifyEmail } = useViewer();
  const router = useRouter();
  const [verify] = useMutation(VerifyEmailDocument);
  if (!mustVerifyEmail) {
    return (
      <>
        <PageTitle page={t('doneTitle')} />
        <PageHeader title={t('doneTitle')} text={t('done', { email: user.email })} />
        <div>
          <ButtonLink href="/">{t('home')}</ButtonLink>
        </div>
      </>
    );
  }
  return (
    <>
      <PageTitle page={t('title')} />
      <PageHeader title={t('title')} text={t('text', { email: user.email })} />
      <Panel className="flex flex-col gap-5 p-5">
        <MailedCodeForm
          action={t('action')}
          send={async (code) => {
            const { data } = await verify({ variables: { input: { code } } });
            return data?.verifyEmail.userErrors ?? [];
          }}
          onDone={() => {
            showDone(t('done', { email: user.email }));
            router.replace('/');
          }}
        />
        <ResendCode />
        <TrayNote />
      </Panel>
    </>
  );
}

function ResendCode() {
  const t = useTranslations('identity.verify');
  const wordsOf = useFailureWords();
  const [resend] = useMutation(ResendVerificationDocument);
  const [isBusy, setBusy] = useState(false);
  const press = async (): Promise<void> => {
    setBusy(true);
    try {
      await resend();
      showDone(t('resent'));
    } catch (error) {
      showFailure(failureOf(error).code === 'RATE_LIMITED' ? t('wait') : wordsOf(error));
    }
    setBusy(false);
  };
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-line pt-4 text-ink-2">
      <p className="min-w-0 flex-1 basis-60 text-pretty">{t('missing')}</p>
      <Button isLoading={isBusy} onClick={() => void press()}>
        {t('again')}
      </Button>
    </div>
  );
}

/** Where mails are kept on this machine, that is where the code is. */
function TrayNote() {
  const t = useTranslations('identity.verify');
  const { data } = useQuery(MailDeliveryDocument);
  if (data?.mailDelivery !== 'TRAY') return null;
  return (
    <p className="text-pretty text-ink-2">
      {t('kept')}{' '}
      <a href="/mail" target="_blank" className="font-semibold text-accent underline underline-offset-2">
        {t('tray')}
      </a>
    </p>
  );
}
