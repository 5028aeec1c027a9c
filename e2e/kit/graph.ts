import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { patienceMs } from './scale.ts';

/** Variables of an operation. */
export type Variables = Readonly<Record<string, unknown>>;

/** A selection without declared types of its fields. */
export type Selected = Readonly<Record<string, unknown>>;

/** Headers of a request, such as the caller's credential. */
export type RequestHeaders = Readonly<Record<string, string>>;

/** One of the `errors` of an answer. */
export interface GraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly [name: string]: unknown };
}

/** A response of the graph; `Data` is what the operation selects. */
export interface GraphAnswer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly GraphError[];
}

/** A response with its status and headers. */
export interface Answer<Data> extends GraphAnswer<Data> {
  readonly status: number;
  readonly headers: Headers;
}

/** An error that the caller can correct, as every mutation returns it; only `code` if no more is selected. */
export interface UserError {
  readonly code: string;
  readonly field?: string | null;
  readonly message?: string;
}

/** An object of which only the id is selected. */
export interface WithId {
  readonly id: string;
}

/** Options of a request. */
export interface Asking {
  readonly variables?: Variables;
  readonly headers?: RequestHeaders;
  readonly timeoutMs?: number;
}

/**
 * Sends an operation to the public graph. `headers` contain the caller's credential. Throws only when the transport fails or the response
 * is late.
 */
export async function ask<Data = Selected>(
  url: string,
  query: string,
  { variables = {}, headers = {}, timeoutMs = patienceMs }: Asking = {},
): Promise<Answer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1', ...headers },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const body = (await response.json()) as GraphAnswer<Data>;
  return { status: response.status, headers: response.headers, ...body };
}

/** A person with a session cookie; another process continues with the `cookie` of its headers. */
export class Session {
  #cookie: string;

  readonly url: string;
  readonly extra: RequestHeaders;

  /** `extra` is sent with every request. */
  constructor(url: string, cookie = '', extra: RequestHeaders = {}) {
    this.url = url;
    this.#cookie = cookie;
    this.extra = extra;
  }

  get headers(): RequestHeaders {
    return { ...this.extra, cookie: this.#cookie, origin: this.url };
  }

  async ask<Data = Selected>(query: string, variables: Variables = {}): Promise<Answer<Data>> {
    const answer = await ask<Data>(this.url, query, { variables, headers: this.headers });
    const set = answer.headers.getSetCookie();
    if (set.length > 0) this.#cookie = set.map((cookie) => cookie.split(';')[0]).join('; ');
    return answer;
  }

  /** Like `ask`, but returns the data alone and throws when the response has errors. */
  async data<Data>(query: string, variables: Variables = {}): Promise<Data> {
    const { data, errors, status } = await this.ask<Data>(query, variables);
    if (errors !== undefined || data === undefined || data === null)
      throw new Error(`${status} ${JSON.stringify(errors)}`);
    return data;
  }
}

/** A subscription and the credential of its caller. */
export interface Following {
  readonly query: string;
  readonly variables?: Variables;
  readonly connectionParams?: Variables;
  readonly headers?: RequestHeaders;
}

/** An open subscription. */
export interface Followed<Data> {
  readonly values: readonly GraphAnswer<Data>[];
  readonly errors: readonly unknown[];
  readonly next: (predicate?: (value: GraphAnswer<Data>) => boolean, deadlineMs?: number) => Promise<GraphAnswer<Data>>;
  readonly stop: () => Promise<void>;
}

/** graphql-ws opens its sockets without a way to send headers. */
export function socketWith(headers: RequestHeaders) {
  return class extends WebSocket {
    constructor(address: string, protocols: string | string[]) {
      super(address, protocols, { headers });
    }
  };
}

/** Opens a subscription; `values` collects its values, `next(predicate)` waits for one with a deadline. */
export function follow<Data>(
  url: string,
  { query, variables = {}, connectionParams = {}, headers = {} }: Following,
): Followed<Data> {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: socketWith(headers),
    connectionParams,
    retryAttempts: 0,
  });
  const values: GraphAnswer<Data>[] = [];
  const errors: unknown[] = [];
  const wake = new Set<() => void>();
  const stop = client.subscribe<Data>(
    { query, variables },
    {
      next: (value) => {
        values.push(value);
        for (const check of wake) check();
      },
      error: (error) => {
        errors.push(error);
        for (const check of wake) check();
      },
      complete: () => undefined,
    },
  );
  return {
    values,
    errors,
    next(predicate = () => true, deadlineMs = patienceMs) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          wake.delete(check);
          reject(
            new Error(
              `no matching value after ${deadlineMs} ms; got ${JSON.stringify(values.slice(-3))} ${JSON.stringify(errors)}`,
            ),
          );
        }, deadlineMs);
        const check = () => {
          const found = values.find(predicate);
          if (found === undefined && errors.length === 0) return;
          clearTimeout(timer);
          wake.delete(check);
          if (found === undefined) reject(new Error(JSON.stringify(errors)));
          else resolve(found);
        };
        wake.add(check);
        check();
      });
    },
    async stop() {
      stop();
      await client.dispose();
    },
  };
}

/** Polls until the check holds. */
export async function eventually<Found>(
  check: () => Found | Promise<Found>,
  { deadlineMs = patienceMs, everyMs = 100 } = {},
): Promise<Found> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  }
}
