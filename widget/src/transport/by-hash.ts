import type { GraphqlFault, GraphqlResponse } from './graphql-faults.js';

/** One operation as it is sent. */
export interface SentOperation {
  readonly operationName: string;
  readonly query: string;
  /** SHA-256 of the text, which is sent in its place; undefined sends the text. */
  readonly hash: string | undefined;
  readonly variables: object;
}

/** What is known of a response. */
export interface Answered<Data> {
  readonly status: number;
  readonly headers: Headers;
  /** Null when it is not JSON. */
  readonly body: GraphqlResponse<Data> | null;
}

/** Hashes that the platform did not know, because it runs another release. Their texts are sent at once. */
const refused = new Set<string>();

/** Sends an operation by its hash, and by its text when the platform does not know the hash. */
export async function sendByHash<Data>(
  { hash, ...operation }: SentOperation,
  send: (body: string) => Promise<Answered<Data>>,
): Promise<Answered<Data>> {
  const { operationName, variables } = operation;
  const extensions = extensionsOf(hash);
  if (extensions !== null) {
    const answer = await send(JSON.stringify({ operationName, variables, extensions }));
    if (!isHashRefused(hash, answer.body?.errors)) return answer;
  }
  return send(JSON.stringify(operation));
}

/** What names an operation in place of its text; null when its text must be sent. */
export function extensionsOf(hash: string | undefined) {
  return hash === undefined || refused.has(hash) ? null : { persistedQuery: { version: 1, sha256Hash: hash } };
}

/** True when the platform asks for the text, which is then sent from now on. */
export function isHashRefused(hash: string | undefined, errors: readonly GraphqlFault[] | undefined): boolean {
  const isRefused = errors?.[0]?.extensions?.code === 'PERSISTED_QUERY_NOT_SUPPORTED';
  if (isRefused && hash !== undefined) refused.add(hash);
  return isRefused;
}
