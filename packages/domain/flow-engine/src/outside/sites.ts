/** The maximum number of sites of one list. */
export const sitesMax = 50;

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const host = new RegExp(`^${label}(?:\\.${label})*(?::\\d{1,5})?$`);
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3})$/;
const longest = 253;

/**
 * A site in its stored form: a host, with a port unless it is the default, or `*.` before a host for all its
 * subdomains. Accepts what people paste: a whole URL, capitals, accents. Null for invalid sites; `*.mx` alone would
 * match a whole country.
 */
export function readSite(text: string): string | null {
  const bare = text.trim().toLowerCase();
  if (bare === '' || bare.length > longest || /^(?!https?:)[\w+.-]+:\/\//.test(bare)) return null;
  const isWild = bare.startsWith('*.');
  const rest = isWild ? bare.slice(2) : bare;
  const address = URL.parse(/^https?:\/\//.test(rest) ? rest : `https://${rest}`);
  if (address === null || address.username !== '' || !host.test(address.host)) return null;
  if (isWild && !address.hostname.includes('.')) return null;
  return isWild ? `*.${address.host}` : address.host;
}

/** True for an address that may be shown in a frame at all: `https:`, or `http:` of this machine, and without a user name. */
export function isFrameable(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname));
}

/** True for an address that may be shown in a frame and is on one of the sites. */
export function isFramed(address: string, sites: readonly string[]): boolean {
  const shown = URL.parse(address)?.host ?? '';
  const isListed = sites.some((site) => (site.startsWith('*.') ? shown.endsWith(site.slice(1)) : shown === site));
  return isListed && isFrameable(address);
}
