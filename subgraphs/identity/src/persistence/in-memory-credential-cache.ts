import type { CredentialRevocation } from '@tertulia/principal';
import type { Bearer, CredentialCache, RememberedCredential } from '../application/ports.js';
import { keptMs, markLifetimeMs, revokedSubjects, subjectsOf, ticketLifetimeMs } from './credential-subjects.js';

interface Entry {
  readonly bearer: Bearer;
  readonly revision: number;
  readonly endsAtMs: number;
}

interface Mark {
  readonly revision: number;
  readonly endsAtMs: number;
}

const entriesMax = 10_000;

/** Caches credentials in this process; for a single replica only. */
export class InMemoryCredentialCache implements CredentialCache {
  readonly #nowMs: () => number;
  readonly #entries = new Map<string, Entry>();
  readonly #marks = new Map<string, Mark>();
  #revision = 0;

  constructor(clock: { now(): Date }) {
    this.#nowMs = () => clock.now().getTime();
  }

  async find(tokenHash: string): Promise<RememberedCredential> {
    const entry = this.#entries.get(tokenHash);
    const isUsable =
      entry !== undefined && entry.endsAtMs > this.#nowMs() && !this.#isRevoked(entry.bearer, entry.revision);
    if (!isUsable) this.#entries.delete(tokenHash);
    return { bearer: isUsable ? entry.bearer : null, ticket: `${this.#revision} ${this.#nowMs()}` };
  }

  async keep(tokenHash: string, bearer: Bearer, ticket: string): Promise<void> {
    const [revision = 0, givenAtMs = 0] = ticket.split(' ').map(Number);
    const nowMs = this.#nowMs();
    if (nowMs - givenAtMs > ticketLifetimeMs || this.#isRevoked(bearer, revision)) return;
    this.#entries.delete(tokenHash);
    this.#entries.set(tokenHash, { bearer, revision, endsAtMs: nowMs + keptMs });
    for (const [oldest] of this.#entries) {
      if (this.#entries.size <= entriesMax) break;
      this.#entries.delete(oldest);
    }
  }

  async revoke(revocation: CredentialRevocation): Promise<void> {
    const nowMs = this.#nowMs();
    for (const [subject, { endsAtMs }] of this.#marks) {
      if (endsAtMs > nowMs) break;
      this.#marks.delete(subject);
    }
    this.#revision += 1;
    for (const subject of revokedSubjects(revocation)) {
      this.#marks.delete(subject);
      this.#marks.set(subject, { revision: this.#revision, endsAtMs: nowMs + markLifetimeMs });
    }
  }

  #isRevoked(bearer: Bearer, revision: number): boolean {
    return subjectsOf(bearer).some((subject) => (this.#marks.get(subject)?.revision ?? 0) > revision);
  }
}
