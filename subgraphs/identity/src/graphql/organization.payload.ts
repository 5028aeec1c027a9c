import { Field, ObjectType } from 'type-graphql';
import { OrganizationType } from './organization.type.js';
import { Payload } from './payload.js';
import { ViewerType } from './viewer.type.js';

/** Result of creating an organization. */
@ObjectType('CreateOrganizationPayload', { description: 'Result of createOrganization.' })
export class CreateOrganizationPayload extends Payload {
  @Field(() => OrganizationType, { nullable: true, description: 'The new organization; the session works in it now.' })
  organization!: OrganizationType | null;
}

/** Result of changing an organization. */
@ObjectType('UpdateOrganizationPayload', { description: 'Result of updateOrganization.' })
export class UpdateOrganizationPayload extends Payload {
  @Field(() => OrganizationType, { nullable: true, description: 'The changed organization.' })
  organization!: OrganizationType | null;
}

/** Result of switching. */
@ObjectType('SwitchOrganizationPayload', { description: 'Result of switchOrganization.' })
export class SwitchOrganizationPayload extends Payload {
  @Field(() => ViewerType, { nullable: true, description: 'The caller in the other organization.' })
  viewer!: ViewerType | null;
}

/** Result of deleting the demo. */
@ObjectType('DeleteDemoDataPayload', { description: 'Result of deleteDemoData.' })
export class DeleteDemoDataPayload extends Payload {
  @Field(() => Boolean, {
    description: 'The demo organization was deleted; its bots and conversations follow shortly.',
  })
  isDeleted!: boolean;
}
