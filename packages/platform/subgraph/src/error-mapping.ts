import { randomUUID } from 'node:crypto';
import {
  DomainError,
  isErrorCode,
  messageFor,
  UserInputErrors,
  type Locale,
  type MessageParams,
  type UserInputError,
  type UserErrorCode,
} from '@tertulia/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { UserError } from './shared-types.js';

/** The request in which an error occurred: its language, and the log for faults. */
interface FailedRequest {
  readonly locale: Locale;
  readonly log: Logger;
  readonly requestId: string;
}

/** Converts any thrown error into what a caller may see: a code, a message in the caller's language, never a stack. */
export function mapError(error: GraphQLError, request: FailedRequest): GraphQLError {
  const original = error.originalError ?? null;
  if (original === null) return mapGraphQLError(error, request);
  if (original instanceof DomainError) {
    if (original.kind === 'FAULT') request.log.error({ err: original, requestId: request.requestId }, 'fault');
    return withCode(error, messageFor(original.code, request.locale, original.params), {
      code: original.code,
      ...(original.data === undefined ? {} : { data: original.data }),
    });
  }
  if (original instanceof GraphQLError && typeof original.extensions['code'] === 'string') return original;
  // Without a path no resolver has run: a variable does not match its type.
  if (original instanceof GraphQLError && (error.path === undefined || original.message.startsWith('Argument "'))) {
    return badInput(error, request.locale);
  }
  if (original instanceof UserInputErrors) {
    return withCode(error, messageFor('BAD_USER_INPUT', request.locale), {
      code: 'BAD_USER_INPUT',
      data: original.items.map((item) => ({ field: item.field, code: item.code })),
    });
  }
  return masked(error, original, request);
}

/** Errors that graphql-js itself reports: a variable or argument that does not match its type, or an invalid result. */
function mapGraphQLError(error: GraphQLError, request: FailedRequest): GraphQLError {
  if (typeof error.extensions['code'] === 'string') return error;
  if (error.path === undefined) return badInput(error, request.locale);
  if (error.message.startsWith('Cannot return null for non-nullable') || error.message.includes('cannot represent')) {
    return masked(error, error, request);
  }
  return badInput(error, request.locale);
}

/**
 * An error of the operation's text, found before execution: graphql-js describes the location in English, the rest is in the caller's
 * language.
 */
export function mapOperationError(error: GraphQLError, locale: Locale): GraphQLError {
  const code = error.extensions['code'];
  if (!isErrorCode(code)) return badInput(error, locale);
  return withCode(error, messageFor(code, locale, { detail: detailOf(error) }), { code });
}

function badInput(error: GraphQLError, locale: Locale): GraphQLError {
  return withCode(error, messageFor('BAD_USER_INPUT', locale, { detail: detailOf(error) }), { code: 'BAD_USER_INPUT' });
}

function detailOf(error: GraphQLError): string {
  return error.message.replace(/\.$/, '');
}

function masked(error: GraphQLError, cause: Error, request: FailedRequest): GraphQLError {
  const reference = randomUUID();
  request.log.error({ err: cause, reference, requestId: request.requestId, path: error.path }, 'defect');
  return withCode(error, messageFor('INTERNAL_SERVER_ERROR', request.locale, { reference }), {
    code: 'INTERNAL_SERVER_ERROR',
    reference,
  });
}

function withCode(error: GraphQLError, message: string, extensions: Record<string, unknown>): GraphQLError {
  return new GraphQLError(message, {
    ...(error.nodes === undefined ? {} : { nodes: error.nodes }),
    ...(error.path === undefined ? {} : { path: error.path }),
    extensions,
  });
}

/** As sent in a response. */
export function formatError(error: GraphQLError): GraphQLFormattedError {
  return error.toJSON();
}

/** One of `userErrors` for a payload with further fields, in the caller's language. */
export function userErrorOf(
  context: { locale: Locale },
  code: UserErrorCode,
  { field = null, params }: { field?: readonly string[] | null; params?: MessageParams } = {},
): UserError {
  return { field: field === null ? null : [...field], code, message: messageFor(code, context.locale, params) };
}

/**
 * Runs a use case for a mutation. What the caller can correct (`UserInputErrors`, a `DomainError` of kind USER), and an object that does
 * not exist for the caller, are returned as `userErrors` beside `nothing`, which fills the other fields of the payload; any other error
 * becomes an error of the request. A use case that refuses with further details returns its own `userErrors`.
 */
export async function withUserErrors<P extends object>(
  context: { locale: Locale },
  run: () => Promise<P>,
  nothing: P,
): Promise<P & { userErrors: UserError[] }> {
  try {
    return { userErrors: [], ...(await run()) };
  } catch (error) {
    const userErrors = userErrorsOf(error, context.locale);
    if (userErrors === null) throw error;
    return { ...nothing, userErrors };
  }
}

/** A value that is refused without a reason is at least named. */
function reasonFrom({ code, field }: UserInputError): MessageParams {
  const argument = field?.findLast((part) => !/^\d+$/.test(part));
  return code === 'INVALID_VALUE' && argument !== undefined ? { reason: argument } : {};
}

function userErrorsOf(error: unknown, locale: Locale): UserError[] | null {
  if (error instanceof DomainError && (error.code === 'NOT_FOUND' || error.kind === 'USER')) {
    return [{ field: null, code: error.code, message: messageFor(error.code, locale, error.params) }];
  }
  if (!(error instanceof UserInputErrors)) return null;
  return error.items.map((item) => ({
    field: item.field === null ? null : [...item.field],
    code: item.code,
    message: messageFor(item.code, locale, { ...reasonFrom(item), ...item.params }),
  }));
}
