import { bodyWith, idsOf, type BodyError } from './webhook-event.js';

export const selectionLengthMax = 10_000;

/** Why a text is no selection; the place counts from 1. */
export interface SelectionProblem {
  readonly code: 'SELECTION_INVALID' | 'SELECTION_NOT_EVENTS' | 'SELECTION_OTHER_EVENTS';
  readonly line: number;
  readonly column: number;
  /** What the parser says, in English. */
  readonly detail: string;
}

/** What running a selection for an event returned. */
export interface SelectionResult {
  /** Null when nothing of it could be read. */
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly BodyError[];
}

/** The body of a webhook with a selection: its data instead of the plain one. Without data, or when it is too large, the ids. */
export function selectedBody(plain: string, { data, errors }: SelectionResult): string {
  const {
    type,
    timestamp,
    data: known,
  } = JSON.parse(plain) as {
    readonly type: string;
    readonly timestamp: string;
    readonly data: Readonly<Record<string, unknown>>;
  };
  const shown = errors.map(({ code, path }) => ({ code, path }));
  return bodyWith({ type, timestamp, ...(shown.length === 0 ? {} : { errors: shown }) }, data ?? idsOf(known), known);
}

/** What a body says to whom its data is not shown. */
export function withoutData(body: string): string {
  const { type, timestamp } = JSON.parse(body) as { readonly type: string; readonly timestamp: string };
  return JSON.stringify({ type, timestamp });
}
