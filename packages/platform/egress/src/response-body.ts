import type { Readable } from 'node:stream';
import { EgressError } from './egress-error.js';
import type { Response as UndiciResponse } from 'undici';

/** Reads a body up to a limit; past it the connection is closed. @throws EgressError TOO_LARGE, UNREACHABLE, and what the body fails with */
export async function readLimited(body: Readable, bytesMax: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // By its events: an iterator costs a quarter of a small request.
  return new Promise((resolve, reject) => {
    body.on('data', (chunk: Uint8Array) => {
      length += chunk.byteLength;
      chunks.push(chunk);
      if (length <= bytesMax) return;
      reject(new EgressError('TOO_LARGE'));
      body.destroy();
    });
    body.once('end', () => resolve(Buffer.concat(chunks, length)));
    body.on('error', reject);
    body.once('close', () => {
      if (!body.readableEnded) reject(new EgressError('UNREACHABLE'));
    });
  });
}

/** The response with a body that fails past the limit. */
export function limitedBody(response: UndiciResponse, bytesMax: number): Response {
  const { status, statusText, headers, body } = response;
  const init = { status, statusText, headers: Object.fromEntries(headers) };
  if (body === null) return new Response(null, init);
  let length = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      length += chunk.byteLength;
      if (length > bytesMax) controller.error(new EgressError('TOO_LARGE'));
      else controller.enqueue(chunk);
    },
  });
  return new Response((body as ReadableStream<Uint8Array>).pipeThrough(limit), init);
}
