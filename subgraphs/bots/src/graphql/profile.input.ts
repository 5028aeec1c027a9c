import { DateScalar, TimeZoneScalar } from '@tertulia/subgraph';
import { Field, InputType, Int } from 'type-graphql';
import type { ProfileInput } from '../application/update-business-profile.js';

@InputType('TimeIntervalInput', { description: 'A period of a day in local time.' })
export class TimeIntervalInput {
  @Field(() => String, { description: 'HH:mm.' })
  opens!: string;

  @Field(() => String, { description: 'HH:mm, after opens; 24:00 is the end of the day.' })
  closes!: string;
}

@InputType('OpeningHoursInput', { description: 'Opening hours of one weekday.' })
export class OpeningHoursInput {
  @Field(() => Int, { description: '1 is Monday, 7 is Sunday.' })
  weekday!: number;

  @Field(() => [TimeIntervalInput], { description: 'Its open periods; empty if closed.' })
  intervals!: TimeIntervalInput[];
}

@InputType('DayExceptionInput', { description: 'A date with different hours.' })
export class DayExceptionInput {
  @Field(() => DateScalar, { description: 'The date.' })
  date!: string;

  @Field(() => String, { description: 'Reason: the name of the holiday.' })
  label!: string;

  @Field(() => [TimeIntervalInput], { description: 'Its open periods; empty if closed.' })
  intervals!: TimeIntervalInput[];
}

@InputType('ServiceInput', { description: 'Something that the business offers.' })
export class ServiceInput {
  @Field(() => String, { nullable: true, description: 'Id inside the bot; omitted for a new one.' })
  id?: string | null;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Description.' })
  description!: string;

  @Field(() => Int, {
    nullable: true,
    description: "Price in minor units of the profile's currency; null if on request.",
  })
  priceMinor?: number | null;

  @Field(() => Boolean, { description: 'Whether it is a minimum price.' })
  isPriceFrom!: boolean;

  @Field(() => Int, { nullable: true, description: 'Duration in minutes.' })
  durationMinutes?: number | null;
}

@InputType('LinkInput', { description: 'A link with its label.' })
export class LinkInput {
  @Field(() => String, { description: 'Text of the link.' })
  label!: string;

  @Field(() => String, { description: 'An http or https address.' })
  url!: string;
}

@InputType('BusinessProfileInput', { description: 'The business profile; replaces all of it.' })
export class BusinessProfileInput {
  @Field(() => String, { description: 'Name of the business.' })
  name!: string;

  @Field(() => String, { description: 'What it does.' })
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

  @Field(() => [OpeningHoursInput], { description: 'Opening hours; a missing weekday is closed.' })
  openingHours!: OpeningHoursInput[];

  @Field(() => [DayExceptionInput], { description: 'Holidays and other exceptions.' })
  exceptions!: DayExceptionInput[];

  @Field(() => [ServiceInput], { description: 'What it offers, with prices.' })
  services!: ServiceInput[];

  @Field(() => [String], { description: 'Payment methods.' })
  paymentMethods!: string[];

  @Field(() => [LinkInput], { description: 'Further links.' })
  links!: LinkInput[];
}

/** Plain objects, with null for omitted fields. */
export function toProfile(input: BusinessProfileInput): ProfileInput {
  const intervals = (list: TimeIntervalInput[]) => list.map(({ opens, closes }) => ({ opens, closes }));
  const { name, description, phones, address, mapUrl, timeZone, currency, country, paymentMethods } = input;
  return {
    name: name.trim(),
    description,
    phones,
    address,
    mapUrl,
    timeZone,
    currency,
    country,
    paymentMethods,
    openingHours: input.openingHours.map((day) => ({ weekday: day.weekday, intervals: intervals(day.intervals) })),
    exceptions: input.exceptions.map((day) => ({
      date: day.date,
      label: day.label,
      intervals: intervals(day.intervals),
    })),
    services: input.services.map((service) => ({
      id: service.id ?? null,
      name: service.name.trim(),
      description: service.description,
      priceMinor: service.priceMinor ?? null,
      isPriceFrom: service.isPriceFrom,
      durationMinutes: service.durationMinutes ?? null,
    })),
    links: input.links.map(({ label, url }) => ({ label, url })),
  };
}
