'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { KeepPinnedConversationDocument } from '../../../gql/graphql.js';
import { showDone } from '../../../ui/index.js';
import { useBuilder, useDefinition, useDraft } from '../../bots/index.js';
import { askedAt } from '../model/asked-at.js';

/** Pins what the draft answers to a text at a block, once the draft is saved. */
export function useKeepTaught(): (taught: { text: string; blockId: string | null }) => Promise<void> {
  const t = useTranslations('pins');
  const { botId } = useBuilder();
  const { locale } = useDefinition();
  const draft = useDraft();
  const [keep] = useMutation(KeepPinnedConversationDocument);
  return async (taught) => {
    if (!(await draft.whenSaved())) return;
    const recording = askedAt({ ...taught, locale, now: new Date() });
    const input = { botId, title: taught.text.slice(0, 120), recording };
    const send = async () => (await keep({ variables: { input } })).data?.keepPinnedConversation?.userErrors;
    if (await attempt(send, { failed: t('failed') })) showDone(t('kept'));
  };
}
