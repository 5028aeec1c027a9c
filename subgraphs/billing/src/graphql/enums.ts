import { registerEnumType } from 'type-graphql';

export const PlanCodeEnum = { STARTER: 'STARTER', PROFESSIONAL: 'PROFESSIONAL', ENTERPRISE: 'ENTERPRISE' } as const;
registerEnumType(PlanCodeEnum, {
  name: 'PlanCode',
  description: 'A plan.',
  valuesConfig: {
    STARTER: { description: 'To start answering on a web page.' },
    PROFESSIONAL: { description: 'For businesses that answer by chat every day.' },
    ENTERPRISE: { description: 'Without limits.' },
  },
});

export const BillingIntervalEnum = { MONTHLY: 'MONTHLY', YEARLY: 'YEARLY' } as const;
registerEnumType(BillingIntervalEnum, {
  name: 'BillingInterval',
  description: 'How often the plan is charged.',
  valuesConfig: { MONTHLY: { description: 'Every month.' }, YEARLY: { description: 'Every year, for ten months.' } },
});

export const SubscriptionStatusEnum = {
  TRIAL: 'TRIAL',
  ACTIVE: 'ACTIVE',
  PAST_DUE: 'PAST_DUE',
  CANCELLED: 'CANCELLED',
} as const;
registerEnumType(SubscriptionStatusEnum, {
  name: 'SubscriptionStatus',
  description: 'State of the subscription.',
  valuesConfig: {
    TRIAL: { description: 'Trying, without a card.' },
    ACTIVE: { description: 'A plan was chosen.' },
    PAST_DUE: { description: 'The trial is over and no plan was chosen.' },
    CANCELLED: { description: 'Ended by its owner.' },
  },
});

export const UsageKindEnum = { BOTS: 'BOTS', CONVERSATIONS: 'CONVERSATIONS', MEMBERS: 'MEMBERS' } as const;
registerEnumType(UsageKindEnum, {
  name: 'UsageKind',
  description: 'What a plan counts.',
  valuesConfig: {
    BOTS: { description: 'Bots that are not deleted.' },
    CONVERSATIONS: { description: 'Conversations started in the period.' },
    MEMBERS: { description: 'Members of the organization.' },
  },
});

export const LimitPolicyEnum = { SOFT: 'SOFT', HARD: 'HARD' } as const;
registerEnumType(LimitPolicyEnum, {
  name: 'LimitPolicy',
  description: 'What happens at the limit.',
  valuesConfig: {
    SOFT: { description: 'Go on; the overage is charged.' },
    HARD: { description: "Refuse; visitors meet the owner's polite text." },
  },
});
