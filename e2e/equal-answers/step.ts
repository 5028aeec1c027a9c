/** One recorded step: an operation that both arrangements answer, or a look at what a subscription has told. */
import type { Variables } from '../kit/graph.ts';

/** What is said over a socket: `INIT` stands for the first message, with who is asking. */
export type Frame =
  | string
  | { readonly bytes: readonly number[] }
  | { readonly bytes?: undefined; readonly type: string; readonly id?: string; readonly payload?: unknown };

/** Up to where a subscription is heard: `count` messages, or all up to one whose `path` is `value`. */
export interface Hearing {
  readonly count?: number;
  readonly path?: string;
  readonly value?: unknown;
  /** Only that one, for numbers that may pass through steps in between. */
  readonly isLast?: boolean;
}

/**
 * Texts such as `$aurora.bots.0.id` stand for what is known: facts of the world, and what earlier steps kept. Which of the fields
 * below there are says what kind of step it is; without `listen`, `hear`, `unlisten`, `frames` and `wake` it is a request
 * over HTTP.
 */
export interface Step extends Hearing {
  readonly name?: string;
  /** `key:` and `visitor:` name a kept credential, anything else a person with a browser; nobody when left out. */
  readonly as?: string | undefined;
  /** The code that it is refused with; `ANY` where equal answers are all that counts. */
  readonly refused?: string;
  /** What later steps name, and where it lies in the answer; a path that begins with `?` may lead nowhere. */
  readonly keep?: Readonly<Record<string, string | { readonly path: string; readonly after: string }>>;
  /** Paths in the answer and what will lie there, for what travels in the background: asked again until it does. */
  readonly until?: Readonly<Record<string, unknown>>;

  readonly query?: string;
  readonly operationName?: string;
  readonly variables?: Variables;
  /** A body that is sent as it is, in place of a query. */
  readonly raw?: string;
  readonly method?: string;
  /** Of the address; of what is told, where a subscription is heard. */
  readonly path?: string;
  readonly search?: Readonly<Record<string, string | readonly string[]>>;
  /** Without those that are null. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** An address of the caller that others use too; one of its own when left out. */
  readonly from?: string;
  /** The rest of the rate is compared, too. */
  readonly isRateExact?: boolean;

  /** Begins a subscription of this name and hears its first message, unless `isSilent`. */
  readonly listen?: string;
  readonly isSilent?: boolean;
  readonly first?: Hearing;
  /** Hears what the subscription has told. */
  readonly hear?: string;
  /** Ends it. */
  readonly unlisten?: string;

  /** What is said over a socket, and with how many answers it is over; with the end of the socket when left out. */
  readonly frames?: readonly Frame[];
  readonly replies?: number;
  readonly params?: Variables;
  readonly protocol?: string;

  /** Repeats the change `by` until the silent subscription tells anything, and hears it. */
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

/** What a step brought: over HTTP with status and headers, else what was heard. */
export interface StepAnswer {
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}
