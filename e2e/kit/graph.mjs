import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

/** Asks the public graph. `headers` carry who is asking. Throws on transport failures only, a too late answer among them. */
export async function ask(url, query, { variables = {}, headers = {}, timeoutMs = 60_000 } = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1', ...headers },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const body = await response.json();
  return { status: response.status, headers: response.headers, ...body };
}

/** A person with a session cookie; another process goes on with the `cookie` of its headers. */
export class Session {
  #cookie;

  constructor(url, cookie = '') {
    this.url = url;
    this.#cookie = cookie;
  }

  get headers() {
    return { cookie: this.#cookie, origin: this.url };
  }

  async ask(query, variables = {}) {
    const answer = await ask(this.url, query, { variables, headers: this.headers });
    const set = answer.headers.getSetCookie();
    if (set.length > 0) this.#cookie = set.map((cookie) => cookie.split(';')[0]).join('; ');
    return answer;
  }

  async tell(query, variables = {}) {
    const { data, errors, status } = await this.ask(query, variables);
    if (errors !== undefined) throw new Error(`${status} ${JSON.stringify(errors)}`);
    return data;
  }
}

/** Follows a subscription; `values` grows, `next(predicate)` waits for a value with a deadline. */
export function follow(url, { query, variables = {}, connectionParams = {}, headers = {} }) {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: class extends WebSocket {
      constructor(address, protocols) {
        super(address, protocols, { headers });
      }
    },
    connectionParams,
    retryAttempts: 0,
  });
  const values = [];
  const errors = [];
  const wake = new Set();
  const stop = client.subscribe(
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
    next(predicate = () => true, deadlineMs = 10_000) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          wake.delete(check);
          reject(
            new Error(
              `nothing fit in ${deadlineMs} ms; got ${JSON.stringify(values.slice(-3))} ${JSON.stringify(errors)}`,
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
export async function eventually(check, { deadlineMs = 15_000, everyMs = 100 } = {}) {
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
