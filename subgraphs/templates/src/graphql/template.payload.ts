import { UserError, type Foreign } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { BotStub } from './foreign.type.js';
import { TemplateNeedType } from './template.type.js';

@ObjectType('InstantiateTemplatePayload', { description: 'A bot made from a template.' })
export class InstantiateTemplatePayload {
  @Field(() => BotStub, {
    nullable: true,
    description: 'The new bot; null on failure or if answers are missing. Also set if only publishing failed.',
  })
  bot!: Foreign | null;

  @Field(() => [TemplateNeedType], { description: 'Questions that are still open; then no bot was created.' })
  missing!: readonly TemplateNeedType[];

  @Field(() => [UserError], { description: 'Problems that the caller can fix; empty on success.' })
  userErrors!: UserError[];
}
