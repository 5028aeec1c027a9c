'use client';
import { useApolloClient, useSubscription } from '@apollo/client/react';
import { useCallback, useState } from 'react';
import { DraftChangedDocument } from '../../../gql/graphql.js';
import { useViewer } from '../../identity/index.js';
import { fetchBot, serverDraft, useBuilder, type BuilderBot } from './use-builder.js';

/** A person who changed the draft elsewhere, and when. */
export interface OtherEditor {
  name: string | null;
  /** The same person, in another window or on another device. */
  isSelf: boolean;
  at: string;
}

/** Merges what others save with local changes; returns the last other editor, for a notice. */
export function useDraftWatch(): OtherEditor | null {
  const client = useApolloClient();
  const { botId, draft } = useBuilder();
  const viewerId = useViewer().user?.id;
  const [other, setOther] = useState<OtherEditor | null>(null);
  useSubscription(DraftChangedDocument, {
    variables: { botId },
    onData: ({ data }) => {
      const change = data.data?.draftChanged;
      if (change === undefined || draft.isOwnSave(change.saveId ?? null) || change.revision <= draft.revision()) return;
      const isSelf = change.by != null && change.by.id === viewerId;
      setOther({ name: change.by?.name ?? null, isSelf, at: change.at });
      fetchBot(client, botId)
        .then((bot) => (bot === null ? undefined : draft.follow(serverDraft(bot))))
        .catch(() => undefined);
    },
  });
  return other;
}

/** Replaces the draft by one that a mutation outside the save queue returned, such as restoring a version. */
export function useTakeDraft(): (draft: BuilderBot['draft']) => void {
  const { draft } = useBuilder();
  return useCallback((next) => draft.takeTheirs(serverDraft({ draft: next })), [draft]);
}
