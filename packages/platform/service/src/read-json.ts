import type { IncomingMessage } from 'node:http';
import { DomainError } from '@tertulia/errors';

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
 * Reads the body of a request as JSON.
 * @throws DomainError UNSUPPORTED_MEDIA_TYPE, REQUEST_TOO_LARGE, MALFORMED_JSON or, as `BodyTimeoutError`, DEADLINE_EXCEEDED
 */
export async function readJson(request: IncomingMessage, limits: BodyLimits): Promise<unknown> {
  return parseJson(await readJsonText(request, limits));
}

/**
 * Reads the body of a request that says that it is JSON, without parsing it.
 * @throws DomainError as `readJson`
 */
export async function readJsonText(request: IncomingMessage, limits: BodyLimits): Promise<string> {
  requireJson(request);
  return decode(await readBody(request, limits));
}

/** @throws DomainError MALFORMED_JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new DomainError('MALFORMED_JSON', { cause });
  }
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
  // Whoever has left before the reading begins sends nothing more.
  if (request.destroyed) throw new DomainError('MALFORMED_JSON');
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
