import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { OutsideRhythm, OutsideTimes } from '../domain/outside-digest.js';
import { OutsideRhythmEnum } from './enums.js';

@ObjectType('OutsideTimes', {
  description: 'When other systems are told of what was gathered, in the zone of the organization.',
})
export class OutsideTimesType implements OutsideTimes {
  @Field(() => OutsideRhythmEnum, { description: 'How often.' })
  rhythm!: OutsideRhythm;

  @Field(() => Int, { description: 'Minutes after midnight.' })
  minuteOfDay!: number;

  @Field(() => Int, { description: 'For WEEKLY: the day of the week, 0 for Monday.' })
  weekday!: number;
}

@InputType('OutsideTimesInput', { description: 'When other systems are told of what was gathered.' })
export class OutsideTimesInput {
  @Field(() => OutsideRhythmEnum, { description: 'How often.' })
  rhythm!: OutsideRhythm;

  @Field(() => Int, { description: 'Minutes after midnight, 0 to 1439.' })
  minuteOfDay!: number;

  @Field(() => Int, { nullable: true, description: 'For WEEKLY: the day of the week, 0 for Monday, 6 for Sunday.' })
  weekday?: number | null;
}

/** What was given: null for each at once, undefined where nothing is to change. */
export function timesGiven(input: OutsideTimesInput | null | undefined): OutsideTimes | null | undefined {
  return input == null ? input : { ...input, weekday: input.weekday ?? 0 };
}
