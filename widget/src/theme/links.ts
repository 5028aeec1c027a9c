const linkProtocols = new Set(['https:', 'http:', 'mailto:', 'tel:']);
const imageProtocols = new Set(['https:', 'http:']);

/** The address if it is allowed in a link (web, mail, phone); null otherwise. */
export function safeLink(url: string): string | null {
  return allowed(url, linkProtocols);
}

/** The address if an image may be loaded from it; relative addresses are on the platform's origin. */
export function safeImage(url: string, origin: string): string | null {
  return allowed(url, imageProtocols, origin);
}

function allowed(url: string, protocols: ReadonlySet<string>, base?: string): string | null {
  try {
    const parsed = new URL(url, base);
    return protocols.has(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}
