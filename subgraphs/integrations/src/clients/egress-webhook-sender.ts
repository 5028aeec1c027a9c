import { EgressError, type Egress } from '@tertulia/egress';
import type { Clock } from '@tertulia/use-case';
import type { WebhookSender } from '../application/webhook-ports.js';
import { retryAfterMsOf, type AttemptFailure } from '../domain/webhook-delivery.js';

const timeoutMs = 15_000;
/** What is kept of a response, in characters: enough to recognise an error page. */
const responseMax = 1_024;
const encoding = 'utf8';
/** NUL, and the half of a character that was cut: PostgreSQL refuses both, and with them every attempt that is stored together. */
const unstorable = /[\0\p{Cs}]/gu;

/** Sends webhooks over the guarded way out. */
export function egressWebhookSender(egress: Egress, clock: Clock): WebhookSender {
  return {
    mayUse: (url) => egress.mayRequest(url),
    send: async (request) => {
      const at = clock.now();
      const begun = performance.now();
      const took = (): number => performance.now() - begun;
      try {
        const deadlineMs = Math.min(timeoutMs, request.timeoutMs ?? timeoutMs);
        const { status, headers, body } = await egress.request({ ...request, method: 'POST', timeoutMs: deadlineMs });
        const response = body
          .subarray(0, responseMax * 4)
          .toString(encoding)
          .slice(0, responseMax)
          .replaceAll(unstorable, '');
        return {
          at,
          durationMs: took(),
          status,
          failure: null,
          response,
          retryAfterMs: retryAfterMsOf(headers['retry-after'], at),
        };
      } catch (error) {
        return { at, durationMs: took(), status: null, failure: failureOf(error), response: '', retryAfterMs: null };
      }
    },
  };
}

/** No breaker is used for webhooks, so a host is never suspended: what else is thrown counts as unreachable. */
function failureOf(error: unknown): AttemptFailure {
  if (!(error instanceof EgressError) || error.failure === 'SUSPENDED') return 'UNREACHABLE';
  return error.failure;
}
