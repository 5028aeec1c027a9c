import { Payload } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { PlanChangePreviewType, PlanSubscriptionType } from './billing.type.js';

@ObjectType('PreviewPlanChangePayload', { description: 'A preview.' })
export class PreviewPlanChangePayload extends Payload {
  @Field(() => PlanChangePreviewType, { nullable: true, description: 'The preview; null on failure.' })
  preview!: PlanChangePreviewType | null;
}

@ObjectType('ChangePlanPayload', { description: 'A changed subscription.' })
export class ChangePlanPayload extends Payload {
  @Field(() => PlanSubscriptionType, { nullable: true, description: 'The subscription; null on failure.' })
  subscription!: PlanSubscriptionType | null;
}
