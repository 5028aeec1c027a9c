import { tryFromGlobalId, type SubgraphSchema } from '@tertulia/subgraph';
import type { IdentityDependencies } from '../application/dependencies.js';
import { AccountResolver } from './account.resolver.js';
import { ApiKeyMutations, ApiKeyResolver } from './api-key.resolver.js';
import { AuditEntryResolver } from './audit-entry.resolver.js';
import { CredentialResolver } from './credential.resolver.js';
import { DeletionMutations, OrganizationDeletionResolver } from './deletion.resolver.js';
import { stubs } from './foreign.type.js';
import { Loaders } from './loaders.js';
import { MailedMutations } from './mailed.resolver.js';
import { InvitationResolver, MemberMutations, MembershipResolver } from './member.resolver.js';
import { NodeResolver } from './node.resolver.js';
import { OrganizationMutations, OrganizationResolver } from './organization.resolver.js';
import { SessionResolver, UserResolver } from './user.resolver.js';
import { ViewerResolver } from './viewer.resolver.js';

/** The GraphQL schema of identity. */
export function identitySchema(deps: IdentityDependencies): SubgraphSchema {
  const loaders = new Loaders(deps);
  return {
    resolvers: [
      new ViewerResolver(deps, loaders),
      new UserResolver(deps),
      new SessionResolver(),
      new OrganizationResolver(deps, loaders),
      new OrganizationDeletionResolver(loaders),
      new MembershipResolver(loaders),
      new InvitationResolver(loaders),
      new ApiKeyResolver(),
      new AuditEntryResolver(),
      new NodeResolver(loaders),
      new CredentialResolver(deps),
      new AccountResolver(deps),
      new MailedMutations(deps),
      new OrganizationMutations(deps),
      new DeletionMutations(deps),
      new MemberMutations(deps),
      new ApiKeyMutations(deps),
    ],
    orphanedTypes: Object.values(stubs),
    references: {
      User: (reference, context) => byId(reference, 'user', (id) => loaders.user(context, id)),
      Organization: (reference, context) => byId(reference, 'organization', (id) => loaders.organization(context, id)),
    },
  };
}

async function byId<T>(
  reference: Record<string, unknown>,
  kind: 'user' | 'organization',
  load: (id: string) => Promise<T | null>,
): Promise<T | null> {
  const id = typeof reference['id'] === 'string' ? tryFromGlobalId(kind, reference['id']) : null;
  return id === null ? null : load(id);
}
