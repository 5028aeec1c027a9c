import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Locale } from '@tertulia/errors';
import { preferredLocale } from '../authentication/preferred-locale.js';
import { clientAddress } from '../protection/client-address.js';
import { negotiate, type ResponseType } from './negotiate.js';

/** What is known of a request before anything of it is believed. */
export interface RequestContext {
  readonly requestId: string;
  readonly address: string;
  readonly locale: Locale;
  /** Null when the caller accepts none of ours; refusals are then sent as JSON. */
  readonly responseType: ResponseType | null;
  readonly startedAtMs: number;
}

const requestIdPattern = /^[\w.-]{8,64}$/;

/** A caller may name its request, so that its logs and ours meet; anything odd is replaced. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && requestIdPattern.test(given) ? given : randomUUID();
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
