import { ApolloLink, CombinedGraphQLErrors } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import type { GraphQLFormattedError } from 'graphql';
import type { Client } from 'graphql-ws';
import { catchError, mergeMap, of, throwError, type Observable } from 'rxjs';

/** What `codegen.mjs` adds to documents; Apollo Client keeps it when it changes them. */
type WithHash = { __meta__?: { hash?: string } };

/**
 * Sends the hash of each operation in place of its text, and the text after all when the server does not know the hash; from then on the
 * text is sent at once. Must come directly before the link that sends the request.
 */
export function createHashLink(): ApolloLink {
  const refused = new Set<string>();
  return new ApolloLink((operation, forward) => {
    const { hash } = (operation.query as WithHash).__meta__ ?? {};
    if (hash === undefined || refused.has(hash)) return forward(operation);
    operation.setContext({ http: { includeQuery: false, includeExtensions: true } });
    operation.extensions['persistedQuery'] = { version: 1, sha256Hash: hash };
    const sendText = (): Observable<ApolloLink.Result> => {
      refused.add(hash);
      operation.setContext({ http: { includeQuery: true, includeExtensions: false } });
      delete operation.extensions['persistedQuery'];
      return forward(operation);
    };
    return forward(operation).pipe(
      mergeMap((result) => ('errors' in result && isRefused(result.errors) ? sendText() : of(result))),
      catchError((error: unknown) =>
        CombinedGraphQLErrors.is(error) && isRefused(error.errors) ? sendText() : throwError(() => error),
      ),
    );
  });
}

/** True when the server does not know the hash, because it is of another release. */
function isRefused(errors: readonly GraphQLFormattedError[] | undefined): boolean {
  return errors?.some(({ extensions }) => extensions?.['code'] === 'PERSISTED_QUERY_NOT_SUPPORTED') ?? false;
}

/** Sends subscriptions over a socket. Its protocol asks for a text, which is empty where a hash names the operation. */
export function createSubscriptionLink(client: Client): ApolloLink {
  return new GraphQLWsLink({
    ...client,
    subscribe: (payload, sink) =>
      client.subscribe('persistedQuery' in (payload.extensions ?? {}) ? { ...payload, query: '' } : payload, sink),
  });
}
