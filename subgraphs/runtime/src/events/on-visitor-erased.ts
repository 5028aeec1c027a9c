import type { EventBus } from '@tertulia/messaging';
import type { DomainEvent } from '@tertulia/events';

export const erasureEvents = ['runtime.visitor-erased.v1'] as const;

/** Removes events with the visitor's texts that are still in the transport. Idempotent. */
export async function onVisitorErased(
  bus: Pick<EventBus, 'forget'>,
  { organizationId, payload }: DomainEvent<'runtime.visitor-erased.v1'>,
): Promise<void> {
  const names = ['runtime.question-unanswered.v1'] as const;
  await bus.forget({ organizationId, names, mentioning: payload.conversationId });
}
