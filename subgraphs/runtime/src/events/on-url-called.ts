import type { DomainEvent } from '@tertulia/events';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { finishOpenEffects } from '../application/finish-open-effects.js';

export const urlEvents = ['integrations.url-called.v1'] as const;

/** Continues the flow that waits for the call to a one-time URL. Idempotent; without the event, the effect is due later anyway. */
export async function onUrlCalled(
  deps: RuntimeDependencies,
  { organizationId, payload }: DomainEvent<'integrations.url-called.v1'>,
): Promise<void> {
  const url = { organizationId, conversationId: payload.conversationId, openedBy: payload.effectId };
  const woken = await deps.work.transact({ organizationId }, async (stores) =>
    stores.effects.wake(url, deps.clock.now()),
  );
  if (woken > 0) await finishOpenEffects(deps);
}
