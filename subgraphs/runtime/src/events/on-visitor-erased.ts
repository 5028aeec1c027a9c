import type { EventBus } from '@tertulia/messaging';
import type { DomainEvent } from '@tertulia/events';

export const erasureEvents = ['runtime.visitor-erased.v1'] as const;

/** Takes what still holds the visitor's words on its way out of the transport. Repeated, there is nothing left to take out. */
export async function onVisitorErased(
  bus: Pick<EventBus, 'forget'>,
  { organizationId, payload }: DomainEvent<'runtime.visitor-erased.v1'>,
): Promise<void> {
  const names = ['runtime.question-unanswered.v1'] as const;
  await bus.forget({ organizationId, names, mentioning: payload.conversationId });
}
