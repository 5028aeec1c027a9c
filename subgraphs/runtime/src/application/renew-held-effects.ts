import { heldUntil } from '../domain/effect-times.js';
import type { RuntimeDependencies } from './dependencies.js';

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
