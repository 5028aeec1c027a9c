import { enumOf } from '@tertulia/subgraph';

export const PlanCodeEnum = enumOf('PlanCode', 'A plan.', {
  STARTER: 'To start answering on a web page.',
  PROFESSIONAL: 'For businesses that answer by chat every day.',
  ENTERPRISE: 'Without limits.',
});

export const BillingIntervalEnum = enumOf('BillingInterval', 'How often the plan is charged.', {
  MONTHLY: 'Every month.',
  YEARLY: 'Every year, for ten months.',
});

export const SubscriptionStatusEnum = enumOf('SubscriptionStatus', 'State of the subscription.', {
  TRIAL: 'Trying, without a card.',
  ACTIVE: 'A plan was chosen.',
  PAST_DUE: 'The trial is over and no plan was chosen.',
  CANCELLED: 'Ended by its owner.',
});

export const UsageKindEnum = enumOf('UsageKind', 'What a plan counts.', {
  BOTS: 'Bots that are not deleted.',
  CONVERSATIONS: 'Conversations started in the period.',
  MEMBERS: 'Members of the organization.',
});

export const FeatureAvailabilityEnum = enumOf('FeatureAvailability', 'Where a feature of the offer stands today.', {
  PLAN: 'It exists; those have it whose plan includes it.',
  EVERY_PLAN: 'It exists, and nobody is kept from it, whatever the plan.',
  SOON: 'Promised for later: it does not exist yet.',
});

export const LimitPolicyEnum = enumOf('LimitPolicy', 'What happens at the limit.', {
  SOFT: 'Go on; the overage is charged.',
  HARD: "Refuse; visitors meet the owner's polite text.",
});
