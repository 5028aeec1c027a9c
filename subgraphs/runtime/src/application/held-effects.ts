import type { HeldIntent } from './ports.js';

/** The open effects of this process: those that it performs, and those that follow them in the order of the flow. */
export class HeldEffects {
  readonly #held = new Map<string, HeldIntent>();

  hold(intents: readonly HeldIntent[]): void {
    for (const intent of intents) this.#held.set(keyOf(intent), intent);
  }

  /** True until it is released, or another process may have taken it up. */
  has(intent: HeldIntent): boolean {
    return this.#held.has(keyOf(intent));
  }

  release(intent: HeldIntent): void {
    this.#held.delete(keyOf(intent));
  }

  all(): HeldIntent[] {
    return [...this.#held.values()];
  }

  /** Lets go of those that could not be renewed. */
  renewed(asked: readonly HeldIntent[], renewed: readonly HeldIntent[]): void {
    const byKey = new Map(renewed.map((intent) => [keyOf(intent), intent]));
    for (const key of asked.map(keyOf)) {
      // Some have ended meanwhile.
      if (!this.#held.has(key)) continue;
      const intent = byKey.get(key);
      if (intent === undefined) this.#held.delete(key);
      else this.#held.set(key, intent);
    }
  }
}

function keyOf({ conversationId, effect }: HeldIntent): string {
  return `${conversationId} ${effect.id}`;
}
