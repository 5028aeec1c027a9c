import { buildSubgraph, createLog, type Logger, type Subgraph, tryFromGlobalId } from '@tertulia/subgraph';
import type { IdentityDependencies } from '../application/ports.js';
import { AccountResolver } from './account.resolver.js';
import { ApiKeyMutations, ApiKeyResolver } from './api-key.resolver.js';
import { AuditEntryResolver } from './audit-entry.resolver.js';
import { CredentialResolver } from './credential.resolver.js';
import { DeletionMutations, OrganizationDeletionResolver } from './deletion.resolver.js';
import { stubs } from './foreign.type.js';
import { Loaders } from './loaders.js';
import { InvitationResolver, MemberMutations, MembershipResolver } from './member.resolver.js';
import { NodeResolver } from './node.resolver.js';
import { OrganizationMutations, OrganizationResolver } from './organization.resolver.js';
import { SessionResolver, UserResolver } from './user.resolver.js';
import { ViewerResolver } from './viewer.resolver.js';

/** The identity subgraph on its use cases. */
export function buildIdentitySubgraph(deps: IdentityDependencies, log: Logger): Subgraph {
  const loaders = new Loaders(deps);
  return buildSubgraph({
    name: 'identity',
    log,
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
  });
}

/** The subgraph from its classes, without any store: it describes itself for composition, and answers nothing. */
export function buildIdentitySchema(): Pick<Subgraph, 'name' | 'sdl' | 'schema'> {
  const nowhere = new Proxy({} as IdentityDependencies, {
    get: () => {
      throw new Error('The schema was built without stores: it describes, it does not answer');
    },
  });
  return buildIdentitySubgraph(nowhere, createLog('identity', 'silent'));
}

async function byId<T>(
  reference: Record<string, unknown>,
  kind: 'user' | 'organization',
  load: (id: string) => Promise<T | null>,
): Promise<T | null> {
  const id = typeof reference['id'] === 'string' ? tryFromGlobalId(kind, reference['id']) : null;
  return id === null ? null : load(id);
}
