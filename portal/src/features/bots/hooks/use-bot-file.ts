'use client';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { ExportBotDocument, TryBotFileDocument, type TryBotFileMutation } from '../../../gql/graphql.js';
import { showFailure } from '../../../ui/index.js';
import { contentOf, saveFile } from '../model/file-content.js';

/** What would become of a file. */
export interface TriedFile {
  name: string;
  text: string;
  report: NonNullable<TryBotFileMutation['importBot']['report']>;
  changes: TryBotFileMutation['importBot']['changes'];
}

/** Reads a picked file and asks what would become of it; nothing is stored. */
export function useTriedFile(target: { locale?: 'es' | 'en'; into?: string; revision?: () => number } = {}) {
  const t = useTranslations('bots');
  const [send] = useMutation(TryBotFileDocument);
  const [isReading, setReading] = useState(false);
  const [tried, setTried] = useState<TriedFile | null>(null);
  const [refusals, setRefusals] = useState<string[]>([]);
  const read = async (file: File): Promise<void> => {
    const { content, fault } = await contentOf(file);
    if (content === null) return setRefusals([t(`files.${fault}`)]);
    setRefusals([]);
    const { revision, ...rest } = target;
    const input = {
      ...rest,
      ...(revision === undefined ? {} : { revision: revision() }),
      file: content,
      isTrial: true,
    };
    try {
      const { data } = await send({ variables: { input } });
      const report = data?.importBot.report ?? null;
      if (report === null) return setRefusals(data?.importBot.userErrors.map(({ message }) => message) ?? []);
      setTried({ name: file.name, text: content, report, changes: data?.importBot.changes ?? [] });
    } catch (error) {
      setRefusals([failureOf(error).message ?? t('list.failed')]);
    }
  };
  const pick = async (file: File): Promise<void> => {
    setTried(null);
    setReading(true);
    await read(file);
    setReading(false);
  };
  return { tried, refusals, isReading, pick };
}

/** Lets the browser save a bot as a file. */
export function useExport(): (botId: string) => Promise<void> {
  const t = useTranslations('bots');
  const client = useApolloClient();
  return async (botId) => {
    try {
      const { data } = await client.query({
        query: ExportBotDocument,
        variables: { botId },
        fetchPolicy: 'network-only',
      });
      const file = data?.exportBot;
      if (file === null || file === undefined) showFailure(t('list.failed'));
      else saveFile(JSON.stringify(file.document, null, 2), { name: file.fileName, type: 'application/json' });
    } catch (error) {
      showFailure(failureOf(error).message ?? t('list.failed'));
    }
  };
}
