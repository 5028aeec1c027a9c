import type { BotDefinition } from '@tertulia/flow-engine';
import { decideByLimit } from '@tertulia/plan-limits';
import type { Conversation } from '../domain/conversation.js';
import { notAttendingText } from '../domain/polite-texts.js';
import type { RuntimeDependencies } from './dependencies.js';
import type { Stores } from './ports.js';
import { VisitorRefusal } from './visitor-refusal.js';

/**
 * Counts a new conversation, in the transaction of its first message. The conversation is accepted over a soft limit
 * (billing charges for it), when the plan is not known yet, and when the plan's period is over and not renewed yet.
 * @throws VisitorRefusal PLAN_LIMIT_REACHED at a hard limit: the transaction must not commit.
 */
export async function countConversation(
  deps: Pick<RuntimeDependencies, 'clock'>,
  stores: Stores,
  { conversation, definition }: { conversation: Conversation; definition: BotDefinition },
): Promise<void> {
  const { organizationId, locale, isCharged } = conversation;
  if (!isCharged) return;
  const plan = await stores.plans.of(organizationId);
  if (plan === null) return;
  const usage = await stores.plans.countConversation(organizationId, plan.periodStart);
  const resetsAt = new Date(plan.periodEnd);
  if (plan.policy === 'SOFT' || deps.clock.now() >= resetsAt) return;
  const question = {
    plan: plan.planCode,
    limit: 'conversationsPerMonth',
    usage: usage - 1,
    amount: 1,
    resetsAt,
  } as const;
  const decision = decideByLimit(plan.conversationsPerMonth, question);
  if (!decision.isAllowed) throw new VisitorRefusal('PLAN_LIMIT_REACHED', notAttendingText(definition, locale));
}
