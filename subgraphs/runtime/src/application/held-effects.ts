import { heldUntil } from '../domain/effect-times.js';
import type { RuntimeDependencies } from './dependencies.js';
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

/**
 * Reports that this process is still at its effects, so that no other one takes them up. An effect that another process has claimed, or that
 * was made due meanwhile, is let go. Returns how many it still holds.
 */
export async function renewHeldEffects({
  work,
  clock,
  held,
}: Pick<RuntimeDependencies, 'work' | 'clock' | 'held'>): Promise<number> {
  const asked = held.all();
  if (asked.length === 0) return 0;
  const until = heldUntil(clock.now());
  const renewed = await work.transact({ platform: 'renew held effects' }, async ({ effects }) =>
    effects.renew(asked, until),
  );
  held.renewed(asked, renewed);
  return renewed.length;
}

function keyOf({ conversationId, effect }: HeldIntent): string {
  return `${conversationId} ${effect.id}`;
}
