import type { Awaiting } from '@tertulia/flow-engine';
import { Directive, Field, ObjectType } from 'type-graphql';
import { FileQuestionType } from './file.type.js';
import { FormType } from './form.type.js';
import { AwaitingKindEnum, RatingScaleEnum } from './enums.js';

@ObjectType('Choice', { description: 'Something that can be chosen.' })
export class ChoiceType {
  @Field(() => String, { description: 'Id to send as the answer.' })
  id!: string;

  @Field(() => String, { description: 'Label of the button.' })
  label!: string;

  @Field(() => String, { description: 'Secondary text, such as a price; may be empty.' })
  detail!: string;

  @Field(() => String, { nullable: true, description: 'URL of its picture: https or http.' })
  imageUrl?: string | null;
}

@ObjectType('OpenHours', { description: 'Hours of a day, as HH:mm.' })
export class OpenHoursType {
  @Field(() => String, { description: 'The first time that can be chosen.' })
  opens!: string;

  @Field(() => String, { description: 'No time at or after it can be chosen.' })
  closes!: string;
}

@ObjectType('OpenDay', { description: 'A day that can be chosen.' })
export class OpenDayType {
  @Field(() => String, { description: 'The day, as YYYY-MM-DD.' })
  date!: string;

  @Directive('@listSize(assumedSize: 2)')

  @Field(() => [OpenHoursType], { description: 'Its hours; empty where any time will do.' })
  hours!: OpenHoursType[];
}

@ObjectType('Awaiting', { description: 'The input that the visitor is asked for now.' })
export class AwaitingType {
  @Field(() => String, { description: 'The block that asks.' })
  blockId!: string;

  @Field(() => AwaitingKindEnum, { description: 'The kind of input.' })
  kind!: Awaiting['kind'];

  @Field(() => String, { description: 'Placeholder of the input field; may be empty.' })
  placeholder!: string;

  @Field(() => Boolean, { description: 'Whether the text may have several lines.' })
  isLong!: boolean;

  @Field(() => Boolean, { description: 'Whether several choices may be selected.' })
  isMultiple!: boolean;

  @Field(() => Boolean, { description: 'Whether there are so many choices that a search helps.' })
  isSearchable!: boolean;

  @Directive('@listSize(assumedSize: 5)')

  @Field(() => [ChoiceType], { description: 'The choices; empty for other kinds.' })
  choices!: ChoiceType[];

  @Field(() => String, { nullable: true, description: 'Minimum value, for numbers, days, times (HH:mm) and ratings.' })
  min!: string | null;

  @Field(() => String, { nullable: true, description: 'Maximum value, for numbers, days, times (HH:mm) and ratings.' })
  max!: string | null;

  @Field(() => RatingScaleEnum, { nullable: true, description: 'How a rating is displayed.' })
  scale!: Awaiting['scale'];

  @Field(() => FormType, { nullable: true, description: 'The form, for the kind FORM.' })
  form?: FormType | null;

  @Field(() => FileQuestionType, { nullable: true, description: 'Which files, for the kind FILE.' })
  files?: FileQuestionType | null;

  @Directive('@listSize(assumedSize: 28)')

  @Field(() => [OpenDayType], {
    nullable: true,
    description:
      'For a day with its time: the next days that can be chosen; later ones can be written. For a time: its day. Null where nothing limits them.',
  })
  days?: OpenDayType[] | null;
}
