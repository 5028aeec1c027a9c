import type { Answer } from '../conversation/model.js';
import { faultOfResponse } from './graphql-faults.js';
import type { GraphqlResponse } from './graphql-faults.js';
import { TransportError } from './transport.js';

/** What a request needs; browsers provide all of it. */
export interface PostOptions {
  /** Origin of the platform, without a slash at the end. */
  readonly origin: string;
  readonly fetch: typeof fetch;
  /** Timeout of a request in milliseconds. */
  readonly timeoutMs: number;
  /** The language of the server's messages, read before each request. */
  readonly language: () => string;
}

/** One operation as it is sent. */
export interface PostedOperation {
  readonly operationName: string;
  readonly query: string;
  readonly variables: object;
}

/** Sends an operation without cookies and returns its data. @throws TransportError */
export async function postOperation<Data>(
  options: PostOptions,
  operation: PostedOperation,
  more: Readonly<Record<string, string>>,
): Promise<Data> {
  const response = await post(options, JSON.stringify(operation), more);
  const answer = await readJson<Data>(response);
  const fault = faultOfResponse(response.status, response.headers.get('retry-after'), answer);
  if (fault !== null) throw fault;
  if (!answer?.data)
    throw new TransportError('busy', { message: `${operation.operationName}: a response without data` });
  return answer.data;
}

/** The fields of an input that carry an answer. */
export function fieldsOf(answer: Answer): object {
  if (answer.files !== undefined) return { fileIds: answer.files.map(({ id }) => id) };
  if (answer.choiceIds !== undefined) return { choiceIds: answer.choiceIds };
  if (answer.form !== undefined) return { form: answer.form };
  return answer.rating === undefined ? { text: answer.text ?? '' } : { rating: answer.rating };
}

async function post(
  { origin, fetch, timeoutMs, language }: PostOptions,
  body: string,
  more: Readonly<Record<string, string>>,
): Promise<Response> {
  const headers = {
    'content-type': 'application/json',
    'accept-language': language(),
    'apollo-require-preflight': '1',
    ...more,
  };
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    return await fetch(`${origin}/graphql`, { method: 'POST', headers, body, signal, credentials: 'omit' });
  } catch (error) {
    throw new TransportError('unreachable', { message: String(error) });
  }
}

async function readJson<Data>(response: Response): Promise<GraphqlResponse<Data> | null> {
  try {
    return (await response.json()) as GraphqlResponse<Data>;
  } catch {
    return null;
  }
}
