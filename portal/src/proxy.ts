import { NextResponse, type NextRequest } from 'next/server';
import { contentPolicy } from './content-policy.js';
import { isDevelopment } from './environment.js';

/** Gives every page its own nonce, and the policy that allows only scripts with it. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCodePoint(...crypto.getRandomValues(new Uint8Array(16))));
  const policy = contentPolicy(nonce, {
    isSecure: request.nextUrl.protocol === 'https:',
    isDevelopment: isDevelopment(),
  });
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = {
  matcher: [{ source: '/((?!_next/static|_next/image|favicon|icon|widget|graphql).*)' }],
};
