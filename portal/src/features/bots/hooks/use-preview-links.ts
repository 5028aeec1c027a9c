'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { failureOf } from '../../../apollo/index.js';
import {
  CreatePreviewLinkDocument,
  PreviewLinksDocument,
  RevokePreviewLinkDocument,
  type PreviewLinkPartsFragment,
} from '../../../gql/graphql.js';
import { showDone } from '../../../ui/index.js';
import { useBuilder } from './use-builder.js';

/** The links with which colleagues try the draft, and the address of the one that was just made: it cannot be shown again. */
export function usePreviewLinks() {
  const t = useTranslations('bots.previews');
  const { botId, draft } = useBuilder();
  const [address, setAddress] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { data, error, refetch } = useQuery(PreviewLinksDocument, {
    variables: { botId },
    fetchPolicy: 'network-only',
  });
  const [send] = useMutation(CreatePreviewLinkDocument);
  const [remove] = useMutation(RevokePreviewLinkDocument);
  const create = async (days: number): Promise<void> => {
    setBusy(true);
    await attempt(
      async () => {
        await draft.whenSaved();
        const { data: made } = await send({ variables: { input: { botId, days } } });
        const token = made?.createPreviewLink?.token ?? null;
        if (token !== null) setAddress(`${location.origin}/preview#${token}`);
        return made?.createPreviewLink?.userErrors;
      },
      { failed: t('failed') },
    );
    setBusy(false);
    await refetch();
  };
  const revoke = async ({ id: previewLinkId }: PreviewLinkPartsFragment): Promise<void> => {
    const input = { previewLinkId };
    const answer = async () => (await remove({ variables: { input } })).data?.revokePreviewLink?.userErrors;
    if (await attempt(answer, { failed: t('failed') })) {
      showDone(t('revoked'));
      setAddress(null);
    }
    await refetch();
  };
  const links = data?.bot?.previewLinks ?? null;
  const failure = links === null && error !== undefined ? failureOf(error) : null;
  return { links, failure, retry: () => void refetch(), address, isBusy, create, revoke };
}
