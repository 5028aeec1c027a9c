'use client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { ThreadMessagesDocument } from '../../../gql/graphql.js';
import type { ThreadMessage } from '../model/thread.js';

/** How many messages are fetched at a time. */
export const partSize = 50;

const mostPages = 20;

/** Fetches the messages after a number: `first` of them, or all that follow. */
export type FetchPart = (after: number, first?: number) => Promise<ThreadMessage[]>;

/** Returns a function that fetches parts of one conversation, never from the cache. */
export function useFetchPart(conversationId: string): FetchPart {
  const client = useApolloClient();
  return useCallback(
    async (after, first) => {
      const messages: ThreadMessage[] = [];
      for (let page = 0; page < mostPages; page += 1) {
        const { data } = await client.query({
          query: ThreadMessagesDocument,
          variables: { id: conversationId, after: messages.at(-1)?.sequence ?? after, first: first ?? partSize },
          fetchPolicy: 'no-cache',
        });
        const part = data?.conversation?.messages;
        messages.push(...(part?.nodes ?? []));
        if (first !== undefined || part?.pageInfo.hasNextPage !== true || part.nodes.length === 0) break;
      }
      return messages;
    },
    [client, conversationId],
  );
}
