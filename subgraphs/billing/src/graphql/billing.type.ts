import { type FeatureAvailability, planCatalogue, type PlanCode, planCodes } from '@tertulia/plan-limits';
import {
  connectionOf,
  DateTimeScalar,
  LocalizedText,
  Money,
  toGlobalId,
  type SubgraphContext,
} from '@tertulia/subgraph';
import { Ctx, Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { BillingInterval, LimitPolicy, PlanChangePreview } from '../domain/subscription.js';
import {
  BillingIntervalEnum,
  FeatureAvailabilityEnum,
  LimitPolicyEnum,
  PlanCodeEnum,
  SubscriptionStatusEnum,
  UsageKindEnum,
} from './enums.js';

@ObjectType('PlanLimit', { description: 'A limit of a plan.' })
export class PlanLimitType {
  @Field(() => UsageKindEnum, { description: 'What is counted.' })
  kind!: keyof typeof UsageKindEnum;

  @Field(() => Int, { nullable: true, description: 'The maximum; null if there is no limit.' })
  max!: number | null;
}

@ObjectType('Feature', { description: 'A feature that a plan includes or not.' })
export class FeatureType {
  @Field(() => String, { description: 'Stable name.' })
  key!: string;

  @Field(() => LocalizedText, { description: 'As text.' })
  name!: LocalizedText;

  @Field(() => Boolean, { description: 'Whether the plan includes it.' })
  isIncluded!: boolean;

  @Field(() => FeatureAvailabilityEnum, { description: 'Whether it exists today, and for whom.' })
  availability!: FeatureAvailability;
}

@Directive('@key(fields: "code")')
@ObjectType('Plan', { description: 'A plan that can be chosen.' })
export class PlanType {
  @Field(() => PlanCodeEnum, { description: 'Which plan.' })
  code!: PlanCode;

  @Field(() => String, { description: "Its name in the caller's language." })
  name(@Ctx() { principal }: SubgraphContext): string {
    return planCatalogue[this.code].name[principal.locale];
  }

  @Field(() => Money, { description: 'Price of a month.' })
  monthly(): Money {
    return planCatalogue[this.code].monthly;
  }

  @Field(() => Money, { description: 'Price of a year.' })
  yearly(): Money {
    return planCatalogue[this.code].yearly;
  }

  @Field(() => [PlanLimitType], { description: 'Its limits.' })
  limits(): PlanLimitType[] {
    const { bots, conversationsPerMonth, members } = planCatalogue[this.code].limits;
    return [
      { kind: 'BOTS', max: bots },
      { kind: 'CONVERSATIONS', max: conversationsPerMonth },
      { kind: 'MEMBERS', max: members },
    ];
  }

  @Field(() => [FeatureType], {
    description: 'The features of all plans, with a mark for those that this one includes.',
  })
  features(): FeatureType[] {
    const rank = planCodes.indexOf(this.code);
    return planCodes.flatMap((code, index) =>
      planCatalogue[code].features.map((feature) => ({
        key: feature.code,
        name: feature.name,
        isIncluded: index <= rank,
        availability: feature.availability,
      })),
    );
  }
}

export function asPlan(code: PlanCode): PlanType {
  return Object.assign(new PlanType(), { code });
}

@ObjectType('PlanSubscription', { description: 'The plan that an organization has chosen.' })
export class PlanSubscriptionType {
  planCode!: PlanCode;
  pendingPlanCode!: PlanCode | null;

  @Field(() => PlanType, { description: 'The current plan.' })
  plan(): PlanType {
    return asPlan(this.planCode);
  }

  @Field(() => BillingIntervalEnum, { description: 'How often it is charged.' })
  interval!: BillingInterval;

  @Field(() => SubscriptionStatusEnum, { description: 'State.' })
  status!: keyof typeof SubscriptionStatusEnum;

  @Field(() => Boolean, { description: 'In the trial, without a card.' })
  isTrial(): boolean {
    return this.status === 'TRIAL';
  }

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the trial ends; null after it.' })
  trialEndsAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'First moment of the counting period.' })
  periodStart!: Date;

  @Field(() => DateTimeScalar, { description: 'First moment after it.' })
  periodEnd!: Date;

  @Field(() => LimitPolicyEnum, { description: 'What happens at the limit.' })
  policy!: LimitPolicy;

  @Field(() => PlanType, { nullable: true, description: 'A smaller plan that takes effect when the period ends.' })
  pendingPlan(): PlanType | null {
    return this.pendingPlanCode === null ? null : asPlan(this.pendingPlanCode);
  }
}

@ObjectType('Usage', { description: 'The usage of a limit.' })
export class UsageType {
  @Field(() => UsageKindEnum, { description: 'What is counted.' })
  kind!: keyof typeof UsageKindEnum;

  @Field(() => Int, { description: 'Used so far.' })
  used!: number;

  @Field(() => Int, { nullable: true, description: 'The maximum; null if there is no limit.' })
  max!: number | null;

  @Field(() => Float, { nullable: true, description: 'Usage as a share of the limit; null without a limit.' })
  ratio(): number | null {
    return this.max === null || this.max === 0 ? null : this.used / this.max;
  }

  @Field(() => Int, { nullable: true, description: 'Highest threshold reached, in percent: 75, 90 or 100.' })
  warning!: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When counting restarts; null if it never does.' })
  resetsAt!: Date | null;

  @Field(() => PlanCodeEnum, { nullable: true, description: 'The smallest plan with a higher limit.' })
  liftedBy!: PlanCode | null;
}

@ObjectType('UsageEntry', { description: 'One entry of the usage ledger; a counter is the sum of its entries.' })
export class UsageEntryType {
  id!: string;

  @Field(() => ID, { name: 'id', description: 'Id.' })
  globalId(): string {
    return toGlobalId('usageEntry', this.id);
  }

  @Field(() => UsageKindEnum, { description: 'What was counted.' })
  kind!: keyof typeof UsageKindEnum;

  @Field(() => Int, { description: 'Positive adds, negative subtracts.' })
  amount!: number;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  at!: Date;

  @Field(() => String, { description: 'Name of the event.' })
  reason!: string;

  @Field(() => String, { description: 'Id of what was counted.' })
  reference!: string;
}

export const { Connection: UsageEntryConnection } = connectionOf(UsageEntryType, 'UsageEntry');

@ObjectType('PlanChangePreview', { description: 'The cost of a change and when it takes effect.' })
export class PlanChangePreviewType {
  preview!: PlanChangePreview;

  @Field(() => PlanType, { description: 'The new plan.' })
  plan(): PlanType {
    return asPlan(this.preview.planCode);
  }

  @Field(() => BillingIntervalEnum, { description: 'How often it would be charged.' })
  interval(): BillingInterval {
    return this.preview.interval;
  }

  @Field(() => Money, { description: 'Due at once.' })
  dueNow(): Money {
    return { amountMinor: this.preview.dueNowMinor, currency: 'USD' };
  }

  @Field(() => Money, { description: 'The next charge after that.' })
  nextCharge(): Money {
    return { amountMinor: this.preview.nextChargeMinor, currency: 'USD' };
  }

  @Field(() => DateTimeScalar, { description: 'When the next charge is due.' })
  nextChargeAt(): Date {
    return this.preview.nextChargeAt;
  }

  @Field(() => Boolean, { description: 'False for a smaller plan: it takes effect when the period ends.' })
  isImmediate(): boolean {
    return this.preview.isImmediate;
  }

  @Field(() => DateTimeScalar, { description: 'When the new plan takes effect.' })
  effectiveAt(): Date {
    return this.preview.effectiveAt;
  }
}
