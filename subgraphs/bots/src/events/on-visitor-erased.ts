import type { DomainEvent } from '@tertulia/events';
import { forgetConversation } from '../application/change-pins.js';
import type { BotsDependencies } from '../application/dependencies.js';
import type { Stores } from '../application/ports.js';

export const erasureEvents = ['runtime.visitor-erased.v1'] as const;

/** Removes what the visitor typed from the pinned conversations that were made from the erased one. */
export async function onVisitorErased(
  deps: BotsDependencies,
  stores: Stores,
  { organizationId, payload: { conversationId } }: DomainEvent<'runtime.visitor-erased.v1'>,
): Promise<void> {
  await forgetConversation(deps, stores, { organizationId, conversationId });
}
