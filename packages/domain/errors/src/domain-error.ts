import { entryOf, messageFor } from './catalogue.js';
import type { ErrorCode, MessageParams, UserErrorCode } from './catalogue.js';
import type { ErrorKind } from './entry.js';

/** A value that survives JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The optional parts of an error. */
export interface DomainErrorDetail {
  /** Fills the message. */
  readonly params?: MessageParams;
  /** Sent to the client as `extensions.data`; never put secrets or another tenant's data here. */
  readonly data?: Json;
  /** The underlying error; logged, never sent to the client. */
  readonly cause?: unknown;
}

/** An expected refusal or fault: a code of the catalogue with its parameters. */
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

  /** The kind of the code. */
  get kind(): ErrorKind {
    return entryOf(this.code).kind;
  }
}

/** One mistake in the caller's input. `field` is the path inside `input`; null when the mistake concerns the whole input. */
export interface UserInputError {
  readonly field: readonly string[] | null;
  readonly code: UserErrorCode;
  readonly params?: MessageParams;
}

/** All mistakes in one input, thrown by a use case and returned as the payload's `userErrors`. Never empty. */
export class UserInputErrors extends Error {
  override readonly name = 'UserInputErrors';
  readonly items: readonly UserInputError[];

  constructor(items: readonly UserInputError[]) {
    super(items.map((item) => `${item.field?.join('.') ?? 'input'}: ${item.code}`).join('; '));
    if (items.length === 0) throw new RangeError('UserInputErrors needs at least one item');
    this.items = items;
  }
}

/** Throws `UserInputErrors` when the list is not empty. */
export function refuseInput(items: readonly UserInputError[]): void {
  if (items.length > 0) throw new UserInputErrors(items);
}
