'use client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { failureOf, useRefetchOnReconnect, type Failure } from '../../../apollo/index.js';
import { ThreadAloneDocument, ThreadDocument, type ThreadConversationFragment } from '../../../gql/graphql.js';
import { partSize } from './use-fetch-part.js';
import { useThreadMessages, type ThreadEvent, type ThreadMessages } from './use-thread-messages.js';

const restMs = 600;
const typingMs = 6000;

/** One conversation with its transcript. `conversation` is undefined until loaded and null if it does not exist. */
export type Thread = {
  conversation: ThreadConversationFragment | null | undefined;
  failure: Failure | null;
  transcript: ThreadMessages;
  isTyping: boolean;
  retry: () => void;
};

/** Fetches a conversation and follows it live. Mount it again for another conversation. */
export function useThread(conversationId: string): Thread {
  const client = useApolloClient();
  const { cache } = client;
  const variables = { id: conversationId, last: partSize };
  const { data, error, refetch, loading: isLoading } = useQuery(ThreadDocument, { variables });
  const renew = useCallback(() => {
    const query = { query: ThreadAloneDocument, variables: { id: conversationId } };
    client.query({ ...query, fetchPolicy: 'network-only' }).catch(() => undefined);
  }, [client, conversationId]);
  const renewSoon = useDebounced(renew);
  const { isTyping, noteTyping } = useTyping();
  const conversation = data === undefined ? undefined : data.conversation;
  const failure = error === undefined ? null : failureOf(error);
  const latest = useRef(conversation);
  useEffect(() => {
    latest.current = conversation;
  });

  const onEvent = useCallback(
    (event: ThreadEvent) => {
      if (event.kind === 'TYPING') noteTyping(true);
      if (event.kind === 'MESSAGE' && event.message?.author !== 'MEMBER') noteTyping(false);
      // The first event contains the state that was just fetched.
      if (event.kind === 'STATE' && isSameState(event, latest.current)) return;
      if (event.kind === 'STATE' && event.state !== null) {
        const { state, endReason } = event;
        const id = cache.identify({ __typename: 'Conversation', id: conversationId });
        if (id !== undefined) cache.modify({ id, fields: { state: () => state, endReason: () => endReason } });
      }
      if (event.kind === 'STATE' || event.kind === 'MESSAGE') renewSoon();
    },
    [cache, conversationId, noteTyping, renewSoon],
  );
  // Cached messages may have been erased since: the transcript waits for the response.
  const isAnswered = !isLoading && failure?.code !== 'NETWORK';
  const tail = isAnswered ? (conversation?.messages.nodes ?? null) : null;
  const opening = { tail, messageCount: conversation?.messageCount ?? null };
  const transcript = useThreadMessages(conversationId, opening, onEvent);
  useRefetchOnReconnect(renew);
  return {
    conversation,
    failure,
    transcript,
    isTyping,
    retry: () => void refetch().catch(() => undefined),
  };
}

/** Whether the state in an event is the one already shown. */
function isSameState(event: ThreadEvent, known: ThreadConversationFragment | null | undefined): boolean {
  if (known == null) return false;
  const { state, endReason, takenOverBy } = event;
  return state === known.state && endReason === known.endReason && takenOverBy === (known.takeover?.name ?? null);
}

/** Debounces a call: runs it once, a short time after the last request. */
function useDebounced(act: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  return useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(act, restMs);
  }, [act]);
}

/** Whether visitor or bot is typing; expires without news. */
function useTyping(): { isTyping: boolean; noteTyping: (isTyping: boolean) => void } {
  const [notedAt, setNotedAt] = useState<number | null>(null);
  useEffect(() => {
    if (notedAt === null) return undefined;
    const timer = setTimeout(() => setNotedAt(null), typingMs);
    return () => clearTimeout(timer);
  }, [notedAt]);
  const noteTyping = useCallback((isTyping: boolean) => setNotedAt(isTyping ? performance.now() : null), []);
  return { isTyping: notedAt !== null, noteTyping };
}
