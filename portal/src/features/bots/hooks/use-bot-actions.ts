'use client';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import {
  DeleteBotDocument,
  DuplicateBotDocument,
  RenameBotDocument,
  RestoreBotDocument,
} from '../../../gql/graphql.js';
import { showDone, showFailure } from '../../../ui/index.js';

interface NamedBot {
  id: string;
  name: string;
}

/** Runs one action and shows a notice if it is refused or fails; returns true on success. */
function useAttempt(): (work: () => Promise<string | undefined>) => Promise<boolean> {
  const t = useTranslations('bots');
  return async (work) => {
    try {
      const refusal = await work();
      if (refusal !== undefined) showFailure(refusal);
      return refusal === undefined;
    } catch (error) {
      showFailure(failureOf(error).message ?? t('list.failed'));
      return false;
    }
  };
}

/** Actions on a bot of the list; `onChanged` fetches the list again. */
export function useBotActions(onChanged: () => void) {
  const t = useTranslations('bots');
  const attempt = useAttempt();
  const remove = useRemoval(onChanged);
  const [rename] = useMutation(RenameBotDocument);
  const [duplicate] = useMutation(DuplicateBotDocument);
  return {
    remove,
    rename: (bot: NamedBot, name: string) =>
      attempt(async () => {
        const { data } = await rename({ variables: { input: { botId: bot.id, name } } });
        return data?.renameBot.userErrors[0]?.message;
      }),
    duplicate: (bot: NamedBot) =>
      attempt(async () => {
        const { data } = await duplicate({ variables: { input: { botId: bot.id } } });
        const copy = data?.duplicateBot.bot;
        if (copy !== null && copy !== undefined) showDone(t('list.duplicated', { name: copy.name }));
        onChanged();
        return data?.duplicateBot.userErrors[0]?.message;
      }),
  };
}

/** Deletes a bot at once; the notice offers to restore it. */
function useRemoval(onChanged: () => void): (bot: NamedBot) => Promise<boolean> {
  const t = useTranslations('bots');
  const attempt = useAttempt();
  const client = useApolloClient();
  const [remove] = useMutation(DeleteBotDocument);
  const [restore] = useMutation(RestoreBotDocument);
  const bringBack = (bot: NamedBot): Promise<boolean> =>
    attempt(async () => {
      const { data } = await restore({ variables: { input: { botId: bot.id } } });
      const refusal = data?.restoreBot.userErrors[0]?.message;
      if (refusal === undefined) showDone(t('list.restored', { name: bot.name }));
      onChanged();
      return refusal;
    });
  return (bot) =>
    attempt(async () => {
      const { data } = await remove({ variables: { input: { botId: bot.id } } });
      const refusal = data?.deleteBot.userErrors[0]?.message;
      if (refusal !== undefined) return refusal;
      client.cache.evict({ id: client.cache.identify({ __typename: 'Bot', id: bot.id }) });
      onChanged();
      showDone(t('list.deleted', { name: bot.name }), { label: t('undo'), onUndo: () => void bringBack(bot) });
      return undefined;
    });
}
