import type { PresenceStore } from '../application/ports.js';

const presentMs = 60_000;
/** By conversation. */
type Signs = Map<string, { botId: string; atMs: number }>;

/** Signs of life of this process's visitors. */
export class InMemoryPresenceStore implements PresenceStore {
  readonly #organizations = new Map<string, Signs>();

  beat(sign: { organizationId: string; botId: string; conversationId: string; at: Date }): void {
    const signs: Signs = this.#organizations.get(sign.organizationId) ?? new Map();
    signs.set(sign.conversationId, { botId: sign.botId, atMs: sign.at.getTime() });
    this.#organizations.set(sign.organizationId, signs);
  }

  countByBot(organizationId: string, now: Date): Map<string, number> {
    const counts = new Map<string, number>();
    const signs = this.#organizations.get(organizationId);
    for (const [conversationId, { botId, atMs }] of signs ?? []) {
      if (now.getTime() - atMs > presentMs) signs?.delete(conversationId);
      else counts.set(botId, (counts.get(botId) ?? 0) + 1);
    }
    if (signs?.size === 0) this.#organizations.delete(organizationId);
    return counts;
  }

  /** Forgets signs that are too old, of every organization: those that nobody counts would pile up. */
  sweep(now: Date): void {
    for (const organizationId of this.#organizations.keys()) this.countByBot(organizationId, now);
  }
}
