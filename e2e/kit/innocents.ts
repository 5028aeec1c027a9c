/** Callers that an attack must not affect: visitors of a bot, and a probe of the health endpoint. */
import type { RequestHeaders } from './graph.ts';
import { forMs } from './scale.ts';
import { Visitor } from './visitor.ts';

/** The value below which a share of the measurements lies: a percentile. */
export function share(values: readonly number[], of: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? 0);
}

/** Settings of innocent callers. */
export interface InnocentSettings {
  readonly visitors?: number;
  readonly pauseMs?: number;
  /** Sent with every request of a conversation; an address has a limit of conversations, and there are more on a slow machine. */
  readonly headersOf?: (conversation: number) => RequestHeaders;
}

/** How long turns and health checks took, in milliseconds, and how many conversations were started. */
export interface Waits {
  readonly turns: readonly number[];
  readonly health: readonly number[];
  readonly begun: number;
}

/** Visitors who talk with a bot at a human pace, and a probe of `/health`, until `finish` returns how long they had to wait. */
export function innocents(
  url: string,
  publicId: string,
  { visitors = 3, pauseMs = 400, headersOf = () => ({}) }: InnocentSettings = {},
): { readonly finish: () => Promise<Waits> } {
  const turns: number[] = [];
  const health: number[] = [];
  let started = 0;
  let begun = 0;
  const end = new AbortController();
  const goesOn = () => !end.signal.aborted;
  const talk = async () => {
    while (goesOn()) {
      started += 1;
      const visitor = new Visitor(url, publicId, { headers: headersOf(started) });
      await visitor.start();
      let isBegun = false;
      for (let turn = 0; turn < 8 && goesOn() && visitor.state === 'BOT' && visitor.awaiting !== null; turn += 1) {
        const sentAt = performance.now();
        await visitor.send(visitor.reply());
        turns.push(performance.now() - sentAt);
        if (!isBegun) begun += 1;
        isBegun = true;
        await forMs(pauseMs);
      }
    }
  };
  const watch = async () => {
    while (goesOn()) {
      const started = performance.now();
      const response = await fetch(`${url}/health`);
      await response.arrayBuffer();
      health.push(performance.now() - started);
      await forMs(50);
    }
  };
  const work = Promise.all([...Array.from({ length: visitors }, talk), watch()]);
  return {
    async finish() {
      end.abort();
      await work;
      return { turns, health, begun };
    },
  };
}
