import { toGlobalId } from '@tertulia/subgraph';
import type { SubgraphContext } from '@tertulia/subgraph';
import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { notFound } from '../../application/policies.js';
import type { ApiKey } from '../../domain/api-key.js';
import { deletedUserId, type AuditEntry } from '../../domain/audit-entry.js';
import type { Invitation } from '../../domain/invitation.js';
import type { Membership } from '../../domain/membership.js';
import type { Organization } from '../../domain/organization.js';
import type { User } from '../../domain/user.js';
import type { Loaders } from '../loaders.js';
import { ApiKeyType } from '../types/api-key.js';
import { AuditEntryType } from '../types/audit-entry.js';
import { InvitationType } from '../types/invitation.js';
import { MembershipType } from '../types/membership.js';
import { OrganizationType } from '../types/organization.js';
import { Bot, stubOf } from '../types/stubs.js';
import { UserType } from '../types/user.js';

/** Fields of memberships that are not stored as they are shown. */
@Resolver(() => MembershipType)
export class MembershipResolver {
  constructor(private readonly loaders: Loaders) {}

  @FieldResolver(() => ID, { description: 'Opaque id.' })
  id(@Root() membership: Membership): string {
    return toGlobalId('membership', membership.id);
  }

  @FieldResolver(() => UserType, { description: 'The person.' })
  async user(@Root() { userId }: Membership, @Ctx() context: SubgraphContext): Promise<User> {
    return (await this.loaders.user(context, userId)) ?? refuse();
  }

  @FieldResolver(() => OrganizationType, { description: 'Where the person belongs.' })
  async organization(@Root() membership: Membership, @Ctx() context: SubgraphContext): Promise<Organization> {
    const { organizationId, userId } = membership;
    const isOwn = context.principal.kind === 'USER' && context.principal.userId === userId;
    const found = isOwn
      ? await this.loaders.ownOrganization(context, userId, organizationId)
      : await this.loaders.organization(context, organizationId);
    return found ?? refuse();
  }

  @FieldResolver(() => [Bot], {
    nullable: true,
    description: 'The bots of a BOT_MANAGER, those that still exist; null for every other role.',
  })
  async bots(@Root() { botIds }: Membership, @Ctx() context: SubgraphContext): Promise<Bot[] | null> {
    if (botIds === null) return null;
    const isThere = await Promise.all(botIds.map((id) => this.loaders.exists(context, 'bot', id)));
    return botIds.filter((_, index) => isThere[index]).map((id) => stubOf('bot', id));
  }
}

/** Fields of invitations that are not stored as they are shown. */
@Resolver(() => InvitationType)
export class InvitationResolver {
  constructor(private readonly loaders: Loaders) {}

  @FieldResolver(() => ID, { description: 'Opaque id.' })
  id(@Root() invitation: Invitation): string {
    return toGlobalId('invitation', invitation.id);
  }

  @FieldResolver(() => UserType, { nullable: true, description: 'Who invites; null when that person has left.' })
  async invitedBy(@Root() { invitedByUserId }: Invitation, @Ctx() context: SubgraphContext): Promise<User | null> {
    return invitedByUserId === null ? null : this.loaders.user(context, invitedByUserId);
  }
}

/** Fields of API keys that are not stored as they are shown. */
@Resolver(() => ApiKeyType)
export class ApiKeyResolver {
  @FieldResolver(() => ID, { description: 'Opaque id.' })
  id(@Root() key: ApiKey): string {
    return toGlobalId('apiKey', key.id);
  }
}

/** Fields of audit entries that are not stored as they are shown. */
@Resolver(() => AuditEntryType)
export class AuditEntryResolver {
  @FieldResolver(() => ID, { description: 'Opaque id.' })
  id(@Root() entry: AuditEntry): string {
    return toGlobalId('auditEntry', entry.id);
  }

  @FieldResolver(() => String)
  actor(@Root() entry: AuditEntry): string {
    return shown(entry.actor);
  }

  @FieldResolver(() => String)
  subject(@Root() entry: AuditEntry): string {
    return shown(entry.subject);
  }
}

function refuse(): never {
  throw notFound();
}

function shown(text: string): string {
  const userId = deletedUserId(text);
  return userId === null ? text : `deleted account ${toGlobalId('user', userId)}`;
}
