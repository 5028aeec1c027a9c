import type { ServerResponse } from 'node:http';
import { type DomainError, entryOf, messageFor, type ErrorCode, type Json, type Locale } from '@tertulia/errors';
import { BodyTimeoutError } from '@tertulia/service/http';
import { CostExceededError } from '../protection/cost-budget.js';
import type { RateDecision } from '../protection/rate-limiter.js';
import { RateLimitedError } from '../protection/rate-policy.js';
import { compressed, type Encoding } from './compress.js';
import { costExtension, type CostReport } from './cost-report.js';
import { contentTypes, type ResponseType } from './negotiate.js';

/** The response to a refused request. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly reference: string | null;
  /** Machine-readable details, sent as `extensions.data`. */
  readonly data: Json | undefined;
}

/** Codes that get status 200 with the media type application/json, as the GraphQL over HTTP specification requires. */
const documentCodes: ReadonlySet<ErrorCode> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
] satisfies ErrorCode[]);

/** The response to an error. `status` replaces the catalogue's status when the HTTP method or media type is at fault. */
export function refusalOf(
  error: DomainError,
  options: { locale: Locale; type: ResponseType; reference?: string; status?: number },
): Refusal {
  const { code } = error;
  const reference = options.reference ?? null;
  return {
    code,
    status: options.status ?? statusOf(error, options.type),
    message: messageFor(code, options.locale, reference === null ? error.params : { ...error.params, reference }),
    headers: headersOf(error),
    reference,
    data: error.data,
  };
}

function statusOf(error: DomainError, type: ResponseType): number {
  if (type === 'JSON' && documentCodes.has(error.code)) return 200;
  return error instanceof BodyTimeoutError ? 408 : entryOf(error.code).httpStatus;
}

function headersOf(error: DomainError): Record<string, string> {
  if (error instanceof RateLimitedError) {
    return { 'retry-after': String(error.rate.resetSeconds), ...Object.fromEntries(rateHeaders(error.rate)) };
  }
  if (error instanceof CostExceededError) return { 'retry-after': String(error.retryAfterSeconds) };
  switch (error.code) {
    case 'UNAUTHENTICATED':
      return { 'www-authenticate': 'Bearer realm="tertulia"' };
    case 'IDEMPOTENCY_KEY_IN_USE':
    case 'SUBGRAPH_UNAVAILABLE':
    case 'DEADLINE_EXCEEDED':
      return { 'retry-after': '2' };
    default:
      return {};
  }
}

/** Headers with the remaining quota, for all responses. */
export function rateHeaders(rate: RateDecision): [string, string][] {
  return [
    ['ratelimit-limit', String(rate.limit)],
    ['ratelimit-remaining', String(rate.remaining)],
    ['ratelimit-reset', String(rate.resetSeconds)],
  ];
}

/** Sends a refusal as a GraphQL response. */
export function sendRefusal(
  response: ServerResponse,
  refusal: Refusal,
  { type, cost = null }: { type: ResponseType; cost?: CostReport | null },
): void {
  const { code, message, reference, data } = refusal;
  const extensions = {
    code,
    ...(data === undefined ? {} : { data }),
    ...(reference === null ? {} : { reference }),
  };
  for (const [name, value] of Object.entries(refusal.headers)) response.setHeader(name, value);
  if (code === 'REQUEST_TOO_LARGE' && !response.req.complete) response.setHeader('connection', 'close');
  sendText(response, {
    status: refusal.status,
    contentType: contentTypes[type],
    text: JSON.stringify({
      errors: [{ message, extensions }],
      ...(cost === null ? {} : { extensions: { cost: costExtension(cost) } }),
    }),
  });
}

interface TextResponse {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** Sends a response uncompressed. */
export function sendText(response: ServerResponse, reply: TextResponse): void {
  send(response, { ...reply, bytes: Buffer.from(reply.text), encoding: null });
}

/** Sends a response, compressed if it is long. Not for responses with both secrets and input of the caller. */
export async function sendCompressed(
  response: ServerResponse,
  reply: TextResponse,
  encoding: Encoding | null,
): Promise<void> {
  send(response, { ...reply, ...(await compressed(reply.text, encoding)) });
}

function send(response: ServerResponse, body: TextResponse & { bytes: Buffer; encoding: Encoding | null }): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(body.status, {
    'content-type': body.contentType,
    'content-length': body.bytes.length,
    ...(body.encoding === null ? {} : { 'content-encoding': body.encoding }),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body.bytes);
}
