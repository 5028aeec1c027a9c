import type { IncomingMessage } from 'node:http';
import { DomainError, entryOf, type ErrorCode } from '@tertulia/errors';

/** An operation as contained in the body of a request. */
export interface ReadOperation {
  query: string;
  variables?: Readonly<Record<string, unknown>> | undefined;
  operationName?: string | undefined;
}

const bytesMax = 8 * 1024 * 1024;

/** @throws DomainError UNSUPPORTED_MEDIA_TYPE, REQUEST_TOO_LARGE, MALFORMED_JSON, BAD_USER_INPUT */
export async function readOperation(request: IncomingMessage): Promise<ReadOperation> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw new DomainError('UNSUPPORTED_MEDIA_TYPE');
  return checkOperation(parseJson(await readBody(request)));
}

/** @throws DomainError BAD_USER_INPUT for anything that is not an operation. */
export function checkOperation(body: unknown): ReadOperation {
  const { query, variables, operationName } = isRecord(body) ? body : {};
  if (typeof query !== 'string') throw new DomainError('BAD_USER_INPUT', { params: { detail: 'query' } });
  if (!isAbsent(variables) && !isRecord(variables))
    throw new DomainError('BAD_USER_INPUT', { params: { detail: 'variables' } });
  if (!isAbsent(operationName) && typeof operationName !== 'string') {
    throw new DomainError('BAD_USER_INPUT', { params: { detail: 'operationName' } });
  }
  return { query, variables: variables ?? undefined, operationName: operationName ?? undefined };
}

/** Status of the response to a request that failed as a whole. */
export function httpStatusOf(code: ErrorCode): number {
  return entryOf(code).httpStatus;
}

/** Drain an oversized body without buffering it, so that the client receives the 413 and can reuse the connection. */
async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= bytesMax) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > bytesMax) throw new DomainError('REQUEST_TOO_LARGE');
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DomainError('MALFORMED_JSON', { cause });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
