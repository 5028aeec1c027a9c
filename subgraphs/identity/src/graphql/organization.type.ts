import type { Locale } from '@tertulia/errors';
import { DateTimeScalar, LocaleEnum, Node, TimeZoneScalar } from '@tertulia/subgraph';
import { Directive, Field, ObjectType } from 'type-graphql';
import { OrganizationDeletionType } from './deletion.type.js';

/** The tenant. */
@Directive('@key(fields: "id")')
@ObjectType('Organization', {
  implements: Node,
  description: 'A business with its members, bots and plan. Visible only to callers who work in it.',
})
export class OrganizationType extends Node {
  @Field(() => String, { description: 'Name of the business.' })
  name!: string;

  @Field(() => String, { description: 'Readable and unique; never changes.' })
  slug!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2 code.' })
  country!: string;

  @Field(() => TimeZoneScalar, { description: 'Time zone of its days.' })
  timeZone!: string;

  @Field(() => String, { description: 'ISO 4217 code.' })
  currency!: string;

  @Field(() => LocaleEnum, { description: 'Language of the business.' })
  locale!: Locale;

  @Field(() => Boolean, { description: 'Demo data; can be deleted with deleteDemoData.' })
  isDemo!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was created.' })
  createdAt!: Date;

  @Field(() => OrganizationDeletionType, {
    nullable: true,
    description: 'Its requested deletion, if any; visible to every member.',
  })
  deletion!: OrganizationDeletionType | null;
}
