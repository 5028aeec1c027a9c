/** Most pages that one bot may be limited to. */
export const allowedSitesMax = 50;

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const host = new RegExp(`^${label}(?:\\.${label})*(?::\\d{1,5})?$`);
const longest = 253;

/**
 * A site as it is kept: a host with its port where it is not the usual one, or `*.` before a host for everything below it. Takes what
 * people paste: a whole address, capitals, accents. Null for what names no site; `*.mx` alone would name everybody.
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
