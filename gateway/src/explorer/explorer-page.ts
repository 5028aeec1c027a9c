import { randomBytes } from 'node:crypto';
import type { Locale } from '@tertulia/errors';

/** A page with the headers that it may only be sent with. */
export interface Page {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The page around the explorer: our own script and styles and nothing else. Styles that its library makes while it runs carry the nonce
 * of the answer. `socketOrigin` is named because not every browser counts sockets to `'self'`.
 */
export function explorerPage({ socketOrigin, locale }: { locale: Locale; socketOrigin: string }): Page {
  const nonce = randomBytes(18).toString('base64url');
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    'font-src data:',
    `connect-src 'self' ${socketOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    html: `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="style-nonce" content="${nonce}">
<title>Tertulia · API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/graphql/explorer.css">
</head>
<body>
<div id="explorer"></div>
<script type="module" src="/graphql/explorer.js"></script>
</body>
</html>
`,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy.join('; '),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    },
  };
}
