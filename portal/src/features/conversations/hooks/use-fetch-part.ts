'use client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { ThreadMessagesDocument } from '../../../gql/graphql.js';
import { allAfter, type MessagePage } from '../model/all-after.js';
import type { ThreadMessage } from '../model/thread.js';

/** How many messages are fetched at a time. */
export const partSize = 50;

/** Fetches the messages after a number: `first` of them, or all that follow. */
export type FetchPart = (after: number, first?: number) => Promise<ThreadMessage[]>;

/** Returns a function that fetches parts of one conversation, never from the cache. */
export function useFetchPart(conversationId: string): FetchPart {
  const client = useApolloClient();
  return useCallback(
    async (after, first) => {
      const readPage = async (from: number): Promise<MessagePage> => {
        const { data } = await client.query({
          query: ThreadMessagesDocument,
          variables: { id: conversationId, after: from, first: first ?? partSize },
          fetchPolicy: 'no-cache',
        });
        const part = data?.conversation?.messages;
        return { nodes: part?.nodes ?? [], hasMore: part?.pageInfo.hasNextPage === true };
      };
      return first === undefined ? allAfter(after, readPage) : [...(await readPage(after)).nodes];
    },
    [client, conversationId],
  );
}
