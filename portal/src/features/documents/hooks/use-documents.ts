'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { failureOf, useRefetchOnReconnect, type Failure } from '../../../apollo/index.js';
import { BotDocumentsDocument, DeleteDocumentDocument, type BotDocumentsQuery } from '../../../gql/graphql.js';
import { showDone } from '../../../ui/index.js';
import { serverDraft, useBuilder } from '../../bots/index.js';

type DraftOfDocuments = NonNullable<BotDocumentsQuery['bot']>['draft'];
/** A document of the knowledge. */
export type KnownDocument = NonNullable<DraftOfDocuments['documents']>[number];
export type DocumentUsage = NonNullable<DraftOfDocuments['documentUsage']>;

/** The documents of the bot; null until they are loaded. */
export function useDocuments(): {
  documents: readonly KnownDocument[] | null;
  usage: DocumentUsage | null;
  failure: Failure | null;
  retry: () => void;
  remove: (document: KnownDocument) => Promise<void>;
} {
  const t = useTranslations('documents');
  const { botId, draft } = useBuilder();
  const { data, error, refetch } = useQuery(BotDocumentsDocument, {
    variables: { botId },
    fetchPolicy: 'cache-and-network',
  });
  const [send] = useMutation(DeleteDocumentDocument, { refetchQueries: [BotDocumentsDocument] });
  const documents = data?.bot?.draft.documents ?? null;
  const retry = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  useRefetchOnReconnect(retry);
  const remove = async ({ id }: KnownDocument): Promise<void> => {
    const isDone = await attempt(
      async () => {
        if (!(await draft.whenSaved())) return [{ message: t('unsaved') }];
        const input = { botId, id, revision: draft.revision(), saveId: crypto.randomUUID() };
        let refusals: { message: string }[] | undefined;
        await draft.replace(async () => {
          const answer = (await send({ variables: { input } })).data?.deleteDocument;
          refusals = answer?.userErrors;
          return answer?.bot == null ? null : serverDraft(answer.bot);
        });
        return refusals;
      },
      { failed: t('remove.failed') },
    );
    if (isDone) showDone(t('remove.done'));
  };
  return {
    documents,
    usage: data?.bot?.draft.documentUsage ?? null,
    failure: documents === null && error !== undefined ? failureOf(error) : null,
    retry,
    remove,
  };
}
