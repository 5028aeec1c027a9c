// One live count for all servers of `fan-out`, published as often as they are told to: `GET /every/<milliseconds>`, 0 to stop.
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface LiveCounts {
  readonly sequence: number;
  readonly at: string;
  readonly active: number;
  readonly waiting: number;
  readonly withHuman: number;
  readonly present: number;
}

export const liveTypes = `
  type LiveCounts { sequence: Int! at: String! active: Int! waiting: Int! withHuman: Int! present: Int }
  type Query { ok: Boolean }
  type Subscription { liveConversations: LiveCounts! }`;

const listeners = new Set<(value: LiveCounts) => void>();
let sequence = 0;
let timer: NodeJS.Timeout | undefined;

export const counts = (): LiveCounts => ({
  sequence,
  at: new Date().toISOString(),
  active: sequence % 50,
  waiting: 1,
  withHuman: 2,
  present: 3,
});

export function onCounts(listener: (value: LiveCounts) => void): void {
  listeners.add(listener);
}

/** The current count, then each one. */
export async function* followCounts() {
  let wake: () => void = () => undefined;
  const values = [counts()];
  const send = (value: LiveCounts) => {
    values.push(value);
    wake();
  };
  listeners.add(send);
  try {
    for (;;) {
      if (values.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      yield { liveConversations: values.shift() };
    }
  } finally {
    listeners.delete(send);
  }
}

/** True for a request that sets the pace. */
export function paced({ url = '' }: IncomingMessage, response: ServerResponse): boolean {
  const everyMs = /^\/every\/(\d+)$/.exec(url)?.[1];
  if (everyMs === undefined) return false;
  clearInterval(timer);
  if (everyMs !== '0') timer = setInterval(publish, Number(everyMs));
  response.end();
  return true;
}

function publish(): void {
  sequence += 1;
  const value = counts();
  for (const listener of listeners) listener(value);
}
