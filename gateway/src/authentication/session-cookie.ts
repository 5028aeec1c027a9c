/** A session that a subgraph opened or ended in its response. */
export type SessionChange =
  | {
      readonly token: string;
      readonly expiresAt: string;
      /** Identifies the browser from now on, also after the session ends. */
      readonly deviceToken?: string;
    }
  | { readonly clear: true };

/** Parses `extensions.session` of the identity subgraph; null for an invalid value. */
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

/** Maximum lifetime that browsers accept for a cookie. */
const deviceSeconds = 400 * 86_400;

/** The session cookie and the device cookie. Their names and attributes depend on whether the portal uses https. */
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

  /** The device token of the browser; undefined when it is absent or malformed. */
  readDevice(header: string | undefined): string | undefined {
    const token = valueOf(header, this.#deviceName);
    return token !== null && tokenPattern.test(token) ? token : undefined;
  }

  /** False for a value that cannot be a session token, so that it need not be looked up. */
  isPlausible(token: string): boolean {
    return tokenPattern.test(token);
  }

  /** The `Set-Cookie` values for a change. Signing out keeps the device cookie, which grants no access by itself. */
  write(change: SessionChange, now: Date): string[] {
    if ('clear' in change) return [`${this.name}=; ${this.#attributes}; Max-Age=0`];
    const seconds = Math.max(0, Math.floor((Date.parse(change.expiresAt) - now.getTime()) / 1_000));
    const session = `${this.name}=${change.token}; ${this.#attributes}; Max-Age=${seconds}`;
    if (change.deviceToken === undefined) return [session];
    return [session, `${this.#deviceName}=${change.deviceToken}; ${this.#attributes}; Max-Age=${deviceSeconds}`];
  }
}

/** The value of a cookie in a `Cookie` header; null when absent or empty. */
export function valueOf(header: string | undefined, cookie: string): string | null {
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
