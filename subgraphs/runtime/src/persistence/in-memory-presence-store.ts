import type { PresenceStore, SignOfLife } from '../application/ports.js';

const presentMs = 60_000;
/** By conversation. */
type Signs = Map<string, { botId: string; atMs: number }>;

/** Heartbeats of this process's visitors. */
export class InMemoryPresenceStore implements PresenceStore {
  readonly #organizations = new Map<string, Signs>();

  async beat({ organizationId, conversationId, botId, at }: SignOfLife): Promise<void> {
    const signs: Signs = this.#organizations.get(organizationId) ?? new Map();
    const atMs = Math.max(at.getTime(), signs.get(conversationId)?.atMs ?? 0);
    signs.set(conversationId, { botId, atMs });
    this.#organizations.set(organizationId, signs);
  }

  async countByBot(organizationId: string, now: Date): Promise<Map<string, number>> {
    this.#forget(organizationId, now);
    const counts = new Map<string, number>();
    for (const { botId } of this.#organizations.get(organizationId)?.values() ?? []) {
      counts.set(botId, (counts.get(botId) ?? 0) + 1);
    }
    return counts;
  }

  /** Deletes old heartbeats of every organization, so that those that are never counted do not accumulate. */
  sweep(now: Date): void {
    for (const organizationId of this.#organizations.keys()) this.#forget(organizationId, now);
  }

  #forget(organizationId: string, now: Date): void {
    const signs = this.#organizations.get(organizationId);
    for (const [conversationId, { atMs }] of signs ?? []) {
      if (now.getTime() - atMs > presentMs) signs?.delete(conversationId);
    }
    if (signs?.size === 0) this.#organizations.delete(organizationId);
  }
}
