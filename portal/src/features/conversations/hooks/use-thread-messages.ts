'use client';
import { useSubscription } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { useRefetchOnReconnect } from '../../../apollo/index.js';
import { ThreadEventsDocument, type ThreadEventsSubscription } from '../../../gql/graphql.js';
import {
  earlierPart,
  floorOf,
  hasGap,
  lastWithoutGap,
  mergeMessages,
  readable,
  type KnownMessages,
  type ThreadMessage,
} from '../model/thread.js';
import { partSize, useFetchPart, type FetchPart } from './use-fetch-part.js';

/** One live event of a conversation. */
export type ThreadEvent = ThreadEventsSubscription['conversationEvents'];

/** The transcript of one conversation: its last messages, earlier ones on demand, and new ones. */
export type ThreadMessages = {
  messages: KnownMessages;
  /** Sequence number of the last message shown; null until the first response. */
  lastSequence: number | null;
  hasEarlier: boolean;
  isLoadingEarlier: boolean;
  loadEarlier: () => void;
  add: (message: ThreadMessage) => void;
};

/** The first query of a conversation; parts are null until it has returned. */
export type Opening = { tail: readonly ThreadMessage[] | null; messageCount: number | null };

/**
 * Follows a conversation by sequence number: starts with the last messages, subscribes from there on, and after a lost
 * connection or a gap fetches the missing part.
 */
export function useThreadMessages(
  conversationId: string,
  opening: Opening,
  onEvent: (event: ThreadEvent) => void,
): ThreadMessages {
  const fetchPart = useFetchPart(conversationId);
  const transcript = useTranscript(opening.tail);
  const { known, followFrom, add } = transcript;
  const trustedUpTo = useCatchUp(transcript, fetchPart, opening.messageCount);
  const earlier = useEarlier(transcript, fetchPart);
  useSubscription(ThreadEventsDocument, {
    variables: { id: conversationId, after: followFrom ?? 0 },
    skip: followFrom === null,
    fetchPolicy: 'no-cache',
    onData: ({ data }) => {
      const event = data.data?.conversationEvents;
      if (event === undefined) return;
      if (event.message !== null) add([event.message]);
      onEvent(event);
    },
  });
  const shown = known === null ? [] : shownOf(known, trustedUpTo);
  return {
    messages: shown,
    lastSequence: known === null ? null : (shown.at(-1)?.sequence ?? known.floor),
    add: useCallback((message: ThreadMessage) => add([message]), [add]),
    ...earlier,
  };
}

/** `floor` is the sequence number before the first part that was fetched. */
type Known = { floor: number; messages: KnownMessages };

type Transcript = {
  known: Known | null;
  latest: RefObject<Known | null>;
  /** Sequence number of the last message of the tail; null until it is loaded. */
  followFrom: number | null;
  add: (messages: readonly ThreadMessage[]) => void;
  addEarlier: (floor: number, messages: readonly ThreadMessage[]) => void;
};

function useTranscript(tail: readonly ThreadMessage[] | null): Transcript {
  const [known, set] = useState<Known | null>(null);
  const [followFrom, setFollowFrom] = useState<number | null>(null);
  if (known === null && tail !== null) {
    const floor = floorOf(tail);
    set({ floor, messages: mergeMessages([], tail) });
    setFollowFrom(lastWithoutGap(tail, floor));
  }
  const latest = useRef<Known | null>(null);
  useEffect(() => {
    latest.current = known;
  }, [known]);
  const add = useCallback((messages: readonly ThreadMessage[]) => {
    set((current) => current && { ...current, messages: mergeMessages(current.messages, messages) });
  }, []);
  const addEarlier = useCallback((floor: number, messages: readonly ThreadMessage[]) => {
    set((current) => current && { floor, messages: mergeMessages(current.messages, messages) });
  }, []);
  return { known, latest, followFrom, add, addEarlier };
}

/** Fetches missing messages whenever there is a gap; returns the sequence number up to which the server confirmed that none is missing. */
function useCatchUp(transcript: Transcript, fetchPart: FetchPart, messageCount: number | null): number {
  const { known, latest, add } = transcript;
  const [trustedUpTo, setTrustedUpTo] = useState(0);
  const isBusy = useRef(false);
  const fetchMissing = useCallback(
    async ({ messages, floor }: Known) => {
      const missing = await fetchPart(lastWithoutGap(messages, floor));
      add(missing);
      setTrustedUpTo(missing.at(-1)?.sequence ?? 0);
    },
    [fetchPart, add],
  );
  const catchUp = useCallback(() => {
    if (isBusy.current || latest.current === null) return;
    isBusy.current = true;
    fetchMissing(latest.current)
      .catch(() => undefined)
      .finally(() => {
        isBusy.current = false;
      });
  }, [latest, fetchMissing]);

  const isBehind = known !== null && hasGap(known.messages, known.floor);
  const last = known === null ? null : lastWithoutGap(known.messages, known.floor);
  const hasGrown = messageCount !== null && last !== null && messageCount > last;
  useEffect(() => {
    if (isBehind || hasGrown) catchUp();
  }, [catchUp, isBehind, hasGrown]);
  useRefetchOnReconnect(catchUp);
  return trustedUpTo;
}

/** Messages after a gap are shown only when a fetch of the missing part confirmed that it does not exist. */
function shownOf({ messages, floor }: Known, trustedUpTo: number): KnownMessages {
  const isTrusted = (messages.at(-1)?.sequence ?? 0) <= trustedUpTo;
  return isTrusted ? messages : readable(messages, floor);
}

function useEarlier(
  { known, addEarlier }: Transcript,
  fetchPart: FetchPart,
): Pick<ThreadMessages, 'hasEarlier' | 'isLoadingEarlier' | 'loadEarlier'> {
  const [isLoadingEarlier, setLoading] = useState(false);
  const part = known === null ? null : earlierPart(known.floor, partSize);
  const loadEarlier = (): void => {
    if (part === null) return;
    setLoading(true);
    fetchPart(part.after, part.first)
      .then((earlier) => addEarlier(part.after, earlier))
      .catch(() => undefined)
      .finally(() => setLoading(false));
  };
  return { hasEarlier: part !== null, isLoadingEarlier, loadEarlier };
}
