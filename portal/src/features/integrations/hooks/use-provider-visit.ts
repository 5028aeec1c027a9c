'use client';
import { useState } from 'react';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { ReauthorizeConnectionDocument } from '../../../gql/graphql.js';

/** Leaves for the page of a provider. Nothing else on this page matters any more. */
export function leaveFor(url: string): void {
  location.assign(url);
}

/** Authorizes a connection again at its provider; the provider sends the browser back to the list of connections. */
export function useReauthorize(connectionId: string): { isBusy: boolean; reauthorize: () => void } {
  const t = useTranslations('integrations');
  const [send] = useMutation(ReauthorizeConnectionDocument);
  const [isBusy, setBusy] = useState(false);
  const reauthorize = async (): Promise<void> => {
    setBusy(true);
    await attempt(
      async () => {
        const { data } = await send({ variables: { input: { connectionId } } });
        const url = data?.reauthorizeConnection.authorizationUrl ?? null;
        if (url !== null) leaveFor(url);
        return data?.reauthorizeConnection.userErrors;
      },
      { failed: t('failed') },
    );
    setBusy(false);
  };
  return { isBusy, reauthorize: () => void reauthorize() };
}
