import { UserError, type Foreign } from '@tertulia/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { BotStub } from './foreign.type.js';
import { TemplateNeedType } from './template.type.js';

@ObjectType('InstantiateTemplatePayload', { description: 'A bot made from a template.' })
export class InstantiateTemplatePayload {
  @Field(() => BotStub, {
    nullable: true,
    description: 'The new bot; null when refused or when answers are missing. Set also when only publishing failed.',
  })
  bot!: Foreign | null;

  @Field(() => [TemplateNeedType], { description: 'What must still be answered; nothing was made then.' })
  missing!: readonly TemplateNeedType[];

  @Field(() => [UserError], { description: 'What the caller can cure; empty when all went well.' })
  userErrors!: UserError[];
}
