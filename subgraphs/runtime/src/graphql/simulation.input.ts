import type { Locale, VisitorDevice } from '@tertulia/flow-engine';
import { DateTimeScalar, JsonScalar, LocaleEnum } from '@tertulia/subgraph';
import { Field, ID, InputType, Int } from 'type-graphql';
import type { Channel } from '../domain/conversation.js';
import { ChannelEnum, EffectModeEnum, VisitorDeviceEnum } from './enums.js';
import { FieldValueInput } from './form.type.js';

@InputType('StartSimulationInput', { description: 'Input of a new simulation.' })
export class StartSimulationInput {
  @Field(() => ID, { description: 'The bot whose draft is simulated.' })
  botId!: string;

  @Field(() => LocaleEnum, { nullable: true, description: "The language; the bot's if omitted." })
  locale?: Locale | null;

  @Field(() => String, { nullable: true, description: 'First block to run instead of the start.' })
  fromBlockId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The simulated time.' })
  now?: Date | null;

  @Field(() => JsonScalar, { nullable: true, description: 'Values of variables by name.' })
  variables?: unknown;

  @Field(() => ChannelEnum, { nullable: true, description: 'The simulated channel; SIMULATOR if omitted.' })
  channel?: Channel | null;

  @Field(() => VisitorDeviceEnum, { nullable: true, description: 'The simulated device; unknown if omitted.' })
  device?: VisitorDevice | null;

  @Field(() => EffectModeEnum, {
    nullable: true,
    description:
      'Whether work outside the platform is done; OFF if omitted: then the trace shows what would be requested.',
  })
  effects?: 'OFF' | 'ON' | null;
}

@InputType('SimulateTurnInput', {
  description:
    "A visitor's message: exactly one of text, choiceIds, rating, form and fileIds; or none of them and isDue.",
})
export class SimulateTurnInput {
  @Field(() => ID, { description: 'The simulation.' })
  simulationId!: string;

  @Field(() => Int, { description: 'Number of the latest turn that the caller has seen; a lower one is refused.' })
  turn!: number;

  @Field(() => String, { nullable: true, description: 'Free text, at most 4096 characters.' })
  text?: string | null;

  @Field(() => [String], { nullable: true, description: 'Ids of the chosen items.' })
  choiceIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'A rating, 0 to 10.' })
  rating?: number | null;

  @Field(() => [FieldValueInput], { nullable: true, description: 'What was entered in a form.' })
  form?: FieldValueInput[] | null;

  @Field(() => [ID], { nullable: true, description: 'Files that were uploaded before: at most 5.' })
  fileIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Instead of a message: the time of `alarm` has come. The simulation goes on at that time.',
  })
  isDue?: boolean | null;
}

@InputType('ChangeSimulationInput', { description: 'What a running simulation goes on with; what is left out stays.' })
export class ChangeSimulationInput {
  @Field(() => ID, { description: 'The simulation.' })
  simulationId!: string;

  @Field(() => Int, { description: 'Number of the latest turn that the caller has seen; a lower one is refused.' })
  turn!: number;

  @Field(() => JsonScalar, { nullable: true, description: 'New values of variables by name; null takes a value away.' })
  variables?: unknown;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The simulated time from now on.' })
  now?: Date | null;

  @Field(() => ChannelEnum, { nullable: true, description: 'The simulated channel from now on.' })
  channel?: Channel | null;

  @Field(() => VisitorDeviceEnum, { nullable: true, description: 'The simulated device from now on.' })
  device?: VisitorDevice | null;
}
