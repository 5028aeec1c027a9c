import type { IncomingMessage } from 'node:http';
import type { Locale } from '@tertulia/errors';
import { requestIdOf } from '@tertulia/service/http';
import { preferredLocale } from '../authentication/preferred-locale.js';
import { clientAddress } from '../protection/client-address.js';
import { negotiate, type ResponseType } from './negotiate.js';

/** Facts of a request before authentication. */
export interface RequestContext {
  readonly requestId: string;
  readonly address: string;
  readonly locale: Locale;
  /** Null when the caller accepts no supported media type; refusals are then sent as JSON. */
  readonly responseType: ResponseType | null;
  readonly startedAtMs: number;
}

export function requestContextOf(request: IncomingMessage, trustedProxyHops: number): RequestContext {
  return {
    requestId: requestIdOf(request),
    address: clientAddress(request, trustedProxyHops),
    locale: preferredLocale(request.headers['accept-language']) ?? 'es',
    responseType: negotiate(request.headers.accept),
    startedAtMs: performance.now(),
  };
}
