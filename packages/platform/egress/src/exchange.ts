import type { Dispatcher } from 'undici';
import { EgressError } from './egress-error.js';

/** A response as it arrived, whatever its status. */
export interface Exchanged {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Limits of one exchange. */
export interface ExchangeLimits {
  /** Bytes of the body that are read at most. */
  readonly bytesMax: number;
  /** Milliseconds for everything, from now on. */
  readonly timeoutMs: number;
}

/**
 * Sends one request and collects its response. It listens to the dispatcher itself: the library's streams and abort signals cost more than
 * all checks of this package together.
 * @throws EgressError TIMEOUT, TOO_LARGE, and what the connection fails with
 */
export async function exchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  limits: ExchangeLimits,
): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    const collector = new Collector(limits, { resolve, reject });
    try {
      dispatcher.dispatch(request, collector);
    } catch (error) {
      collector.fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

interface Settle {
  readonly resolve: (response: Exchanged) => void;
  readonly reject: (error: Error) => void;
}

class Collector implements Dispatcher.DispatchHandler {
  readonly #limits: ExchangeLimits;
  readonly #settle: Settle;
  readonly #timer: NodeJS.Timeout;
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | null = null;
  /** Why it has ended; nothing counts after that. */
  #failure: Error | null = null;
  #length = 0;
  #status = 0;
  #headers: Record<string, string> = {};

  constructor(limits: ExchangeLimits, settle: Settle) {
    this.#limits = limits;
    this.#settle = settle;
    this.#timer = setTimeout(() => this.fail(new EgressError('TIMEOUT')), limits.timeoutMs);
  }

  /** Ends it. A request that waits for a connection is not sent any more. */
  fail(error: Error): void {
    if (this.#failure !== null) return;
    this.#failure = error;
    clearTimeout(this.#timer);
    this.#controller?.abort(error);
    this.#settle.reject(error);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#failure !== null) controller.abort(this.#failure);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    // What comes before the response, such as hints, has a status below 200.
    if (status < 200) return;
    this.#status = status;
    this.#headers = flat(headers);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#length += chunk.byteLength;
    if (this.#length > this.#limits.bytesMax) this.fail(new EgressError('TOO_LARGE'));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#failure !== null) return;
    clearTimeout(this.#timer);
    const body = Buffer.concat(this.#chunks, this.#length);
    this.#settle.resolve({ status: this.#status, headers: this.#headers, body });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error);
  }
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flattened: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    flattened[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  }
  return flattened;
}
