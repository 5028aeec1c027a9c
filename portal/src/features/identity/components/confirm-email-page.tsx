'use client';
import { useMutation } from '@apollo/client/react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { ConfirmEmailChangeDocument } from '../../../gql/graphql.js';
import { PageHeader, PageTitle, Panel, showDone } from '../../../ui/index.js';
import { MailedCodeForm } from './mailed-code-form.js';

/** Confirms a new address of the person by the code that was mailed to it. */
export function ConfirmEmailPage() {
  const t = useTranslations('identity.confirm');
  const router = useRouter();
  const [confirm] = useMutation(ConfirmEmailChangeDocument);
  return (
    <>
      <PageTitle page={t('title')} />
      <PageHeader title={t('title')} text={t('text')} />
      <Panel className="p-5">
        <MailedCodeForm
          action={t('action')}
          send={async (code) => {
            const { data } = await confirm({ variables: { input: { code } } });
            return data?.confirmEmailChange.userErrors ?? [];
          }}
          onDone={() => {
            showDone(t('done'));
            router.replace('/settings');
          }}
        />
      </Panel>
    </>
  );
}
