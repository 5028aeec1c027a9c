import { enumOf } from '@tertulia/subgraph';

export const PlanCodeEnum = enumOf('PlanCode', 'A plan.', {
  STARTER: 'To start with chat on a web page.',
  PROFESSIONAL: 'For businesses that reply by chat every day.',
  ENTERPRISE: 'Without limits.',
});

export const BillingIntervalEnum = enumOf('BillingInterval', 'How often the plan is charged.', {
  MONTHLY: 'Every month.',
  YEARLY: 'Every year, for ten months.',
});

export const SubscriptionStatusEnum = enumOf('SubscriptionStatus', 'State of the subscription.', {
  TRIAL: 'In the trial, without a card.',
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
  PLAN: 'It exists, for the plans that include it.',
  EVERY_PLAN: 'It exists, for every plan.',
  SOON: 'Planned: it does not exist yet.',
});

export const LimitPolicyEnum = enumOf('LimitPolicy', 'What happens at the limit.', {
  SOFT: 'Continue; the overage is charged.',
  HARD: "Refuse; visitors see the owner's text.",
});
