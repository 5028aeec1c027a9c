'use client';
import { useSubscription } from '@apollo/client/react';
import { useState } from 'react';
import { DraftChangedDocument, type DraftChangedSubscription } from '../../../gql/graphql.js';
import { useViewer } from '../../identity/index.js';
import { fetchBot, serverDraft, useBuilder } from './use-builder.js';

type Change = NonNullable<DraftChangedSubscription['draftChanged']>;

/** A person who changed the draft elsewhere, and when. */
export interface OtherEditor {
  name: string | null;
  /** The same person, in another window or on another device. */
  isSelf: boolean;
  at: string;
}

/** Merges what others save with local changes; returns the last other editor, for a notice. */
export function useDraftWatch(): OtherEditor | null {
  const { botId, draft, reads } = useBuilder();
  const viewerId = useViewer().user?.id;
  const [other, setOther] = useState<OtherEditor | null>(null);
  const follow = async ({ saveId, revision, by, at }: Change): Promise<void> => {
    if (!(await draft.isByOthers({ saveId: saveId ?? null, revision }))) return;
    setOther({ name: by?.name ?? null, isSelf: by != null && by.id === viewerId, at });
    const bot = await fetchBot(reads);
    if (bot !== null) draft.follow(serverDraft(bot));
  };
  useSubscription(DraftChangedDocument, {
    variables: { botId },
    onData: ({ data }) => {
      const change = data.data?.draftChanged;
      if (change !== undefined) follow(change).catch(() => undefined);
    },
  });
  return other;
}
