import { Field, ObjectType } from 'type-graphql';
import { OrganizationType } from './organization.type.js';
import { Payload } from './payload.js';
import { ViewerType } from './viewer.type.js';

/** Answer to making an organization. */
@ObjectType('CreateOrganizationPayload', { description: 'Answer to createOrganization.' })
export class CreateOrganizationPayload extends Payload {
  @Field(() => OrganizationType, { nullable: true, description: 'The new organization; the session works in it now.' })
  organization!: OrganizationType | null;
}

/** Answer to changing an organization. */
@ObjectType('UpdateOrganizationPayload', { description: 'Answer to updateOrganization.' })
export class UpdateOrganizationPayload extends Payload {
  @Field(() => OrganizationType, { nullable: true, description: 'The organization as it is now.' })
  organization!: OrganizationType | null;
}

/** Answer to working elsewhere. */
@ObjectType('SwitchOrganizationPayload', { description: 'Answer to switchOrganization.' })
export class SwitchOrganizationPayload extends Payload {
  @Field(() => ViewerType, { nullable: true, description: 'The caller in the other organization.' })
  viewer!: ViewerType | null;
}

/** Answer to deleting the demo. */
@ObjectType('DeleteDemoDataPayload', { description: 'Answer to deleteDemoData.' })
export class DeleteDemoDataPayload extends Payload {
  @Field(() => Boolean, { description: 'The demo organization is gone; its bots and conversations follow at once.' })
  isDeleted!: boolean;
}
