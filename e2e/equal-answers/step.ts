/** One recorded step: an operation that both arrangements execute, or a check of a subscription's messages. */
import type { Variables } from '../kit/graph.ts';

/** A frame sent over a socket: `INIT` stands for the first message, with the caller's credential. */
export type Frame =
  | string
  | { readonly bytes: readonly number[] }
  | { readonly bytes?: undefined; readonly type: string; readonly id?: string; readonly payload?: unknown };

/** Up to where a subscription is read: `count` messages, or all up to one whose `path` is `value`. */
export interface Hearing {
  readonly count?: number;
  readonly path?: string;
  readonly value?: unknown;
  /** Only that message, for numbers that may pass through intermediate values. */
  readonly isLast?: boolean;
}

/**
 * Texts such as `$aurora.bots.0.id` stand for known values: facts of the world, and values stored by earlier steps. The fields below
 * determine the kind of step; without `listen`, `hear`, `unlisten`, `frames` and `wake` it is a request over HTTP.
 */
export interface Step extends Hearing {
  readonly name?: string;
  /** `key:` and `visitor:` name a stored credential, anything else a person with a browser; anonymous when omitted. */
  readonly as?: string | undefined;
  /** The expected error code; `ANY` if only equality counts. */
  readonly refused?: string;
  /** Values that later steps use, and their paths in the response; a path that begins with `?` may be absent. */
  readonly keep?: Readonly<Record<string, string | { readonly path: string; readonly after: string }>>;
  /** Paths in the response and their expected values, for work in the background: repeated until they match. */
  readonly until?: Readonly<Record<string, unknown>>;

  readonly query?: string;
  readonly operationName?: string;
  readonly variables?: Variables;
  /** A body that is sent unchanged, in place of a query. */
  readonly raw?: string;
  readonly method?: string;
  /** The URL path; for a subscription, the path in its messages. */
  readonly path?: string;
  readonly search?: Readonly<Record<string, string | readonly string[]>>;
  /** Without those that are null. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** An address that several callers share; a separate one when omitted. */
  readonly from?: string;
  /** The remaining rate is compared, too. */
  readonly isRateExact?: boolean;

  /** Starts a subscription of this name and reads its first message, unless `isSilent`. */
  readonly listen?: string;
  readonly isSilent?: boolean;
  readonly first?: Hearing;
  /** Reads the messages of the subscription. */
  readonly hear?: string;
  /** Ends it. */
  readonly unlisten?: string;

  /** Frames to send over a socket, and after how many replies to stop; at the end of the socket when omitted. */
  readonly frames?: readonly Frame[];
  readonly replies?: number;
  readonly params?: Variables;
  readonly protocol?: string;

  /** Repeats the change `by` until the silent subscription receives something, and reads it. */
  readonly wake?: string;
  readonly by?: Step;
}

/** Steps that belong together. */
export interface Recording {
  readonly title: string;
  readonly steps: readonly Step[];
  /** They may be played at the same time. */
  readonly isReadOnly?: boolean;
}

/** The result of a step: over HTTP with status and headers, otherwise the messages. */
export interface StepAnswer {
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}
