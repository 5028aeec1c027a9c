import type { CredentialRevocation } from '@tertulia/principal';

/** Records whose credentials the writes of a transaction change. The stores record it themselves, so that no use case can omit it. */
export class RevokedCredentials {
  readonly #sessionIds = new Set<string>();
  readonly #userIds = new Set<string>();
  readonly #keyIds = new Set<string>();
  readonly #organizationIds = new Set<string>();

  session(id: string): void {
    this.#sessionIds.add(id);
  }

  /** All sessions of a user. */
  user(id: string): void {
    this.#userIds.add(id);
  }

  apiKey(id: string): void {
    this.#keyIds.add(id);
  }

  /** All keys of an organization, and all sessions that work in it. */
  organization(id: string): void {
    this.#organizationIds.add(id);
  }

  /** The recorded revocation; null if there is none. */
  revocation(): CredentialRevocation | null {
    const noted = {
      sessionIds: [...this.#sessionIds],
      userIds: [...this.#userIds],
      keyIds: [...this.#keyIds],
      organizationIds: [...this.#organizationIds],
    };
    return Object.values(noted).some((ids) => ids.length > 0) ? noted : null;
  }
}
