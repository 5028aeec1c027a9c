import { DateScalar, Money, TimeZoneScalar } from '@tertulia/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('TimeInterval', { description: 'A period of a day in local time.' })
export class TimeInterval {
  @Field(() => String, { description: 'HH:mm.' })
  opens!: string;

  @Field(() => String, { description: 'HH:mm, after opens; 24:00 is the end of the day.' })
  closes!: string;
}

@ObjectType('OpeningHours', { description: 'Opening hours of one weekday.' })
export class OpeningHours {
  @Field(() => Int, { description: '1 is Monday, 7 is Sunday.' })
  weekday!: number;

  @Field(() => [TimeInterval], { description: 'Its open periods; empty if closed.' })
  intervals!: TimeInterval[];
}

@ObjectType('DayException', { description: 'A date with different hours.' })
export class DayException {
  @Field(() => DateScalar, { description: 'The date, in the time zone of the business.' })
  date!: string;

  @Field(() => String, { description: 'Reason: the name of the holiday.' })
  label!: string;

  @Field(() => [TimeInterval], { description: 'Its open periods; empty if closed.' })
  intervals!: TimeInterval[];
}

@ObjectType('Service', { description: 'Something that the business offers.' })
export class Service {
  @Field(() => String, { description: 'Id inside the bot.' })
  id!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Description.' })
  description!: string;

  priceMinor!: number | null;
  currency!: string;

  @Field(() => Money, { nullable: true, name: 'price', description: 'Price; null if on request.' })
  money(): Money | null {
    return this.priceMinor === null ? null : { amountMinor: this.priceMinor, currency: this.currency };
  }

  @Field(() => Boolean, { description: 'Whether it is a minimum price.' })
  isPriceFrom!: boolean;

  @Field(() => Int, { nullable: true, description: 'Duration in minutes.' })
  durationMinutes!: number | null;
}

@ObjectType('Link', { description: 'A link with its label.' })
export class Link {
  @Field(() => String, { description: 'Text of the link.' })
  label!: string;

  @Field(() => String, { description: 'An http or https address.' })
  url!: string;
}

@ObjectType('BusinessProfile', { description: 'Facts about the business, available in texts as business.*' })
export class BusinessProfile {
  @Field(() => String, { description: 'Name of the business.' })
  name!: string;

  @Field(() => String, { description: 'What it does, in a sentence or two.' })
  description!: string;

  @Field(() => [String], { description: 'Telephone numbers.' })
  phones!: string[];

  @Field(() => String, { description: 'Postal address.' })
  address!: string;

  @Field(() => String, { description: 'URL of a map, or empty.' })
  mapUrl!: string;

  @Field(() => TimeZoneScalar, { description: 'Time zone of its opening hours.' })
  timeZone!: string;

  @Field(() => String, { description: 'ISO 4217 code of its prices.' })
  currency!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2 code.' })
  country!: string;

  @Field(() => [OpeningHours], { description: 'Opening hours; a missing weekday is closed.' })
  openingHours!: OpeningHours[];

  @Field(() => [DayException], { description: 'Holidays and other exceptions.' })
  exceptions!: DayException[];

  services!: Omit<Service, 'money' | 'currency'>[];

  @Field(() => [Service], { name: 'services', description: 'What it offers, with prices.' })
  pricedServices(): Service[] {
    const { currency } = this;
    return this.services.map((service) => Object.assign(new Service(), service, { currency }));
  }

  @Field(() => [String], { description: 'Payment methods.' })
  paymentMethods!: string[];

  @Field(() => [Link], { description: 'Further links.' })
  links!: Link[];
}
