import { type SubgraphContext, withUserErrors } from '@tertulia/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { cancelAccountDeletion, deleteAccount } from '../application/delete-account.js';
import { cancelOrganizationDeletion, deleteOrganization } from '../application/delete-organization.js';
import type { IdentityDependencies } from '../application/dependencies.js';
import type { OrganizationDeletion } from '../domain/organization.js';
import type { User } from '../domain/user.js';
import { callerOf, clearSession } from './callers.js';
import { DeleteAccountInput, DeleteOrganizationInput } from './deletion.input.js';
import {
  CancelAccountDeletionPayload,
  CancelOrganizationDeletionPayload,
  DeleteAccountPayload,
  DeleteOrganizationPayload,
} from './deletion.payload.js';
import { OrganizationDeletionType } from './deletion.type.js';
import type { Loaders } from './loaders.js';
import { UserType } from './user.type.js';

const confirmation = { description: 'The confirmation.' };

/** Requests and cancellations of deletions. */
@Resolver()
export class DeletionMutations {
  constructor(private readonly deps: IdentityDependencies) {}

  @Mutation(() => DeleteOrganizationPayload, {
    description:
      'Requests the deletion of the organization in which the caller works, with everything that belongs to it, in 7 days. Its API keys stop working at once.',
  })
  async deleteOrganization(
    @Arg('input', () => DeleteOrganizationInput, confirmation) input: DeleteOrganizationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeleteOrganizationPayload> {
    return withUserErrors<Pick<DeleteOrganizationPayload, 'organization'>>(
      context,
      async () => ({ organization: await deleteOrganization(this.deps, callerOf(context), input) }),
      { organization: null },
    );
  }

  @Mutation(() => CancelOrganizationDeletionPayload, {
    description: 'Cancels the deletion of the organization: everything is as before, including its API keys.',
  })
  async cancelOrganizationDeletion(@Ctx() context: SubgraphContext): Promise<CancelOrganizationDeletionPayload> {
    return withUserErrors<Pick<CancelOrganizationDeletionPayload, 'organization'>>(
      context,
      async () => ({ organization: await cancelOrganizationDeletion(this.deps, callerOf(context)) }),
      { organization: null },
    );
  }

  @Mutation(() => DeleteAccountPayload, {
    description:
      "Requests the deletion of the caller's account in 7 days and ends all its sessions. After signing in again, it can be cancelled.",
  })
  async deleteAccount(
    @Arg('input', () => DeleteAccountInput, confirmation) input: DeleteAccountInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeleteAccountPayload> {
    return withUserErrors<Pick<DeleteAccountPayload, 'deletesAt'>>(
      context,
      async () => {
        const { dueAt } = await deleteAccount(this.deps, callerOf(context), input);
        clearSession(context);
        return { deletesAt: dueAt };
      },
      { deletesAt: null },
    );
  }

  @Mutation(() => CancelAccountDeletionPayload, { description: "Cancels the deletion of the caller's account." })
  async cancelAccountDeletion(@Ctx() context: SubgraphContext): Promise<CancelAccountDeletionPayload> {
    return withUserErrors<Pick<CancelAccountDeletionPayload, 'user'>>(
      context,
      async () => ({ user: await cancelAccountDeletion(this.deps, callerOf(context)) }),
      { user: null },
    );
  }
}

@Resolver(() => OrganizationDeletionType)
export class OrganizationDeletionResolver {
  constructor(private readonly loaders: Loaders) {}

  @FieldResolver(() => UserType, { nullable: true, description: 'Who requested it; null if that person has left.' })
  async requestedBy(
    @Root() { requestedByUserId }: OrganizationDeletion,
    @Ctx() context: SubgraphContext,
  ): Promise<User | null> {
    return requestedByUserId === null ? null : this.loaders.user(context, requestedByUserId);
  }
}
