import type { Locale } from '@tertulia/flow-engine';
import { connectionOf, DateTimeScalar, LocaleEnum, Node, toGlobalId } from '@tertulia/subgraph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { Contact } from '../application/ports.js';

@Directive('@key(fields: "id")')
@ObjectType('Contact', {
  implements: Node,
  description:
    'A person who spoke with a bot. What was typed in a conversation makes a contact of its own, which is never merged with another.',
})
export class ContactType {
  id!: string;

  @Field(() => ID, { name: 'id', description: 'Id.' })
  globalId(): string {
    return toGlobalId('contact', this.id);
  }

  @Field(() => String, { nullable: true, description: 'Name.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail, in lower case.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Phone, as E.164.' })
  phone!: string | null;

  @Field(() => LocaleEnum, { nullable: true, description: 'Language of the latest conversation.' })
  locale!: Locale | null;

  @Field(() => Boolean, {
    description: 'The e-mail or phone was verified; false: it was typed and not verified.',
  })
  isVerified(): boolean {
    return (this as unknown as Contact).verifiedAt !== null;
  }

  @Field(() => DateTimeScalar, { description: 'First seen.' })
  firstSeenAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Last seen.' })
  lastSeenAt!: Date;
}

export const { Connection: ContactConnection } = connectionOf(ContactType, 'Contact');

/** Converts a contact to its GraphQL type. */
export function asContact(contact: Contact): ContactType {
  return Object.assign(new ContactType(), contact);
}
