import type { Locale } from '@tertulia/errors';
import { LocaleEnum, TimeZoneScalar } from '@tertulia/subgraph';
import { Field, ID, InputType } from 'type-graphql';

/** What is said about a new organization. */
@InputType()
export abstract class NewOrganizationFields {
  @Field(() => String, { description: 'Name of the business, up to 100 characters.' })
  name!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2 code, such as MX.' })
  country!: string;

  @Field(() => TimeZoneScalar, { description: 'Zone in which its days begin and end.' })
  timeZone!: string;

  @Field(() => String, { description: 'ISO 4217 code, such as MXN.' })
  currency!: string;

  @Field(() => LocaleEnum, { description: 'Language of the business.' })
  locale!: Locale;
}

/** A new organization. */
@InputType('CreateOrganizationInput', { description: 'A new organization.' })
export class CreateOrganizationInput extends NewOrganizationFields {}

/** Changes of an organization. */
@InputType('UpdateOrganizationInput', { description: 'What to change; what is left out stays.' })
export class UpdateOrganizationInput {
  @Field(() => String, { nullable: true, description: 'Name of the business, up to 100 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2 code, such as MX.' })
  country?: string | null;

  @Field(() => TimeZoneScalar, { nullable: true, description: 'Zone in which its days begin and end.' })
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code, such as MXN.' })
  currency?: string | null;

  @Field(() => LocaleEnum, { nullable: true, description: 'Language of the business.' })
  locale?: Locale | null;
}

/** Where to work next. */
@InputType('SwitchOrganizationInput', { description: 'In which organization the session works from now on.' })
export class SwitchOrganizationInput {
  @Field(() => ID, { description: 'An organization to which the caller belongs.' })
  organizationId!: string;
}

/** Confirmation of a deletion. */
@InputType('DeleteDemoDataInput', { description: 'Confirms that the demo organization may go.' })
export class DeleteDemoDataInput {
  @Field(() => String, { description: 'The name of the organization, typed by hand.' })
  confirmName!: string;
}
