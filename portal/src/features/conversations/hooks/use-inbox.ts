'use client';
import { useQuery, useSubscription } from '@apollo/client/react';
import { useCallback, useMemo, useState } from 'react';
import { failureOf, useRefetchOnReconnect, type Failure } from '../../../apollo/index.js';
import { InboxChangedDocument, InboxDocument } from '../../../gql/graphql.js';
import { useViewer } from '../../identity/index.js';
import { queryFilter, type InboxFilters } from '../model/filters.js';
import { currentList, type InboxConversation } from '../model/inbox-list.js';
import { useRecount } from './use-recount.js';

const pageSize = 30;

/** How many conversations wait for a person, and how many this member has taken over. */
export type InboxCounts = { waiting: number; mine: number };

/** The current list of conversations. */
export type InboxState = {
  conversations: readonly InboxConversation[];
  counts: InboxCounts | null;
  /** Null until the first response. */
  total: number | null;
  hasMore: boolean;
  isStale: boolean;
  isLoadingMore: boolean;
  failure: Failure | null;
  loadMore: () => void;
  retry: () => void;
  note: (conversation: InboxConversation) => void;
};

/** Fetches the list page by page, newest message first, and updates it live. */
export function useInbox(filters: InboxFilters): InboxState {
  const { user, organization } = useViewer();
  const filter = useMemo(() => queryFilter(filters, organization.timeZone), [filters, organization.timeZone]);
  const query = useQuery(InboxDocument, { variables: { filter, first: pageSize } });
  const { refetch, fetchMore } = query;
  const { changed, note, forget } = useChanges();
  const recount = useRecount();
  const [isLoadingMore, setLoadingMore] = useState(false);

  useSubscription(InboxChangedDocument, {
    onData: ({ data: event }) => {
      const conversation = event.data?.conversationChanged;
      if (conversation === undefined) return;
      note(conversation);
      recount();
    },
  });
  const renew = useCallback(() => {
    refetch().then(forget, () => undefined);
  }, [refetch, forget]);
  useRefetchOnReconnect(renew);

  const { conversations: connection, waiting, mine } = (query.data ?? query.previousData)?.organization ?? {};
  const isFailed = query.error !== undefined || query.data?.organization?.conversations === null;
  const hasMore = connection?.pageInfo.hasNextPage ?? false;
  const conversations = useMemo(() => {
    const fetched = (connection?.edges ?? []).map((edge) => edge.node);
    return currentList({ fetched, changed, hasMore, filter, memberId: user.id });
  }, [connection, changed, hasMore, filter, user.id]);

  const loadMore = (): void => {
    setLoadingMore(true);
    fetchMore({ variables: { after: connection?.pageInfo.endCursor ?? null } })
      .catch(() => undefined)
      .finally(() => setLoadingMore(false));
  };
  return {
    conversations,
    counts: waiting == null || mine == null ? null : { waiting: waiting.totalCount, mine: mine.totalCount },
    total: connection == null ? null : Math.max(connection.totalCount, conversations.length),
    hasMore,
    isStale: query.data === undefined && query.previousData !== undefined,
    isLoadingMore,
    failure: isFailed ? failureOf(query.error) : null,
    loadMore,
    retry: renew,
    note,
  };
}

/** Conversations that changed since the list was fetched, by id. */
function useChanges(): {
  changed: ReadonlyMap<string, InboxConversation>;
  note: (conversation: InboxConversation) => void;
  forget: () => void;
} {
  const [changed, setChanged] = useState<ReadonlyMap<string, InboxConversation>>(new Map());
  const note = useCallback((conversation: InboxConversation) => {
    setChanged((current) => new Map(current).set(conversation.id, conversation));
  }, []);
  const forget = useCallback(() => setChanged(new Map()), []);
  return { changed, note, forget };
}
