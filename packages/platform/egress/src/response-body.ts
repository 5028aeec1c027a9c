import { EgressError } from './egress-error.js';
import type { Response as UndiciResponse } from 'undici';

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
