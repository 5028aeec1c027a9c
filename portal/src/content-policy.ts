/**
 * The Content-Security-Policy: only scripts that the server rendered, and only images from other origins. Inline styles
 * are allowed because charts, floating panels and the canvas set sizes on elements.
 */
export function contentPolicy(
  nonce: string,
  { isSecure, isDevelopment }: { isSecure: boolean; isDevelopment: boolean },
): string {
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob: https:`,
    `media-src 'self' https:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `frame-src 'self'`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
