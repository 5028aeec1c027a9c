/** A session that a subgraph opened or ended while it answered. */
export type SessionChange = { readonly token: string; readonly expiresAt: string } | { readonly clear: true };

/** Reads what the identity subgraph says under `extensions.session`; null for anything else. */
export function readSessionChange(value: unknown): SessionChange | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('clear' in value && value.clear === true) return { clear: true };
  if (!('token' in value) || !('expiresAt' in value)) return null;
  const { token, expiresAt } = value;
  const isWhole = typeof token === 'string' && tokenPattern.test(token) && typeof expiresAt === 'string';
  return isWhole && !Number.isNaN(Date.parse(expiresAt)) ? { token, expiresAt } : null;
}

const tokenPattern = /^[\w.~-]{16,512}$/;

/** The session's cookie: name and attributes follow from whether the portal is reached over https. */
export class SessionCookie {
  readonly name: string;
  readonly #attributes: string;

  constructor(isSecure: boolean) {
    this.name = isSecure ? '__Host-tertulia_session' : 'tertulia_session';
    this.#attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  }

  /** The value of the cookie in a `Cookie` header; null when absent. */
  read(header: string | undefined): string | null {
    for (const part of (header ?? '').split(';')) {
      const [name, value] = splitOnce(part.trim());
      if (name === this.name && value !== '') return value;
    }
    return null;
  }

  /** False for a value that we never gave out: no need to ask anybody. */
  isPlausible(token: string): boolean {
    return tokenPattern.test(token);
  }

  /** The `Set-Cookie` value for a change. */
  write(change: SessionChange, now: Date): string {
    if ('clear' in change) return `${this.name}=; ${this.#attributes}; Max-Age=0`;
    const seconds = Math.max(0, Math.floor((Date.parse(change.expiresAt) - now.getTime()) / 1_000));
    return `${this.name}=${change.token}; ${this.#attributes}; Max-Age=${seconds}`;
  }
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
