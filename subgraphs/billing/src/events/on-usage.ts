import type { AnyDomainEvent } from '@tertulia/events';
import { recordUsage, type CountedFact } from '../application/record-usage.js';
import type { BillingDependencies } from '../application/dependencies.js';
import type { Stores } from '../application/ports.js';

export const usageEvents = [
  'bots.bot-created.v1',
  'bots.bot-deleted.v1',
  'runtime.conversation-started.v1',
  'identity.membership-changed.v1',
] as const;

export type UsageEvent = Extract<AnyDomainEvent, { name: (typeof usageEvents)[number] }>;

/** Adds events of one organization to the ledger. */
export async function onUsage(
  deps: Pick<BillingDependencies, 'clock' | 'ids'>,
  stores: Stores,
  events: readonly UsageEvent[],
): Promise<void> {
  const [first] = events;
  if (first === undefined) return;
  const facts = events.flatMap(factsOf);
  await recordUsage(deps, stores, { organizationId: first.organizationId, facts });
}

function factsOf(event: UsageEvent): CountedFact[] {
  const origin = { at: new Date(event.occurredAt), reason: event.name };
  switch (event.name) {
    case 'bots.bot-created.v1':
      return [{ ...origin, kind: 'BOTS', amount: 1, reference: event.payload.botId }];
    case 'bots.bot-deleted.v1':
      return [{ ...origin, kind: 'BOTS', amount: -1, reference: event.payload.botId }];
    case 'runtime.conversation-started.v1':
      if (event.payload.isCharged === false) return [];
      return [{ ...origin, kind: 'CONVERSATIONS', amount: 1, reference: event.payload.conversationId }];
    case 'identity.membership-changed.v1': {
      const { change, userId } = event.payload;
      if (change === 'CHANGED') return [];
      return [{ ...origin, kind: 'MEMBERS', amount: change === 'ADDED' ? 1 : -1, reference: userId }];
    }
  }
}
