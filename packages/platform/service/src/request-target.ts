import type { IncomingMessage } from 'node:http';

/** The target of a request: the path with its search, and the host that the request line contains, if any. */
export interface RequestTarget {
  readonly url: string;
  readonly host: string | null;
}

/** Visible ASCII without characters that programs interpret differently: `\` as `/`, `#` as the end. */
const readable = /^[!"$-[\]^-~]+$/;

/**
 * Parses the target of a request line: a path, or a whole URL as sent to proxies. Null for one that cannot be parsed, or that programs
 * interpret differently: two slashes at the start mean a host to some.
 */
export function readTarget(target: string): RequestTarget | null {
  if (!readable.test(target)) return null;
  const isPath = target.startsWith('/');
  if (isPath && target.startsWith('//')) return null;
  if (!isPath && !/^https?:\/\//i.test(target)) return null;
  const parsed = URL.parse(isPath ? `http://localhost${target}` : target);
  if (parsed === null || parsed.username !== '' || parsed.pathname.startsWith('//')) return null;
  if (!isDecodable(parsed.pathname)) return null;
  return isPath ? { url: target, host: null } : { url: `${parsed.pathname}${parsed.search}`, host: parsed.host };
}

/** The path of a request without its search; empty if there is none. */
export function pathOf(request: Pick<IncomingMessage, 'url'>): string {
  return (request.url ?? '').split(/[?#]/, 1)[0] ?? '';
}

/** True for a `Host` that consists of a host and an optional port. */
export function isHost(value: string): boolean {
  return /^(\[[\da-f:.]+\]|[\w.~-]+)(:\d{1,5})?$/i.test(value) && URL.canParse(`http://${value}/`);
}

function isDecodable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}
