import { inKeyOrder, type SubgraphContext } from '@tertulia/subgraph';
import { findOrganizations, findOwnOrganizations } from '../application/find-organizations.js';
import { findPeople } from '../application/find-people.js';
import type { ForeignKind } from '../application/node-directory.js';
import type { IdentityDependencies } from '../application/dependencies.js';
import type { Organization } from '../domain/organization.js';
import type { User } from '../domain/user.js';
import { callerOf } from './callers.js';

/** Loads objects by id, each once in an execution, in batches by level; null for what the caller may not see. */
export class Loaders {
  constructor(private readonly deps: IdentityDependencies) {}

  user(context: SubgraphContext, id: string): Promise<User | null> {
    return context
      .loader<string, User | null>('user', async (ids) =>
        inKeyOrder(ids, await findPeople(this.deps, context.principal, ids), (user) => user.id),
      )
      .load(id);
  }

  organization(context: SubgraphContext, id: string): Promise<Organization | null> {
    return context
      .loader<string, Organization | null>('organization', async (ids) =>
        inKeyOrder(ids, await findOrganizations(this.deps, context.principal, ids), (found) => found.id),
      )
      .load(id);
  }

  /** An organization of which the person is a member, even while working in another one. */
  ownOrganization(context: SubgraphContext, userId: string, id: string): Promise<Organization | null> {
    return context
      .loader<string, Organization | null>(`organization of ${userId}`, async (ids) =>
        inKeyOrder(ids, await findOwnOrganizations(this.deps, userId, ids), (found) => found.id),
      )
      .load(id);
  }

  /** True if the owning subgraph says that the object exists for the caller. */
  exists(context: SubgraphContext, kind: ForeignKind, id: string): Promise<boolean> {
    return context
      .loader<string, boolean>(`existing ${kind}`, async (ids) => {
        const existing = await this.deps.nodes.existing(callerOf(context), kind, ids);
        return ids.map((each) => existing.has(each));
      })
      .load(id);
  }
}
