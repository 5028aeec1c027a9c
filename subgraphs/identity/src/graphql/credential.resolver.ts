import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { JsonScalar, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, Directive, Query, Resolver } from 'type-graphql';
import type { IdentityDependencies } from '../application/dependencies.js';
import { resolveCredential } from '../application/resolve-credential.js';
import { callerOf } from './callers.js';

/** For the gateway only: not part of the public graph, and refused to everyone but services. */
@Resolver()
export class CredentialResolver {
  constructor(private readonly deps: IdentityDependencies) {}

  @Directive('@inaccessible')
  @Query(() => JsonScalar, {
    nullable: true,
    description: 'The principal of a credential; null if it is unknown, expired or revoked.',
  })
  async resolveCredential(
    @Arg('kind', () => String, { description: 'SESSION or API_KEY.' }) kind: string,
    @Arg('token', () => String, { description: 'The credential as it was presented.' }) token: string,
    @Ctx() context: SubgraphContext,
  ): Promise<Principal | null> {
    if (kind !== 'SESSION' && kind !== 'API_KEY')
      throw new DomainError('BAD_USER_INPUT', { params: { detail: 'kind' } });
    return resolveCredential(this.deps, callerOf(context), { kind, token });
  }
}
