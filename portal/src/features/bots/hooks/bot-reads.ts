import type { ApolloClient, TypedDocumentNode } from '@apollo/client';

/** Queries about the open bot whose answers a publication may overtake. */
export interface BotReads {
  /**
   * Asks the server and returns its answer. The answer is cached only if no version went live since it was asked for: what is live, and
   * what differs from it, is no longer what it says.
   */
  read<Data>(query: TypedDocumentNode<Data, { botId: string }>): Promise<Data | null>;
  /** To be called when a version went live. */
  outdate(): void;
}

export function createBotReads(client: ApolloClient, botId: string): BotReads {
  const variables = { botId };
  let versions = 0;
  return {
    read: async (query) => {
      const known = versions;
      // An equal query that is under way may have been asked before the version went live, so that its answer is not taken for this one.
      const context = { queryDeduplication: false };
      const { data } = await client.query({ query, variables, fetchPolicy: 'no-cache', context });
      if (data !== undefined && versions === known) client.writeQuery({ query, variables, data });
      return data ?? null;
    },
    outdate: () => {
      versions += 1;
    },
  };
}
