/**
 * Whether a page may speak with a bot. `sites` are hosts, or `*.` before one for everything below it; none lets every page. `site` is
 * the page's host, `OWN` for a page of the platform, null where the browser told none.
 */
export function isSiteAllowed(sites: readonly string[], site: string | null): boolean {
  if (sites.length === 0 || site === 'OWN') return true;
  if (site === null) return false;
  return sites.some((allowed) => (allowed.startsWith('*.') ? site.endsWith(allowed.slice(1)) : site === allowed));
}
