import type { Locale } from '@tertulia/errors';
import { LocaleEnum, TimeZoneScalar } from '@tertulia/subgraph';
import { Field, ID, InputType } from 'type-graphql';

/** Details of a new organization. */
@InputType()
export abstract class NewOrganizationFields {
  @Field(() => String, { description: 'Name of the business, up to 100 characters.' })
  name!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2 code, such as MX.' })
  country!: string;

  @Field(() => TimeZoneScalar, { description: 'Time zone of its days.' })
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
@InputType('UpdateOrganizationInput', { description: 'The changes; omitted fields do not change.' })
export class UpdateOrganizationInput {
  @Field(() => String, { nullable: true, description: 'Name of the business, up to 100 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2 code, such as MX.' })
  country?: string | null;

  @Field(() => TimeZoneScalar, { nullable: true, description: 'Time zone of its days.' })
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code, such as MXN.' })
  currency?: string | null;

  @Field(() => LocaleEnum, { nullable: true, description: 'Language of the business.' })
  locale?: Locale | null;
}

/** The organization to switch to. */
@InputType('SwitchOrganizationInput', { description: 'The organization in which the session works from now on.' })
export class SwitchOrganizationInput {
  @Field(() => ID, { description: 'An organization of which the caller is a member.' })
  organizationId!: string;
}

/** Confirmation of a deletion. */
@InputType('DeleteDemoDataInput', { description: 'Confirms the deletion of the demo organization.' })
export class DeleteDemoDataInput {
  @Field(() => String, { description: 'The name of the organization, typed by hand.' })
  confirmName!: string;
}
