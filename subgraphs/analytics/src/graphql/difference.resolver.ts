import { differenceOf } from '@tertulia/metrics';
import { badArgument } from '@tertulia/subgraph';
import { Arg, Query, Resolver } from 'type-graphql';
import { asDifference, RateDifferenceType, RateInput } from './difference.type.js';

const description =
  'Compares rates of two versions, bots or channels: read both metrics under two names, and pass what they count. Reads no data.';

@Resolver()
export class DifferenceResolver {
  @Query(() => RateDifferenceType, { nullable: true, description })
  rateDifference(
    @Arg('first', () => RateInput, { description: 'One rate.' }) first: RateInput,
    @Arg('second', () => RateInput, { description: 'The rate that it is compared with.' }) second: RateInput,
  ): RateDifferenceType {
    requireRate('first', first);
    requireRate('second', second);
    return asDifference(differenceOf(first, second));
  }
}

function requireRate(argument: string, { numerator, denominator }: RateInput): void {
  if (numerator >= 0 && numerator <= denominator) return;
  throw badArgument(argument, { expected: '0 <= numerator <= denominator' });
}
