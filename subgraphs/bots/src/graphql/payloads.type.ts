import { UserError } from '@tertulia/subgraph';
import { Field, ID, ObjectType } from 'type-graphql';
import { BotType, PublicationType } from './bot.type.js';
import { DraftType, ProblemType, StaleDraftType } from './draft.type.js';
import { PromptType } from './prompt.type.js';

@ObjectType()
abstract class Payload {
  @Field(() => [UserError], { description: 'What the caller can cure; empty when all went well.' })
  userErrors!: UserError[];
}

@ObjectType('BotPayload', { description: 'A changed bot.' })
export class BotPayload extends Payload {
  @Field(() => BotType, { nullable: true, description: 'The bot; null when refused.' })
  bot!: BotType | null;
}

@ObjectType('DeleteBotPayload', { description: 'A deleted bot.' })
export class DeleteBotPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Its id; null when refused.' })
  botId!: string | null;
}

@ObjectType('SaveDraftPayload', { description: 'A saved draft.' })
export class SaveDraftPayload extends Payload {
  @Field(() => BotType, { nullable: true, description: 'The bot; null when refused.' })
  bot!: BotType | null;

  @Field(() => DraftType, { nullable: true, description: 'The present draft; null when refused.' })
  draft!: DraftType | null;

  @Field(() => Boolean, {
    description: 'The draft had moved on and the change was joined with what others saved: read the draft anew.',
  })
  isJoined!: boolean;

  @Field(() => StaleDraftType, {
    nullable: true,
    description: 'Set when nothing was saved because others had changed the same; userErrors says STALE_REVISION.',
  })
  stale!: StaleDraftType | null;
}

@ObjectType('SavePromptPayload', { description: 'A saved prompt.' })
export class SavePromptPayload extends SaveDraftPayload {
  @Field(() => PromptType, { nullable: true, description: 'The prompt; null when refused or stale.' })
  prompt!: PromptType | null;
}

@ObjectType('PublishBotPayload', { description: 'A requested publication.' })
export class PublishBotPayload extends Payload {
  @Field(() => PublicationType, {
    nullable: true,
    description: 'To be followed by publicationStatus; null when refused.',
  })
  publication!: PublicationType | null;

  @Field(() => [ProblemType], {
    description: 'Findings that keep the draft from being published; userErrors says HAS_PROBLEMS.',
  })
  problems!: ProblemType[];
}
