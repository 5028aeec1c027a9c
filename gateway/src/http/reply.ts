import type { ServerResponse } from 'node:http';
import { type DomainError, entryOf, messageFor, type ErrorCode, type Json, type Locale } from '@tertulia/errors';
import { CostExceededError } from '../protection/cost-budget.js';
import type { RateDecision } from '../protection/rate-limiter.js';
import { RateLimitedError } from '../protection/rate-policy.js';
import { compressed, type Encoding } from './compress.js';
import { costExtension, type CostReport } from './cost-report.js';
import { contentTypes, type ResponseType } from './negotiate.js';
import { BodyTimeoutError } from './read-operation.js';

/** A request that is not carried out, as it is answered. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly reference: string | null;
  /** Facts for programs, as `extensions.data`. */
  readonly data: Json | undefined;
}

/** Codes that the GraphQL over HTTP specification wants answered with 200 where the caller asked for plain JSON. */
const documentCodes: ReadonlySet<ErrorCode> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
] satisfies ErrorCode[]);

/** How an error is answered. `status` replaces the catalogue's where the method or media type is at fault. */
export function refusalOf(
  error: DomainError,
  {
    reference = null,
    status,
    type,
    locale,
  }: { locale: Locale; type: ResponseType; reference?: string | null; status?: number },
): Refusal {
  const { code } = error;
  return {
    code,
    status: status ?? statusOf(error, type),
    message: messageFor(code, locale, reference === null ? error.params : { ...error.params, reference }),
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

/** What is left of a rate, on answers and refusals alike. */
export function rateHeaders(rate: RateDecision): [string, string][] {
  return [
    ['ratelimit-limit', String(rate.limit)],
    ['ratelimit-remaining', String(rate.remaining)],
    ['ratelimit-reset', String(rate.resetSeconds)],
  ];
}

/** Sends a refusal in the form of a GraphQL answer. */
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

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** Sends a whole answer as it is. */
export function sendText(response: ServerResponse, answer: Answer): void {
  send(response, { ...answer, bytes: Buffer.from(answer.text), encoding: null });
}

/** Sends a whole answer, a long one compressed. Not for one that holds secrets beside what its caller wrote. */
export async function sendCompressed(
  response: ServerResponse,
  answer: Answer,
  encoding: Encoding | null,
): Promise<void> {
  send(response, { ...answer, ...(await compressed(answer.text, encoding)) });
}

function send(response: ServerResponse, sent: Answer & { bytes: Buffer; encoding: Encoding | null }): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(sent.status, {
    'content-type': sent.contentType,
    'content-length': sent.bytes.length,
    ...(sent.encoding === null ? {} : { 'content-encoding': sent.encoding }),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(sent.bytes);
}
