import { verdictTexts, type RateDifference, type Verdict } from '@tertulia/metrics';
import { enumOf, LocalizedText } from '@tertulia/subgraph';
import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';

export const DifferenceVerdictEnum = enumOf('DifferenceVerdict', 'What the difference of two rates says.', {
  CAN_BE_CHANCE: 'It cannot be told from zero.',
  IS_NOT_CHANCE: 'With a confidence of 95 % it is not zero.',
  TOO_FEW: 'One side has fewer than 30 conversations.',
} satisfies Record<Verdict, string>);

@ObjectType('RateDifference', {
  description:
    'Whether the difference of two rates can be chance, by the Wilson intervals of both with a confidence of 95 %.',
})
export class RateDifferenceType {
  @Field(() => DifferenceVerdictEnum, { description: 'The verdict.' })
  verdict!: Verdict;

  @Field(() => LocalizedText, { description: 'The verdict, as a sentence.' })
  text!: LocalizedText;

  @Field(() => Float, {
    nullable: true,
    description: 'The first rate minus the second, -1 to 1; null if one has no value.',
  })
  difference!: number | null;

  @Field(() => Float, { nullable: true, description: 'The lowest difference that the conversations allow for.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'The highest one.' })
  high!: number | null;
}

@InputType('RateInput', { description: 'A rate of conversations, as its metric returns it.' })
export class RateInput {
  @Field(() => Int, { description: 'The numerator, at most the denominator.' })
  numerator!: number;

  @Field(() => Int, { description: 'The denominator, not negative.' })
  denominator!: number;
}

export function asDifference(difference: RateDifference): RateDifferenceType {
  return { ...difference, text: verdictTexts[difference.verdict] };
}
