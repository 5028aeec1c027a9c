import { EgressError } from './egress-error.js';
import type { Response as UndiciResponse } from 'undici';

/** Reads a body up to a limit; past it the connection is closed. @throws EgressError TOO_LARGE */
export async function readLimited(
  body: AsyncIterable<Uint8Array> & { destroy(): unknown },
  bytesMax: number,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > bytesMax) {
      body.destroy();
      throw new EgressError('TOO_LARGE');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
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
