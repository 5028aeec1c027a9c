const base = 'https://portal.invalid';

/** The page to open after signing in: only a page of this portal, never another site. */
export function nextPath(wanted: string | null): string {
  if (wanted?.startsWith('/') !== true) return '/';
  const path = pathOf(wanted);
  // Dots are resolved at this point: "/.//other.example" has become "//other.example", which is another site.
  return path !== null && pathOf(path) === path ? path : '/';
}

/** An address as a browser on this portal resolves it; null if it leads to another site. */
function pathOf(address: string): string | null {
  const url = URL.canParse(address, base) ? new URL(address, base) : null;
  return url?.origin === base ? `${url.pathname}${url.search}${url.hash}` : null;
}
