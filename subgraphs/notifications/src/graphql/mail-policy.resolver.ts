import {
  Payload,
  requireOwnOrganization,
  toGlobalId,
  withUserErrors,
  type Foreign,
  type SubgraphContext,
} from '@tertulia/subgraph';
import { Arg, Ctx, Field, FieldResolver, InputType, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { allowMail, readMailAllowed } from '../application/allow-mail.js';
import type { NotificationsDependencies } from '../application/dependencies.js';
import { OrganizationStub } from './foreign.type.js';
import { NotificationPreferencesType } from './notification.type.js';

@InputType('AllowNotificationMailInput', { description: 'Whether people may be told by mail.' })
export class AllowNotificationMailInput {
  @Field(() => Boolean, { description: 'False: nobody of the organization is.' })
  isAllowed!: boolean;
}

@ObjectType('AllowNotificationMailPayload', { description: 'Result of allowNotificationMail.' })
export class AllowNotificationMailPayload extends Payload {
  @Field(() => OrganizationStub, { nullable: true, description: 'The organization, as it is now.' })
  organization!: Foreign | null;
}

const description = 'Whether people may be told by mail. Mails about accounts are sent all the same.';

@Resolver(() => OrganizationStub)
export class OrganizationMailResolver {
  constructor(private readonly deps: NotificationsDependencies) {}

  @FieldResolver(() => Boolean, { nullable: true, description })
  async isNotificationMailAllowed(@Root() organization: Foreign, @Ctx() context: SubgraphContext): Promise<boolean> {
    requireOwnOrganization(organization, context);
    return readMailAllowed(this.deps, context.principal);
  }

  @Mutation(() => AllowNotificationMailPayload, {
    description: 'Lets people of the organization be told by mail, or nobody. For administrators.',
  })
  async allowNotificationMail(
    @Arg('input', () => AllowNotificationMailInput, { description: 'The input.' })
    { isAllowed }: AllowNotificationMailInput,
    @Ctx() context: SubgraphContext,
  ): Promise<AllowNotificationMailPayload> {
    return withUserErrors<Pick<AllowNotificationMailPayload, 'organization'>>(
      context,
      async () => {
        const organizationId = await allowMail(this.deps, context.principal, isAllowed);
        return { organization: { id: toGlobalId('organization', organizationId) } };
      },
      { organization: null },
    );
  }
}

@Resolver(() => NotificationPreferencesType)
export class PreferencesMailResolver {
  constructor(private readonly deps: NotificationsDependencies) {}

  @FieldResolver(() => Boolean, { nullable: true, description })
  async isMailAllowed(@Ctx() { principal }: SubgraphContext): Promise<boolean> {
    return readMailAllowed(this.deps, principal);
  }
}
