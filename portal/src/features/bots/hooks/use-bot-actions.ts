'use client';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import {
  DeleteBotDocument,
  DuplicateBotDocument,
  RenameBotDocument,
  RestoreBotDocument,
} from '../../../gql/graphql.js';
import { showDone } from '../../../ui/index.js';

interface NamedBot {
  id: string;
  name: string;
}

/** Actions on a bot of the list; `onChanged` fetches the list again. */
export function useBotActions(onChanged: () => void) {
  const t = useTranslations('bots');
  const notice = { failed: t('list.failed') };
  const remove = useRemoval(onChanged);
  const [rename] = useMutation(RenameBotDocument);
  const [duplicate] = useMutation(DuplicateBotDocument);
  return {
    remove,
    rename: ({ id: botId }: NamedBot, name: string) =>
      attempt(async () => (await rename({ variables: { input: { botId, name } } })).data?.renameBot.userErrors, notice),
    duplicate: ({ id: botId }: NamedBot) =>
      attempt(async () => {
        const { data } = await duplicate({ variables: { input: { botId } } });
        const copy = data?.duplicateBot.bot;
        if (copy !== null && copy !== undefined) showDone(t('list.duplicated', { name: copy.name }));
        onChanged();
        return data?.duplicateBot.userErrors;
      }, notice),
  };
}

/** Deletes a bot at once; the notice offers to restore it. */
function useRemoval(onChanged: () => void): (bot: NamedBot) => Promise<boolean> {
  const t = useTranslations('bots');
  const notice = { failed: t('list.failed') };
  const client = useApolloClient();
  const [remove] = useMutation(DeleteBotDocument);
  const [restore] = useMutation(RestoreBotDocument);
  const bringBack = async ({ id: botId, name }: NamedBot): Promise<void> => {
    const send = async () => {
      const { data } = await restore({ variables: { input: { botId } } });
      onChanged();
      return data?.restoreBot.userErrors;
    };
    if (await attempt(send, notice)) showDone(t('list.restored', { name }));
  };
  return async (bot) => {
    const input = { botId: bot.id };
    const send = async () => (await remove({ variables: { input } })).data?.deleteBot.userErrors;
    if (!(await attempt(send, notice))) return false;
    client.cache.evict({ id: client.cache.identify({ __typename: 'Bot', id: bot.id }) });
    onChanged();
    showDone(t('list.deleted', { name: bot.name }), { label: t('undo'), onUndo: () => void bringBack(bot) });
    return true;
  };
}
