import { setting } from '@tertulia/environment';
import { z } from 'zod';

const pairPattern = /^[a-z0-9-]+=https?:\/\/[^\s,]+$/;
const targetPattern = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+):\d{1,5}$/;

function listOf(pattern: RegExp) {
  return z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter((one) => one !== ''))
    .refine((all) => all.every((one) => pattern.test(one)));
}

/** Exact `host:port` pairs that may be reached although the rules of the way out refuse them. */
export const egressAllowed = setting(
  'EGRESS_ALLOWED',
  'exact host:port pairs on a private network that may be reached, separated by commas; none by default',
  listOf(targetPattern).transform((pairs): ReadonlySet<string> => new Set(pairs)),
);

/** Addresses of vendors' APIs other than the declared ones, by the name of the connector. */
export const connectorUrls = setting(
  'CONNECTOR_URLS',
  'addresses of APIs instead of the vendors’ own, such as google-sheets=http://127.0.0.1:4900, separated by commas',
  listOf(pairPattern).transform((pairs): Readonly<Record<string, string>> => {
    return Object.fromEntries(pairs.map((pair) => splitAt(pair, pair.indexOf('='))));
  }),
);

function splitAt(pair: string, at: number): [string, string] {
  return [pair.slice(0, at), pair.slice(at + 1).replace(/\/+$/, '')];
}
