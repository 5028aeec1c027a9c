'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormAction } from '../../../apollo/index.js';
import { SaveSigningSecretDocument } from '../../../gql/graphql.js';
import { showDone } from '../../../ui/index.js';

/** The form for the secret with which the system of a connection signs its calls. What was typed stays when it is refused. */
export function useSigningSecret(connectionId: string) {
  const t = useTranslations('integrations');
  const [secret, setSecret] = useState('');
  const [save] = useMutation(SaveSigningSecretDocument);
  const { problems, isBusy, run } = useFormAction({
    controlOf: (path) => (path.at(-1) === 'secret' ? 'secret' : null),
    failed: t('failed'),
  });
  const send = async (): Promise<void> => {
    const isDone = await run(async () => {
      const { data } = await save({ variables: { input: { connectionId, secret: secret.trim() } } });
      return data?.saveSigningSecret.userErrors ?? [];
    });
    if (!isDone) return;
    setSecret('');
    showDone(t('incoming.done'));
  };
  return {
    ...{ secret, setSecret, isBusy },
    error: problems.fields['secret'] ?? null,
    problem: problems.whole,
    submit: () => {
      if (secret.trim() !== '') void send();
    },
  };
}
