const linkProtocols = new Set(['https:', 'http:', 'mailto:', 'tel:']);
const imageProtocols = new Set(['https:', 'http:']);

/** The address when a visitor may follow it (web, mail, telephone); null for everything else. */
export function safeLink(url: string): string | null {
  return allowed(url, linkProtocols);
}

/** The address when a picture may be loaded from it; relative ones are the platform's. */
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
