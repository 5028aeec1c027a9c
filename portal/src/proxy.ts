import { NextResponse, type NextRequest } from 'next/server';
import { isDevelopment } from './environment.js';

/**
 * One nonce per answer: only scripts that the server itself wrote run. Styles may be inline because charts,
 * floating panels and the canvas set sizes on elements.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCodePoint(...crypto.getRandomValues(new Uint8Array(16))));
  const policy = contentPolicy(nonce, request.nextUrl.protocol === 'https:');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

function contentPolicy(nonce: string, isSecure: boolean): string {
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment() ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob: https:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `frame-src 'self'`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

export const config = {
  matcher: [{ source: '/((?!_next/static|_next/image|favicon|icon|widget|graphql).*)' }],
};
