'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import {
  GiveBackConversationDocument,
  ResolveConversationDocument,
  TakeOverConversationDocument,
  type ThreadConversationFragment,
} from '../../../gql/graphql.js';
import { showFailure } from '../../../ui/toast.js';
import { useInboxShared } from './inbox-context.js';

type Payload = { conversation: ThreadConversationFragment | null; userErrors: readonly { message: string }[] };

/** The action that is running. */
export type HoldingAction = 'take' | 'giveBack' | 'end';

/**
 * Takes a conversation over, hands it back to the bot, or ends it. Not optimistic: the state changes only after the
 * platform confirms.
 */
export function useHolding(conversationId: string): {
  busy: HoldingAction | null;
  take: () => Promise<void>;
  giveBack: () => Promise<void>;
  end: () => Promise<void>;
} {
  const t = useTranslations('conversations');
  const { note } = useInboxShared();
  const [busy, setBusy] = useState<HoldingAction | null>(null);
  const [takeOver] = useMutation(TakeOverConversationDocument);
  const [handBack] = useMutation(GiveBackConversationDocument);
  const [resolve] = useMutation(ResolveConversationDocument);
  const variables = { input: { conversationId } };

  const run = async (action: HoldingAction, send: () => Promise<Payload | undefined>): Promise<void> => {
    setBusy(action);
    try {
      const payload = await send();
      if (payload?.conversation != null) note(payload.conversation);
      const [problem] = payload?.userErrors ?? [];
      if (problem !== undefined) showFailure(problem.message);
    } catch (error) {
      showFailure(failureOf(error).message ?? t('failed'), {
        label: t('retry'),
        onRetry: () => void run(action, send),
      });
    } finally {
      setBusy(null);
    }
  };
  return {
    busy,
    take: () => run('take', async () => (await takeOver({ variables })).data?.takeOverConversation),
    giveBack: () => run('giveBack', async () => (await handBack({ variables })).data?.giveBackConversation),
    end: () => run('end', async () => (await resolve({ variables })).data?.resolveConversation),
  };
}
