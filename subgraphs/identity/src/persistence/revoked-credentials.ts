import type { CredentialRevocation } from '@tertulia/principal';

/** Notes, while a transaction runs, whose credentials its writes change. The stores note it themselves: no use case can forget. */
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

  /** What was noted; null when nothing was. */
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
