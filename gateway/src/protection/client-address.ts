import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * The address of the client. Only the last `trustedProxyHops` entries of `X-Forwarded-For` are trusted; with 0 the header is
 * ignored.
 */
export function clientAddress(request: IncomingMessage, trustedProxyHops: number): string {
  const peer = plain(request.socket.remoteAddress ?? 'unknown');
  if (trustedProxyHops === 0) return peer;
  const header = request.headers['x-forwarded-for'];
  const hops = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map((hop) => hop.trim());
  const claimed = hops.at(-trustedProxyHops) ?? '';
  return isIP(claimed) === 0 ? peer : plain(claimed);
}

/** IPv6 addresses are reduced to their /64 network, because one subscriber usually has a whole /64. */
function plain(address: string): string {
  const mapped = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(mapped) !== 6 || mapped === '::1') return mapped;
  const [head = '', tail = ''] = mapped.toLowerCase().split('::');
  const start = head === '' ? [] : head.split(':');
  const end = tail === '' ? [] : tail.split(':');
  const missing = mapped.includes('::') ? Math.max(0, 8 - start.length - end.length) : 0;
  const groups = [...start, ...Array<string>(missing).fill('0'), ...end];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
