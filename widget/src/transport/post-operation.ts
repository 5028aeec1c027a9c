import type { Answer } from '../conversation/model.js';
import { sendByHash } from './by-hash.js';
import type { Answered, SentOperation } from './by-hash.js';
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

/** Sends an operation without cookies and returns its data. @throws TransportError */
export async function postOperation<Data>(
  options: PostOptions,
  operation: SentOperation,
  more: Readonly<Record<string, string>>,
): Promise<Data> {
  const { status, headers, body } = await sendByHash<Data>(operation, async (text) => post(options, text, more));
  const fault = faultOfResponse(status, headers.get('retry-after'), body);
  if (fault !== null) throw fault;
  if (!body?.data) throw new TransportError('busy', { message: `${operation.operationName}: a response without data` });
  return body.data;
}

/** The fields of an input that carry an answer. */
export function fieldsOf(answer: Answer): object {
  if (answer.files !== undefined) return { fileIds: answer.files.map(({ id }) => id) };
  if (answer.choiceIds !== undefined) return { choiceIds: answer.choiceIds };
  if (answer.form !== undefined) return { form: answer.form };
  return answer.rating === undefined ? { text: answer.text ?? '' } : { rating: answer.rating };
}

async function post<Data>(
  { origin, fetch, timeoutMs, language }: PostOptions,
  body: string,
  more: Readonly<Record<string, string>>,
): Promise<Answered<Data>> {
  const headers = {
    'content-type': 'application/json',
    'accept-language': language(),
    'apollo-require-preflight': '1',
    ...more,
  };
  let response: Response;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    response = await fetch(`${origin}/graphql`, { method: 'POST', headers, body, signal, credentials: 'omit' });
  } catch (error) {
    throw new TransportError('unreachable', { message: String(error) });
  }
  return { status: response.status, headers: response.headers, body: await readJson<Data>(response) };
}

async function readJson<Data>(response: Response): Promise<GraphqlResponse<Data> | null> {
  try {
    return (await response.json()) as GraphqlResponse<Data>;
  } catch {
    return null;
  }
}
