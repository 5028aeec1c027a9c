import type { GraphQLFormattedError } from 'graphql';
import type { TypedDocumentString } from '../gql/graphql.js';

/** The errors of a response; `failureOf` reads them. */
class ResponseErrors extends Error {
  override readonly name = 'ResponseErrors';

  constructor(readonly errors: readonly GraphQLFormattedError[]) {
    super(errors[0]?.message);
  }
}

/**
 * Sends one operation without Apollo Client, which is a third of what the sign-in page would load.
 * @throws when the server is not reached or the response has errors
 */
export async function sendText<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
      'apollo-require-preflight': '1',
    },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Data | null; errors?: readonly GraphQLFormattedError[] };
  if (errors !== undefined || data == null) throw new ResponseErrors(errors ?? []);
  return data;
}
