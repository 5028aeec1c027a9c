import { refused } from './egress-error.js';

/** Set by us or by the connection, or understood by metadata services and proxies as a right. */
const refusedNames = new Set([
  ...[
    'host',
    'connection',
    'keep-alive',
    'proxy-authorization',
    'proxy-authenticate',
    'proxy-connection',
    'te',
    'trailer',
  ],
  ...[
    'transfer-encoding',
    'upgrade',
    'content-length',
    'expect',
    'via',
    'forwarded',
    'x-real-ip',
    'metadata',
    'metadata-flavor',
  ],
]);
const refusedStarts = ['x-forwarded-', 'x-aws-ec2-', 'x-google-', 'x-goog-metadata', 'sec-', 'proxy-'];
const namePattern = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/;
const countMax = 50;
const valueLengthMax = 8_192;

/**
 * The headers as they are sent, with names in lower case.
 * @throws EgressError REFUSED for a header that may not be set, a control character, too many or too long ones
 */
export function requestHeaders(given: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(given).map(([name, value]) => [name.toLowerCase(), value] as const);
  if (entries.length > countMax || !entries.every(([name, value]) => isAllowed(name, value))) throw refused('HEADER');
  return Object.fromEntries(entries);
}

function isAllowed(name: string, value: string): boolean {
  if (!namePattern.test(name) || value.length > valueLengthMax || !isPrintable(value)) return false;
  return !refusedNames.has(name) && !refusedStarts.some((start) => name.startsWith(start));
}

/** Tab and characters of Latin-1 that print: what a header can carry without being read as two. */
function isPrintable(value: string): boolean {
  return /^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value);
}
