import { entryOf, messageFor } from './catalogue.js';
import type { ErrorCode, MessageParams, UserErrorCode } from './catalogue.js';
import type { ErrorKind } from './entry.js';

/** A value that survives JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What an error carries beside its code. */
export interface DomainErrorDetail {
  /** Fills the message. */
  readonly params?: MessageParams;
  /** Handed to the caller as `extensions.data`; never put secrets or another tenant's data here. */
  readonly data?: Json;
  /** The defect behind it; logged, never shown. */
  readonly cause?: unknown;
}

/** An expected refusal or fault: a code of the catalogue with its parameters. Mapped to the API in one place. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: ErrorCode;
  readonly params: MessageParams;
  readonly data: Json | undefined;

  constructor(code: ErrorCode, detail: DomainErrorDetail = {}) {
    super(messageFor(code, 'en', detail.params), detail.cause === undefined ? undefined : { cause: detail.cause });
    this.code = code;
    this.params = detail.params ?? {};
    this.data = detail.data;
  }

  /** Which family the code belongs to. */
  get kind(): ErrorKind {
    return entryOf(this.code).kind;
  }
}

/** One mistake in the caller's input. `field` is the path inside `input`; null when it concerns the whole of it. */
export interface UserInputError {
  readonly field: readonly string[] | null;
  readonly code: UserErrorCode;
  readonly params?: MessageParams;
}

/** Everything wrong with one input, thrown by a use case and shown as the payload's `userErrors`. Never empty. */
export class UserInputErrors extends Error {
  override readonly name = 'UserInputErrors';
  readonly items: readonly UserInputError[];

  constructor(items: readonly UserInputError[]) {
    super(items.map((item) => `${item.field?.join('.') ?? 'input'}: ${item.code}`).join('; '));
    if (items.length === 0) throw new RangeError('UserInputErrors needs at least one item');
    this.items = items;
  }
}

/** Throws `UserInputErrors` when the list holds anything. */
export function refuseInput(items: readonly UserInputError[]): void {
  if (items.length > 0) throw new UserInputErrors(items);
}
