/** Requests without a pause over kept-alive connections, each checked: what a deployment must not disturb. */
import { type Answer, ask, type RequestHeaders, type Variables } from './graph.ts';
import { patienceMs } from './scale.ts';

/** A request that is sent again and again. */
interface Sending {
  readonly name: string;
  readonly url: string;
  readonly query: string;
  readonly variables: () => Variables;
  /** Called for each request. */
  readonly headers: () => RequestHeaders;
  readonly pauseMs: number;
}

/** A request without a complete response, and when it failed. */
export interface Failure {
  readonly name: string;
  readonly problem: string;
  readonly at: number;
}

/** Sends the same request repeatedly until `stop`. Requests without a complete response are in `failures`. */
export class SteadyLoad {
  answered = 0;
  /** What went wrong. */
  failures: Failure[] = [];
  slowestMs = 0;
  #isOver = false;
  #work: Promise<void>[] = [];

  send({
    name,
    url,
    query,
    variables = () => ({}),
    headers = () => ({}),
    clients = 2,
    pauseMs = 100,
  }: Pick<Sending, 'name' | 'url' | 'query'> & Partial<Sending> & { readonly clients?: number }): void {
    for (let client = 0; client < clients; client += 1)
      this.#work.push(this.#run({ name, url, query, variables, headers, pauseMs }));
  }

  async stop() {
    this.#isOver = true;
    await Promise.all(this.#work);
  }

  async #run({ name, url, query, variables, headers, pauseMs }: Sending): Promise<void> {
    while (!this.#isOver) {
      const started = performance.now();
      const problem = await problemOf(
        ask(url, query, { variables: variables(), headers: headers(), timeoutMs: patienceMs }),
      );
      this.slowestMs = Math.max(this.slowestMs, Math.round(performance.now() - started));
      if (problem === null) this.answered += 1;
      else this.failures.push({ name, problem, at: Date.now() });
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

async function problemOf(asking: Promise<Answer<unknown>>): Promise<string | null> {
  try {
    const { status, errors } = await asking;
    if (status >= 200 && status < 300 && errors === undefined) return null;
    return `${status} ${JSON.stringify(errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.code]))}`;
  } catch (error) {
    if (!(error instanceof Error)) return String(error);
    return `${error.name}: ${error.cause instanceof Error ? error.cause.message : error.message}`;
  }
}
