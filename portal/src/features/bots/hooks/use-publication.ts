'use client';
import { useApolloClient, useMutation, useSubscription } from '@apollo/client/react';
import { useMemo } from 'react';
import { useLanguage } from '../../../i18n/index.js';
import {
  DraftComparisonDocument,
  PauseBotDocument,
  PublicationStatusDocument,
  PublishBotDocument,
  type ConversationsChoice,
  ResumeBotDocument,
  RestoreVersionDocument,
  RollBackBotDocument,
  type PinReplayPartsFragment,
} from '../../../gql/graphql.js';
import { isRepeat, publishState, type PublishState } from '../model/publication-state.js';
import { keepPublication } from './keep-publication.js';
import { serverDraft, useBuilder, useBuilderBot } from './use-builder.js';

/** The state of the publish chip, updated live. */
export function usePublishState(): PublishState {
  const locale = useLanguage().locale;
  const bot = useBuilderBot();
  return useMemo(
    () =>
      publishState({
        status: bot?.status ?? 'DRAFT',
        liveVersion: bot?.liveVersion ?? null,
        changes: bot?.draft.changesSinceLive.count ?? 0,
        publication: bot?.latestPublication ?? null,
        locale,
      }),
    [bot, locale],
  );
}

/** Follows publications of the open bot; an event that arrives late never sets the chip back. */
export function usePublicationWatch(): void {
  const { botId, reads } = useBuilder();
  const client = useApolloClient();
  const bot = useBuilderBot();
  useSubscription(PublicationStatusDocument, {
    variables: { botId },
    fetchPolicy: 'no-cache',
    onData: ({ data }) => {
      const next = data.data?.publicationStatus;
      if (next === undefined || bot === null) return;
      const { bot: nextBot, ...publication } = next;
      if (!keepPublication(client, botId, publication)) return;
      client.cache.modify({
        id: client.cache.identify({ __typename: 'Bot', id: botId }),
        fields: { status: () => nextBot.status, liveVersion: () => nextBot.liveVersion ?? null },
      });
      // The first event usually repeats what the query returned.
      const isKnown = isRepeat(
        { publication, liveVersionId: nextBot.liveVersion?.id ?? null },
        { publication: bot.latestPublication ?? null, liveVersionId: bot.liveVersion?.id ?? null },
      );
      if (next.status === 'ACTIVE' && !isKnown) {
        reads.outdate();
        reads.read(DraftComparisonDocument).catch(() => undefined);
      }
    },
  });
}

/** The result of a publishing action, with the message to show when it was refused. */
export type PublishResult =
  | { isDone: true }
  | { isDone: false; message: string; changed?: readonly PinReplayPartsFragment[] };

/** What is published, besides the draft. */
export interface PublishWish {
  note: string;
  conversations: ConversationsChoice;
  /** Why it is right that pinned conversations change; without it they stop the publication. */
  changedNote: string;
}

/** Publishing and everything around it. None of it is optimistic: the chip follows the server. */
export function usePublishActions() {
  const { botId, draft } = useBuilder();
  const client = useApolloClient();
  const [publish] = useMutation(PublishBotDocument, { fetchPolicy: 'no-cache' });
  const [rollBack] = useMutation(RollBackBotDocument, { fetchPolicy: 'no-cache' });
  const [restore] = useMutation(RestoreVersionDocument);
  const [pause] = useMutation(PauseBotDocument);
  const [resume] = useMutation(ResumeBotDocument);
  return useMemo(
    () => ({
      publish: async ({ note, conversations, changedNote }: PublishWish): Promise<PublishResult> => {
        const notes = { note: note || null, changedConversationsNote: changedNote || null };
        const { data } = await publish({ variables: { input: { botId, conversations, ...notes } } });
        if (data?.publishBot.publication != null) keepPublication(client, botId, data.publishBot.publication);
        const result = resultOf(data?.publishBot.userErrors[0]?.message);
        const changed = data?.publishBot.changedConversations ?? [];
        return result.isDone || changed.length === 0 ? result : { ...result, changed };
      },
      rollBack: async (versionId: string, conversations: ConversationsChoice): Promise<PublishResult> => {
        const { data } = await rollBack({ variables: { input: { botId, versionId, conversations } } });
        if (data?.rollBackBot.publication != null) keepPublication(client, botId, data.rollBackBot.publication);
        return resultOf(data?.rollBackBot.userErrors[0]?.message);
      },
      restore: async (versionId: string): Promise<PublishResult> => {
        let refusal: { message: string } | undefined;
        await draft.replace(async () => {
          const { data } = await restore({ variables: { input: { botId, versionId, revision: draft.revision() } } });
          const bot = data?.restoreVersion.bot;
          refusal = data?.restoreVersion.userErrors[0];
          return bot == null || refusal !== undefined ? null : serverDraft(bot);
        });
        return resultOf(refusal?.message);
      },
      pause: async (message: string): Promise<PublishResult> => {
        const { data } = await pause({ variables: { input: { botId, message: message === '' ? null : message } } });
        return resultOf(data?.pauseBot.userErrors[0]?.message);
      },
      resume: async (): Promise<PublishResult> => {
        const { data } = await resume({ variables: { input: { botId } } });
        return resultOf(data?.resumeBot.userErrors[0]?.message);
      },
    }),
    [botId, client, draft, publish, rollBack, restore, pause, resume],
  );
}

function resultOf(message: string | undefined): PublishResult {
  return message === undefined ? { isDone: true } : { isDone: false, message };
}
