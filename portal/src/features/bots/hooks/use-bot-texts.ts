'use client';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { failureOf } from '../../../apollo/index.js';
import {
  ExportBotTextsDocument,
  ImportBotTextsDocument,
  TryBotTextsDocument,
  type BotTextsFormat,
  type TryBotTextsMutation,
} from '../../../gql/graphql.js';
import { showDone, showFailure } from '../../../ui/index.js';
import { contentOf, saveFile } from '../model/file-content.js';
import { serverDraft, useBuilder } from './use-builder.js';

/** What a file of texts would change. */
export interface TriedTexts {
  name: string;
  content: string;
  account: TryBotTextsMutation['importBotTexts'];
}

/** Lets the browser save all texts of the draft as a file. */
export function useTextsExport() {
  const t = useTranslations('bots');
  const client = useApolloClient();
  const { botId, draft } = useBuilder();
  const [saving, setSaving] = useState<BotTextsFormat | null>(null);
  const save = async (format: BotTextsFormat): Promise<void> => {
    setSaving(format);
    try {
      if (!(await draft.whenSaved())) return showFailure(t('publish.unsaved'));
      const variables = { botId, format };
      const { data } = await client.query({ query: ExportBotTextsDocument, variables, fetchPolicy: 'network-only' });
      const file = data?.exportBotTexts;
      if (file === null || file === undefined) return showFailure(t('list.failed'));
      const bytes = Uint8Array.from(atob(file.content), (one) => one.charCodeAt(0));
      saveFile(bytes, { name: file.fileName, type: file.mediaType });
    } catch (error) {
      showFailure(failureOf(error).message ?? t('list.failed'));
    } finally {
      setSaving(null);
    }
  };
  return { saving, save };
}

/** Reads a picked file of texts and asks what it would change; nothing is stored. */
export function useTriedTexts() {
  const t = useTranslations('bots');
  const { botId, draft } = useBuilder();
  const [send] = useMutation(TryBotTextsDocument);
  const [isReading, setReading] = useState(false);
  const [tried, setTried] = useState<TriedTexts | null>(null);
  const [refusals, setRefusals] = useState<string[]>([]);
  const read = async (file: File): Promise<string[]> => {
    const { content, fault } = await contentOf(file);
    if (content === null) return [t(`files.${fault}`)];
    if (!(await draft.whenSaved())) return [t('publish.unsaved')];
    const input = { botId, content, revision: draft.revision(), isTrial: true };
    const { data } = await send({ variables: { input } });
    const account = data?.importBotTexts;
    if (account === undefined) return [t('list.failed')];
    if (account.userErrors.length > 0) return account.userErrors.map(({ message }) => message);
    setTried({ name: file.name, content, account });
    return [];
  };
  const pick = async (file: File): Promise<void> => {
    setTried(null);
    setReading(true);
    setRefusals(await read(file).catch((error: unknown) => [failureOf(error).message ?? t('list.failed')]));
    setReading(false);
  };
  return { tried, refusals, isReading, pick };
}

/** Changes the texts of the draft as a tried file has them, in one step. */
export function useTextsImport(onDone: () => void) {
  const t = useTranslations('bots');
  const { botId, draft } = useBuilder();
  const [send, { loading }] = useMutation(ImportBotTextsDocument);
  const apply = async ({ content }: TriedTexts): Promise<void> => {
    let count = 0;
    const isDone = await attempt(
      async () => {
        if (!(await draft.whenSaved())) return [{ message: t('publish.unsaved') }];
        const input = { botId, content, revision: draft.revision(), isTrial: false };
        let refusals: { message: string }[] | undefined;
        await draft.replace(async () => {
          const { data } = await send({ variables: { input } });
          refusals = data?.importBotTexts.userErrors;
          count = data?.importBotTexts.changeCount ?? 0;
          return data?.importBotTexts.bot == null ? null : serverDraft(data.importBotTexts.bot);
        });
        return refusals;
      },
      { failed: t('list.failed') },
    );
    if (!isDone) return;
    onDone();
    showDone(t('texts.done', { count }));
  };
  return { isBusy: loading, apply };
}
