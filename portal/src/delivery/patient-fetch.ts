/** Answers of a server that is on its way up or down. */
const passingStatuses: ReadonlySet<number> = new Set([502, 503, 504]);
const firstWaitMs = 500;
const longestWaitMs = 8000;

export type PatientParts = {
  fetch: typeof fetch;
  /** Waits so long, or until the network is back. */
  rest: (ms: number) => Promise<void>;
  /** Told with 1 when a page begins to be waited for, and with -1 when it is here or no longer wanted. */
  onWaiting: (change: 1 | -1, address: string) => void;
};

/**
 * A `fetch` that asks for the next page until the server answers. A page that is only fetched in advance, and everything
 * that is no page, goes on as it is. What the router gave up itself is given up.
 */
export function patientFetch({ fetch: send, rest, onWaiting }: PatientParts): typeof fetch {
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
        await rest(waitMs);
        init?.signal?.throwIfAborted();
      }
    } finally {
      if (isWaiting) onWaiting(-1, address);
    }
  };
}

/** The router asks for a page with `rsc: 1`, and for one in advance with a second header. */
function isForPage(init: RequestInit | undefined): boolean {
  const headers = new Headers(init?.headers);
  return headers.get('rsc') === '1' && !headers.has('next-router-prefetch');
}
