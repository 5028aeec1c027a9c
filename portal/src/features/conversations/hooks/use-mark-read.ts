'use client';
import { useMutation } from '@apollo/client/react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { MarkConversationReadDocument } from '../../../gql/graphql.js';
import type { InboxConversation } from '../model/inbox-list.js';
import { useInboxShared } from './inbox-context.js';

/** Marks a conversation as read up to the last message on the screen, while the page is visible. */
export function useMarkRead(conversation: InboxConversation, lastSequence: number | null): void {
  const [mutate] = useMutation(MarkConversationReadDocument);
  const { note } = useInboxShared();
  const isVisible = useSyncExternalStore(watchVisibility, isDocumentVisible, () => false);
  const marked = useRef(0);
  const { id, unreadCount } = conversation;
  const latest = useRef(conversation);
  useEffect(() => {
    latest.current = conversation;
  });
  useEffect(() => {
    if (!isVisible || unreadCount === 0 || lastSequence === null || lastSequence <= marked.current) return;
    const before = marked.current;
    marked.current = lastSequence;
    mutate({ variables: { input: { conversationId: id, sequence: lastSequence } } }).then(
      () => note({ ...latest.current, unreadCount: 0 }),
      () => {
        // Fail silently: the person did not ask for this, and the next message tries again.
        marked.current = before;
      },
    );
  }, [id, isVisible, lastSequence, mutate, note, unreadCount]);
}

function watchVisibility(notify: () => void): () => void {
  document.addEventListener('visibilitychange', notify);
  return () => document.removeEventListener('visibilitychange', notify);
}

function isDocumentVisible(): boolean {
  return document.visibilityState === 'visible';
}
