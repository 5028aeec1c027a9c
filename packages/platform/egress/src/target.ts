import { isIP } from 'node:net';
import { isPublicAddress } from './address.js';
import { refused } from './egress-error.js';

/** Exact `host:port` pairs that may be reached although the rules refuse them. Empty in production. */
export type AllowedTargets = ReadonlySet<string>;

/** Where a request goes, after the rules. */
export interface Target {
  readonly url: URL;
  /** `host:port`, with the port of the scheme where none is given. */
  readonly key: string;
  /** True where the pair is in the list of exceptions: its addresses are not checked. */
  readonly isException: boolean;
}

const schemePorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };
const webPorts = new Set(['80', '443']);
/** Letters, digits, hyphens and underscores in dotted labels: the URL parser has turned international names into this form. */
const hostPattern = /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/;
const urlLengthMax = 8_192;
/** One that is empty, which the URL parser drops. */
const emptyUserInfo = /^\s*https?:[/\\]*:?@/i;

/**
 * Reads the text of an address and applies the rules that need no name resolution.
 * @throws EgressError REFUSED
 */
export function targetOf(text: string, allowed: AllowedTargets): Target {
  const url = text.length > urlLengthMax ? null : URL.parse(text);
  if (url === null) throw refused('URL');
  const schemePort = schemePorts[url.protocol];
  if (schemePort === undefined) throw refused('SCHEME');
  if (url.username !== '' || url.password !== '' || emptyUserInfo.test(text)) throw refused('USER_INFO');
  const port = url.port === '' ? schemePort : url.port;
  const key = `${url.hostname}:${port}`;
  if (allowed.has(key)) return { url, key, isException: true };
  if (!webPorts.has(port)) throw refused('PORT');
  checkHost(url.hostname);
  return { url, key, isException: false };
}

/** @throws EgressError REFUSED for single-label names, names that end in a dot, and literal addresses that are not public */
export function checkHost(host: string): void {
  const literal = host.startsWith('[') ? host.slice(1, -1) : host;
  if (isIP(literal) !== 0) {
    if (!isPublicAddress(literal)) throw refused('ADDRESS');
    return;
  }
  if (!hostPattern.test(host)) throw refused('HOST');
}
