import type { IncomingMessage } from 'node:http';

/** What a request is about: the path with its search, and the host that it names itself, if it does. */
export interface RequestTarget {
  readonly url: string;
  readonly host: string | null;
}

/** Visible ASCII without the characters that programs read differently: `\` as `/`, `#` as the end. */
const readable = /^[!"$-[\]^-~]+$/;

/**
 * Reads the target of a request line: a path, or a whole URL as it is sent to proxies. Null for one that cannot be read, or that
 * programs read differently: two slashes at the start name a host to some.
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

/** The path of a request without its search; empty for one that has none. */
export function pathOf(request: Pick<IncomingMessage, 'url'>): string {
  return (request.url ?? '').split(/[?#]/, 1)[0] ?? '';
}

/** True for a `Host` that names a host and perhaps a port, and nothing else. */
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
