'use client';
import { useMutation } from '@apollo/client/react';
import { useCallback } from 'react';
import { SendMemberMessageDocument } from '../../../gql/graphql.js';
import { failureOf } from '../../../apollo/index.js';
import { failed, queued, retried, withdrawn, type OutgoingMessage } from '../model/outbox.js';
import type { ThreadMessage } from '../model/thread.js';
import { boxOf, useOutboxStore } from './outbox-store.js';

/** The unsent messages of a member in one conversation. */
export type Outbox = {
  draft: string;
  setDraft: (draft: string) => void;
  outgoing: readonly OutgoingMessage[];
  /** Sends the draft and empties it. */
  send: () => void;
  retry: (message: OutgoingMessage) => void;
  /** Moves a failed message back into the draft. */
  takeBack: (message: OutgoingMessage) => void;
};

/** Sends messages at once and keeps those that failed. */
export function useOutbox(conversationId: string, onSent: (message: ThreadMessage) => void): Outbox {
  const { draft, outgoing } = useOutboxStore(({ boxes }) => boxOf(boxes, conversationId));
  const store = useOutboxStore;
  const [mutate] = useMutation(SendMemberMessageDocument);

  const deliver = useCallback(
    async ({ clientId, text }: Pick<OutgoingMessage, 'clientId' | 'text'>) => {
      const { setOutgoing } = store.getState();
      try {
        const { data } = await mutate({ variables: { input: { conversationId, clientMessageId: clientId, text } } });
        const message = data?.sendMemberMessage.message ?? null;
        if (message === null) {
          const reason = data?.sendMemberMessage.userErrors[0]?.message ?? null;
          setOutgoing(conversationId, (current) => failed(current, clientId, reason));
          return;
        }
        onSent(message);
        setOutgoing(conversationId, (current) => withdrawn(current, clientId));
      } catch (error) {
        const reason = failureOf(error).message;
        setOutgoing(conversationId, (current) => failed(current, clientId, reason));
      }
    },
    [conversationId, mutate, onSent, store],
  );

  const { setDraft, setOutgoing } = store.getState();
  return {
    draft,
    outgoing,
    setDraft: (text) => setDraft(conversationId, text),
    send: () => {
      const text = draft.trim();
      if (text === '') return;
      const message = { clientId: crypto.randomUUID(), text, at: new Date().toISOString() };
      setDraft(conversationId, '');
      setOutgoing(conversationId, (current) => queued(current, message));
      void deliver(message);
    },
    retry: (message) => {
      setOutgoing(conversationId, (current) => retried(current, message.clientId));
      void deliver(message);
    },
    takeBack: (message) => {
      setOutgoing(conversationId, (current) => withdrawn(current, message.clientId));
      setDraft(conversationId, draft === '' ? message.text : `${message.text}\n${draft}`);
    },
  };
}
