import { Field, ID, ObjectType } from 'type-graphql';
import type { UsedBlock } from '../application/ports.js';
import { BotType } from './bot.type.js';

@ObjectType('ConnectionBlock', { description: 'A block that names a connection.' })
export class ConnectionBlockType implements UsedBlock {
  @Field(() => ID, { description: 'Id, unique in the flow.' })
  id!: string;

  @Field(() => String, { description: 'Its kind, as in the flow.' })
  kind!: string;

  @Field(() => String, { description: 'The title of its group.' })
  groupTitle!: string;
}

@ObjectType('ConnectionUse', { description: 'A bot that uses a connection.' })
export class ConnectionUseType {
  @Field(() => BotType, { description: 'The bot.' })
  bot!: BotType;

  @Field(() => Boolean, { description: 'Whether the live version uses it; otherwise only the draft does.' })
  isLive!: boolean;

  @Field(() => Boolean, { description: 'Whether it is the language model that writes the bot’s answers.' })
  writesAnswers!: boolean;

  @Field(() => [ConnectionBlockType], { description: 'The blocks of the draft and of the live version, each once.' })
  blocks!: readonly ConnectionBlockType[];
}
