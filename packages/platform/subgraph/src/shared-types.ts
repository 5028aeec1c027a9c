import { Directive, Field, Float, ID, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, TimeZoneScalar } from './scalars.js';

/** Languages of the platform as a GraphQL enum. */
export const LocaleEnum = { es: 'es', en: 'en' } as const;
registerEnumType(LocaleEnum, {
  name: 'Locale',
  description: 'A language of the platform.',
  valuesConfig: { es: { description: 'Spanish.' }, en: { description: 'English.' } },
});

@InterfaceType('Node', {
  description: 'Anything that has an id of its own and can be fetched again by it.',
  autoRegisterImplementations: false,
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque id, unique in the whole graph.' })
  id!: string;
}

@Directive('@shareable')
@ObjectType('UserError', { description: 'Something in the input that the caller can cure.' })
export class UserError {
  @Field(() => [String], {
    nullable: true,
    description: 'Path of the input field, outermost first; null when it concerns the whole input.',
  })
  field!: string[] | null;

  @Field(() => String, { description: 'Code of the published error catalogue.' })
  code!: string;

  @Field(() => String, { description: "What is wrong, in the caller's language." })
  message!: string;
}

/** What every payload of a mutation says. */
@ObjectType()
export abstract class Payload {
  @Field(() => [UserError], { description: 'What the caller can cure; empty when all went well.' })
  userErrors!: UserError[];
}

@Directive('@shareable')
@ObjectType('PageInfo', { description: 'Where a page of a list lies.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'There is more after the last edge.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'There is more before the first edge.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge; null on an empty page.' })
  endCursor!: string | null;
}

@Directive('@shareable')
@ObjectType('Money', { description: 'An amount of money.' })
export class Money {
  // A sum in minor units outgrows the 32 bits of Int in currencies such as COP.
  @Field(() => Float, { description: "The amount as a whole number of the currency's minor units, such as cents." })
  amountMinor!: number;

  @Field(() => String, { description: 'ISO 4217 code.' })
  currency!: string;
}

@Directive('@shareable')
@ObjectType('LocalizedText', { description: 'A text of the platform in both languages.' })
export class LocalizedText {
  @Field(() => String, { description: 'Spanish.' })
  es!: string;

  @Field(() => String, { description: 'English.' })
  en!: string;
}

@Directive('@shareable')
@ObjectType('Window', { description: 'A stretch of time, half-open: from is inside, to is not.' })
export class Window {
  @Field(() => DateTimeScalar, { description: 'First moment inside.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'First moment after.' })
  to!: Date;

  @Field(() => TimeZoneScalar, { description: 'Zone in which days are cut.' })
  timeZone!: string;
}
