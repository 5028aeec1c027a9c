import { buildSubgraph, createLog, tryFromGlobalId } from '@tertulia/subgraph';
import type { Logger, Subgraph } from '@tertulia/subgraph';
import type { IdentityDependencies } from '../application/ports.js';
import { Loaders } from './loaders.js';
import { AccountResolver } from './resolvers/account-resolver.js';
import { ApiKeyMutations } from './resolvers/api-key-mutations.js';
import {
  ApiKeyResolver,
  AuditEntryResolver,
  InvitationResolver,
  MembershipResolver,
} from './resolvers/belonging-resolvers.js';
import { CredentialResolver } from './resolvers/credential-resolver.js';
import { DeletionMutations } from './resolvers/deletion-mutations.js';
import { MemberMutations } from './resolvers/member-mutations.js';
import { NodeResolver } from './resolvers/node-resolver.js';
import { OrganizationMutations } from './resolvers/organization-mutations.js';
import { OrganizationDeletionResolver, OrganizationResolver } from './resolvers/organization-resolver.js';
import { SessionResolver, UserResolver } from './resolvers/user-resolver.js';
import { ViewerResolver } from './resolvers/viewer-resolver.js';
import { stubs } from './types/stubs.js';

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
