/** A session that a subgraph opened or ended while it answered. */
export type SessionChange =
  | {
      readonly token: string;
      readonly expiresAt: string;
      /** By what the browser is known from now on, also after the session. */
      readonly deviceToken?: string;
    }
  | { readonly clear: true };

/** Reads what the identity subgraph says under `extensions.session`; null for anything else. */
export function readSessionChange(value: unknown): SessionChange | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('clear' in value && value.clear === true) return { clear: true };
  if (!('token' in value) || !('expiresAt' in value)) return null;
  const { token, expiresAt } = value;
  const isWhole = typeof token === 'string' && tokenPattern.test(token) && typeof expiresAt === 'string';
  if (!isWhole || Number.isNaN(Date.parse(expiresAt))) return null;
  const deviceToken = 'deviceToken' in value ? value.deviceToken : null;
  return typeof deviceToken === 'string' && tokenPattern.test(deviceToken)
    ? { token, expiresAt, deviceToken }
    : { token, expiresAt };
}

const tokenPattern = /^[\w.~-]{16,512}$/;

/** Longest life that browsers give a cookie. */
const deviceSeconds = 400 * 86_400;

/** The session's cookie, and that of the browser: names and attributes follow from whether the portal is reached over https. */
export class SessionCookie {
  readonly name: string;
  readonly #deviceName: string;
  readonly #attributes: string;

  constructor(isSecure: boolean) {
    this.name = isSecure ? '__Host-tertulia_session' : 'tertulia_session';
    this.#deviceName = isSecure ? '__Host-tertulia_device' : 'tertulia_device';
    this.#attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  }

  /** The value of the cookie in a `Cookie` header; null when absent. */
  read(header: string | undefined): string | null {
    return valueOf(header, this.name);
  }

  /** What the browser is known by; undefined when it is not, or says nonsense. */
  readDevice(header: string | undefined): string | undefined {
    const token = valueOf(header, this.#deviceName);
    return token !== null && tokenPattern.test(token) ? token : undefined;
  }

  /** False for a value that we never gave out: no need to ask anybody. */
  isPlausible(token: string): boolean {
    return tokenPattern.test(token);
  }

  /** The `Set-Cookie` values for a change. Signing out leaves the browser known: it proves nothing by itself. */
  write(change: SessionChange, now: Date): string[] {
    if ('clear' in change) return [`${this.name}=; ${this.#attributes}; Max-Age=0`];
    const seconds = Math.max(0, Math.floor((Date.parse(change.expiresAt) - now.getTime()) / 1_000));
    const session = `${this.name}=${change.token}; ${this.#attributes}; Max-Age=${seconds}`;
    if (change.deviceToken === undefined) return [session];
    return [session, `${this.#deviceName}=${change.deviceToken}; ${this.#attributes}; Max-Age=${deviceSeconds}`];
  }
}

function valueOf(header: string | undefined, cookie: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = splitOnce(part.trim());
    if (name === cookie && value !== '') return value;
  }
  return null;
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
