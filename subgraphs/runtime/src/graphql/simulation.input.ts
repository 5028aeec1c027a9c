import type { Locale } from '@tertulia/flow-engine';
import { DateTimeScalar, JsonScalar, LocaleEnum } from '@tertulia/subgraph';
import { Field, ID, InputType, Int } from 'type-graphql';
import { EffectModeEnum } from './enums.js';

@InputType('StartSimulationInput', { description: 'How a simulation begins.' })
export class StartSimulationInput {
  @Field(() => ID, { description: 'The bot whose draft is tried out.' })
  botId!: string;

  @Field(() => LocaleEnum, { nullable: true, description: "Its language; the bot's when left out." })
  locale?: Locale | null;

  @Field(() => String, { nullable: true, description: 'First block to run instead of the start.' })
  fromBlockId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The moment at which it pretends to be.' })
  now?: Date | null;

  @Field(() => JsonScalar, { nullable: true, description: 'Values of variables by name.' })
  variables?: unknown;

  @Field(() => EffectModeEnum, {
    nullable: true,
    description: 'Whether it may do things outside; OFF when left out. ON is refused with EFFECTS_UNAVAILABLE for now.',
  })
  effects?: 'OFF' | 'ON' | null;
}

@InputType('SimulateTurnInput', { description: "The visitor's part: exactly one of text, choiceIds and rating." })
export class SimulateTurnInput {
  @Field(() => ID, { description: 'The simulation.' })
  simulationId!: string;

  @Field(() => Int, { description: 'Number of turns that the caller has seen; an older one is refused.' })
  turn!: number;

  @Field(() => String, { nullable: true, description: 'Free text, at most 4096 characters.' })
  text?: string | null;

  @Field(() => [String], { nullable: true, description: 'Ids of the choices taken.' })
  choiceIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'A rating, 0 to 10.' })
  rating?: number | null;
}
