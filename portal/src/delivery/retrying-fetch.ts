/** Statuses of a server that is starting or stopping. */
const passingStatuses: ReadonlySet<number> = new Set([502, 503, 504]);
const firstWaitMs = 500;
const longestWaitMs = 8000;

export type RetryingFetchParts = {
  fetch: typeof fetch;
  /** Waits for the given time, or until the browser is online again. */
  wait: (ms: number) => Promise<void>;
  /** Called with 1 when a page has to be waited for, and with -1 when it arrived or was abandoned. */
  onWaiting: (change: 1 | -1, address: string) => void;
};

/**
 * A `fetch` that retries the request for a page until the server responds. Prefetches and all other requests are passed
 * through unchanged. A request that the router aborts is given up.
 */
export function retryingFetch({ fetch: send, wait, onWaiting }: RetryingFetchParts): typeof fetch {
  return async (input, init) => {
    if (!isForPage(init)) return send(input, init);
    const address = input instanceof Request ? input.url : String(input);
    let isWaiting = false;
    try {
      for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
        const answer = await send(input, init).catch(() => {
          init?.signal?.throwIfAborted();
          return null;
        });
        if (answer !== null && !passingStatuses.has(answer.status)) return answer;
        if (!isWaiting) onWaiting(1, address);
        isWaiting = true;
        await wait(waitMs);
        init?.signal?.throwIfAborted();
      }
    } finally {
      if (isWaiting) onWaiting(-1, address);
    }
  };
}

/** The router requests a page with `rsc: 1`, and marks a prefetch with a second header. */
function isForPage(init: RequestInit | undefined): boolean {
  const headers = new Headers(init?.headers);
  return headers.get('rsc') === '1' && !headers.has('next-router-prefetch');
}
