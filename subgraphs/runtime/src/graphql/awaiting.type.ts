import type { Awaiting } from '@tertulia/flow-engine';
import { Directive, Field, ObjectType } from 'type-graphql';
import { AwaitingKindEnum, RatingScaleEnum } from './enums.js';

@ObjectType('Choice', { description: 'Something that can be chosen.' })
export class ChoiceType {
  @Field(() => String, { description: 'Id to answer with.' })
  id!: string;

  @Field(() => String, { description: 'What the button says.' })
  label!: string;

  @Field(() => String, { description: 'A quieter second text, such as a price; may be empty.' })
  detail!: string;
}

@ObjectType('Awaiting', { description: 'What the visitor is asked for now.' })
export class AwaitingType {
  @Field(() => String, { description: 'The block that asks.' })
  blockId!: string;

  @Field(() => AwaitingKindEnum, { description: 'What kind of answer.' })
  kind!: Awaiting['kind'];

  @Field(() => String, { description: 'A hint inside the empty field; may be empty.' })
  placeholder!: string;

  @Field(() => Boolean, { description: 'A text of several lines is welcome.' })
  isLong!: boolean;

  @Field(() => Boolean, { description: 'Several choices may be taken.' })
  isMultiple!: boolean;

  @Field(() => Boolean, { description: 'There are so many choices that a search helps.' })
  isSearchable!: boolean;

  @Directive('@listSize(assumedSize: 5)')

  @Field(() => [ChoiceType], { description: 'The choices; empty for other kinds.' })
  choices!: ChoiceType[];

  @Field(() => String, { nullable: true, description: 'Least value, for numbers, days and ratings.' })
  min!: string | null;

  @Field(() => String, { nullable: true, description: 'Greatest value, for numbers, days and ratings.' })
  max!: string | null;

  @Field(() => RatingScaleEnum, { nullable: true, description: 'How a rating is drawn.' })
  scale!: Awaiting['scale'];
}
