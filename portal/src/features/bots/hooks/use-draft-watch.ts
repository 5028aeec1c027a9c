'use client';
import { useApolloClient, useSubscription } from '@apollo/client/react';
import { useCallback, useState } from 'react';
import { BuilderBotDocument, DraftChangedDocument } from '../../../gql/graphql.js';
import type { DraftSession } from '../model/draft-store.js';
import { serverDraft, useBuilder, type BuilderBot } from './use-builder.js';

/** Somebody who changed the draft elsewhere, and when. */
export interface OtherEditor {
  name: string | null;
  at: string;
}

/** Fetches the draft as the server has it now. */
export function useFetchDraft(): () => Promise<BuilderBot | null> {
  const client = useApolloClient();
  const { botId } = useBuilder();
  return useCallback(async () => {
    const { data } = await client.query({
      query: BuilderBotDocument,
      variables: { botId },
      fetchPolicy: 'network-only',
    });
    return data?.bot ?? null;
  }, [client, botId]);
}

/** Takes over changes made elsewhere while nothing of ours waits; the last other editor is returned for a notice. */
export function useDraftWatch(): OtherEditor | null {
  const { botId, draft } = useBuilder();
  const fetchDraft = useFetchDraft();
  const [other, setOther] = useState<OtherEditor | null>(null);
  useSubscription(DraftChangedDocument, {
    variables: { botId },
    onData: ({ data }) => {
      const change = data.data?.draftChanged;
      if (change === undefined || change.revision <= draft.revision() || isSaving(draft)) return;
      setOther({ name: change.by?.name ?? null, at: change.at });
      void fetchDraft().then((bot) => takeOver(draft, bot));
    },
  });
  return other;
}

function takeOver(draft: DraftSession, bot: BuilderBot | null): void {
  if (bot === null || draft.hasUnsaved() || bot.draft.revision <= draft.revision()) return;
  draft.takeTheirs(serverDraft(bot));
}

/** Our own save can be announced before its answer arrives; its answer settles who is right. */
function isSaving(draft: DraftSession): boolean {
  return draft.hasUnsaved();
}

/** Shows a draft that a mutation outside the queue answered with, such as restoring an earlier state. */
export function useTakeDraft(): (draft: BuilderBot['draft']) => void {
  const { draft } = useBuilder();
  return useCallback((next) => draft.takeTheirs(serverDraft({ draft: next })), [draft]);
}
