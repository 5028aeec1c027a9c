import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { RetryLink } from '@apollo/client/link/retry';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import { createCache } from './cache.js';
import { reportConnection } from './connection.js';
import { createHashLink, createSubscriptionLink } from './hash-link.js';
import { createOperationsDoneLink } from './operations-done.js';

const retryAttempts = 3;
const socketAttempts = 1_000_000;
const firstWaitMs = 500;
const longestWaitMs = 15_000;

/** Called when the session has ended; the provider redirects to the sign-in page. */
export type OnSignedOut = () => void;

/** An Apollo client for the same origin: HTTP for queries and mutations, one socket for subscriptions. */
export function createApolloClient(onSignedOut: OnSignedOut): ApolloClient {
  const http = new HttpLink({
    uri: '/graphql',
    credentials: 'same-origin',
    headers: { 'apollo-require-preflight': '1' },
  });
  const retry = new RetryLink({
    delay: { initial: firstWaitMs, max: 4000, jitter: true },
    attempts: {
      max: retryAttempts,
      retryIf: (error, operation) => operation.operationType === OperationTypeNode.QUERY && isOfNetwork(error),
    },
  });
  const errors = new ErrorLink(({ error }) => {
    if (CombinedGraphQLErrors.is(error) && error.errors.some((one) => one.extensions?.['code'] === 'UNAUTHENTICATED'))
      onSignedOut();
  });
  const requests = ApolloLink.from([errors, createOperationsDoneLink(), retry, createHashLink(), http]);
  const link =
    typeof window === 'undefined'
      ? requests
      : ApolloLink.split(
          (operation) => operation.operationType === OperationTypeNode.SUBSCRIPTION,
          ApolloLink.from([errors, createHashLink(), createSocketLink()]),
          requests,
        );
  return new ApolloClient({
    link,
    cache: createCache(),
    defaultOptions: {
      // Keep the rest of a result when one field fails.
      watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first', errorPolicy: 'all' },
    },
  });
}

/** True when the request failed on the network, false when the server returned errors. */
function isOfNetwork(error: unknown): boolean {
  return !CombinedGraphQLErrors.is(error);
}

function createSocketLink(): ApolloLink {
  const protocol = location.protocol === 'https:' ? 'wss' : 'ws';
  const client = createClient({
    url: `${protocol}://${location.host}/graphql`,
    connectionParams: { portal: true },
    lazyCloseTimeout: 5000,
    keepAlive: 12_000,
    retryAttempts: socketAttempts,
    shouldRetry: () => true,
    retryWait: async (retries) => {
      const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** retries) * (0.75 + Math.random() / 2);
      await new Promise((resolve) => {
        setTimeout(resolve, waitMs);
      });
    },
    on: {
      connecting: (isRetry) => {
        if (isRetry) reportConnection(navigator.onLine ? 'reconnecting' : 'offline');
      },
      connected: () => reportConnection('live'),
      closed: (event) => reportConnection(closedState(event)),
    },
  });
  return createSubscriptionLink(client);
}

function closedState(event: unknown): 'idle' | 'reconnecting' | 'offline' {
  const isNormalClosure = typeof event === 'object' && event !== null && 'code' in event && event.code === 1000;
  if (isNormalClosure) return 'idle';
  return navigator.onLine ? 'reconnecting' : 'offline';
}
