'use client';
import { useSubscription } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { failureOf, useRefetchOnReconnect, type Failure } from '../../../apollo/index.js';
import { ThreadEventsDocument, type ThreadEventsSubscription } from '../../../gql/graphql.js';
import {
  earlierPart,
  hasGap,
  lastWithoutGap,
  mergeMessages,
  readable,
  startOfTail,
  type KnownMessages,
  type ThreadMessage,
} from '../model/thread.js';
import { partSize, useFetchPart, type FetchPart } from './use-fetch-part.js';

/** One live event of a conversation. */
export type ThreadEvent = ThreadEventsSubscription['conversationEvents'];

/** The transcript of one conversation: its last messages, earlier ones on demand, and what arrives. */
export type ThreadMessages = {
  messages: KnownMessages;
  /** Number of the last message that is shown; null until the first answer. */
  lastSequence: number | null;
  failure: Failure | null;
  hasEarlier: boolean;
  isLoadingEarlier: boolean;
  loadEarlier: () => void;
  catchUp: () => void;
  add: (message: ThreadMessage) => void;
};

/**
 * Follows a conversation by number: the tail is fetched, then events are asked for from there on, and after a lost
 * connection or a gap the missing part is fetched. `messageCount` is null until known.
 */
export function useThreadMessages(
  conversationId: string,
  messageCount: number | null,
  onEvent: (event: ThreadEvent) => void,
): ThreadMessages {
  const fetchPart = useFetchPart(conversationId);
  const transcript = useTranscript();
  const { known, add } = transcript;
  const { catchUp, failure, followFrom, trustedUpTo } = useCatchUp(transcript, fetchPart, messageCount);
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
    failure,
    catchUp,
    add: useCallback((message: ThreadMessage) => add([message]), [add]),
    ...earlier,
  };
}

/** `floor` is the number before the first part that was fetched. */
type Known = { floor: number; messages: KnownMessages };

type Transcript = {
  known: Known | null;
  latest: RefObject<Known | null>;
  set: (known: Known) => void;
  add: (messages: readonly ThreadMessage[]) => void;
  addEarlier: (floor: number, messages: readonly ThreadMessage[]) => void;
};

function useTranscript(): Transcript {
  const [known, set] = useState<Known | null>(null);
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
  return { known, latest, set, add, addEarlier };
}

type CatchingUp = { catchUp: () => void; failure: Failure | null; followFrom: number | null; trustedUpTo: number };

/** Fetches the tail once the number of messages is known, and what was missed whenever something was. */
function useCatchUp(transcript: Transcript, fetchPart: FetchPart, messageCount: number | null): CatchingUp {
  const { known, latest, set, add } = transcript;
  const [failure, setFailure] = useState<Failure | null>(null);
  const [followFrom, setFollowFrom] = useState<number | null>(null);
  const [trustedUpTo, setTrustedUpTo] = useState(0);
  const isBusy = useRef(false);
  const fetchMissing = useCallback(async () => {
    const current = latest.current;
    if (current === null) {
      const floor = startOfTail(messageCount ?? 0, partSize);
      const messages = mergeMessages([], await fetchPart(floor));
      set({ floor, messages });
      setFollowFrom(lastWithoutGap(messages, floor));
      return;
    }
    const missing = await fetchPart(lastWithoutGap(current.messages, current.floor));
    add(missing);
    setTrustedUpTo(missing.at(-1)?.sequence ?? 0);
  }, [latest, messageCount, fetchPart, set, add]);
  const catchUp = useCallback(() => {
    if (isBusy.current || messageCount === null) return;
    isBusy.current = true;
    fetchMissing()
      .then(
        () => setFailure(null),
        (error: unknown) => setFailure(failureOf(error)),
      )
      .finally(() => {
        isBusy.current = false;
      });
  }, [messageCount, fetchMissing]);

  const isBehind = known === null || hasGap(known.messages, known.floor);
  const last = known === null ? 0 : lastWithoutGap(known.messages, known.floor);
  const hasGrown = messageCount !== null && messageCount > last;
  useEffect(() => {
    if (isBehind || hasGrown) catchUp();
  }, [catchUp, isBehind, hasGrown]);
  useRefetchOnReconnect(catchUp);
  return { catchUp, failure, followFrom, trustedUpTo };
}

/** What lies behind a gap is shown only when the platform, asked for the missing part, said that there is none. */
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
