import type { IncomingMessage } from 'node:http';
import { DomainError } from '@tertulia/errors';
import { checkPersistedQuery } from './persisted-query.js';
import type { OperationRequest } from '../protection/admit-operation.js';

/** Limits of a request body: its size, and the time in which it must arrive. */
export interface BodyLimits {
  readonly bytesMax: number;
  readonly timeoutMs: number;
}

/** A request body did not arrive in time. */
export class BodyTimeoutError extends DomainError {
  constructor(seconds: number) {
    super('DEADLINE_EXCEEDED', { params: { seconds }, data: { seconds } });
  }
}

/**
 * Reads the operation from the body of a POST.
 * @throws DomainError UNSUPPORTED_MEDIA_TYPE, REQUEST_TOO_LARGE, MALFORMED_JSON, BAD_USER_INPUT or DEADLINE_EXCEEDED
 */
export async function readPostedOperation(request: IncomingMessage, limits: BodyLimits): Promise<OperationRequest> {
  requireJson(request);
  return operationOf(parseJson(decode(await readBody(request, limits))));
}

/**
 * Reads the operation from the URL of a GET.
 * @throws DomainError MALFORMED_JSON or BAD_USER_INPUT
 */
export function readAddressedOperation(search: URLSearchParams): OperationRequest {
  const value = (name: string): string | null => {
    const values = search.getAll(name);
    if (values.length > 1) throw badInput(name);
    return values[0] ?? null;
  };
  const json = (name: string): unknown => {
    const text = value(name);
    return text === null || text === '' ? null : parseJson(text);
  };
  const operationName = value('operationName');
  return operationOf({
    query: value('query'),
    operationName: operationName === '' ? null : operationName,
    variables: json('variables'),
    extensions: json('extensions'),
  });
}

/**
 * Reads the operation from parsed JSON, from HTTP or a socket. Batches of operations are not supported.
 * @throws DomainError BAD_USER_INPUT, or an error of `checkPersistedQuery`
 */
export function operationOf(value: unknown): OperationRequest {
  if (!isRecord(value)) throw badInput('body');
  const { query, operationName, variables, extensions } = value;
  if (isRecord(extensions)) checkPersistedQuery(extensions['persistedQuery'], query);
  if (typeof query !== 'string' || query === '') throw badInput('query');
  if (!isAbsent(operationName) && typeof operationName !== 'string') throw badInput('operationName');
  if (!isAbsent(variables) && !isRecord(variables)) throw badInput('variables');
  if (!isAbsent(extensions) && !isRecord(extensions)) throw badInput('extensions');
  return { query, operationName: operationName ?? null, variables: variables ?? {} };
}

function requireJson(request: IncomingMessage): void {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((part) => part.trim()).find((part) => part.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (type.trim() !== 'application/json' || !isUtf8 || encoding.toLowerCase() !== 'identity') {
    throw new DomainError('UNSUPPORTED_MEDIA_TYPE');
  }
}

/** How much of an oversized body is read and discarded: a client that is cut off while sending sees a broken connection instead of the 413. */
const excessBytesMax = 16 * 1024 * 1024;

async function readBody(request: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > excessBytesMax) throw tooLargeFor(limits);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const tooLarge = (): void => reject(tooLargeFor(limits));
    const timer = setTimeout(() => end(() => reject(new BodyTimeoutError(limits.timeoutMs / 1_000))), limits.timeoutMs);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      request.removeAllListeners('data');
      settle();
    };
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limits.bytesMax) chunks.push(chunk);
      else chunks.length = 0;
      if (size > excessBytesMax) end(tooLarge);
    });
    request.once('end', () => end(size > limits.bytesMax ? tooLarge : () => resolve(Buffer.concat(chunks))));
    request.once('error', (error) => end(() => reject(error)));
    request.once('aborted', () => end(() => reject(new DomainError('MALFORMED_JSON'))));
  });
}

function tooLargeFor({ bytesMax }: BodyLimits): DomainError {
  return new DomainError('REQUEST_TOO_LARGE', { params: { max: bytesMax }, data: { bytesMax } });
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new DomainError('MALFORMED_JSON', { cause });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new DomainError('MALFORMED_JSON', { cause });
  }
}

function badInput(detail: string): DomainError {
  return new DomainError('BAD_USER_INPUT', { params: { detail } });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
