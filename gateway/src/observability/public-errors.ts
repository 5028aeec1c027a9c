import { randomUUID } from 'node:crypto';
import { isErrorCode, messageFor, type ErrorCode, type Locale } from '@tertulia/errors';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { sourceKey } from '../supergraph/call-subgraph.js';

/** The reader of an error's message, and the log for its details. */
export interface ErrorAudience {
  readonly locale: Locale;
  readonly requestId: string;
  readonly log: Logger;
}

/** Codes of mistakes in the operation's text or variables; a library supplies their detail in English. */
const documentCodes: ReadonlySet<string> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
]);

/** A subgraph with these codes does not match the supergraph, because the gateway wrote the operation; they count as defects. */
const ourMistakes: ReadonlySet<string> = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']);

/** Codes of the server library and the catalogue's codes for them. */
const libraryCodes: Readonly<Record<string, ErrorCode>> = {
  BAD_REQUEST: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'OPERATION_NOT_FOUND',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_USER_INPUT',
};

/** Codes of unexpected errors: their details are logged and not shown. */
const faultCodes: ReadonlySet<string> = new Set(['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR']);

/**
 * The public form of an error: message, path, locations and `extensions` with only `code`, `data` and `reference`.
 * Refusals of subgraphs keep their message; an unexpected error is replaced by a reference, under which its details are logged.
 */
export function publicError(error: GraphQLFormattedError, audience: ErrorAudience): GraphQLFormattedError {
  const extensions = error.extensions ?? {};
  const code = extensions['code'];
  const isFromSubgraph = extensions[sourceKey] !== undefined;
  if (typeof code !== 'string' || (faultCodes.has(code) && typeof extensions['reference'] !== 'string')) {
    return masked(error, audience);
  }
  if (isFromSubgraph) {
    return ourMistakes.has(code) ? masked(error, audience) : shaped(error, error.message, extensions);
  }
  if (documentCodes.has(code)) return worded(error, code as ErrorCode, audience.locale);
  const ours = libraryCodes[code];
  if (ours !== undefined) return worded(error, ours, audience.locale);
  return isErrorCode(code) ? shaped(error, error.message, extensions) : masked(error, audience);
}

/** The first code of a list of errors, for logs and metrics; `OK` when there are none. */
export function codeOf(errors: readonly GraphQLFormattedError[] | undefined): string {
  const code = errors?.[0]?.extensions?.['code'];
  if (errors === undefined || errors.length === 0) return 'OK';
  return isErrorCode(code) ? code : 'OTHER';
}

function worded(error: GraphQLFormattedError, code: ErrorCode, locale: Locale): GraphQLFormattedError {
  const detail = error.message.replace(/\.$/, '');
  return shaped(error, messageFor(code, locale, { detail }), { code });
}

function masked(error: GraphQLFormattedError, audience: ErrorAudience): GraphQLFormattedError {
  const reference = randomUUID();
  audience.log.error({ err: error, reference, requestId: audience.requestId }, 'defect');
  const message = messageFor('INTERNAL_SERVER_ERROR', audience.locale, { reference });
  return shaped(error, message, { code: 'INTERNAL_SERVER_ERROR', reference });
}

function shaped(
  error: GraphQLFormattedError,
  message: string,
  extensions: Readonly<Record<string, unknown>>,
): GraphQLFormattedError {
  const { code, data, reference } = extensions;
  return {
    message,
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    ...(error.path === undefined ? {} : { path: error.path }),
    extensions: {
      code,
      ...(data === undefined ? {} : { data }),
      ...(reference === undefined ? {} : { reference }),
    },
  };
}
