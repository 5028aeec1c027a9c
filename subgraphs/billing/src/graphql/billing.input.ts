import type { PlanCode } from '@tertulia/plan-limits';
import { Field, InputType } from 'type-graphql';
import type { BillingInterval, LimitPolicy } from '../domain/subscription.js';
import { BillingIntervalEnum, LimitPolicyEnum, PlanCodeEnum } from './enums.js';

@InputType('ChangePlanInput', { description: 'Which plan.' })
export class ChangePlanInput {
  @Field(() => PlanCodeEnum, { description: 'The plan.' })
  plan!: PlanCode;

  @Field(() => BillingIntervalEnum, { description: 'How often to be charged.' })
  interval!: BillingInterval;
}

@InputType('SetLimitPolicyInput', { description: 'What to do at the limit.' })
export class SetLimitPolicyInput {
  @Field(() => LimitPolicyEnum, { description: 'The policy.' })
  policy!: LimitPolicy;
}
