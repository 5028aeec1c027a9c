import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import { buildSubgraph, JsonScalar, type SubgraphContext } from '@tertulia/subgraph';
import { pino } from 'pino';
import { Arg, Ctx, Directive, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { hiddenCustomerId } from './orders-toy.js';

@Directive('@key(fields: "id")')
@ObjectType('Customer', { description: 'A customer.' })
class Customer {
  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Hidden from every caller.' })
  secret?: string | null;
}

@ObjectType('Caller', { description: 'The caller as received by the subgraph.' })
class CallerView {
  @Field(() => String, { description: 'Kind of principal.' })
  kind!: string;

  @Field(() => String, { description: 'Language.' })
  locale!: string;

  @Field(() => String, { nullable: true, description: 'Organization.' })
  organizationId!: string | null;

  @Field(() => String, { nullable: true, description: 'Agent of the caller.' })
  userAgent!: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the caller.' })
  address!: string | null;

  @Field(() => String, { nullable: true, description: 'Identifies the browser.' })
  deviceToken!: string | null;
}

/** State of the toy identity; tests change it. */
export class IdentityToyState {
  readonly sessions = new Map<string, Principal>();
  readonly apiKeys = new Map<string, Principal>();
  readonly requestIds: string[] = [];
  customerLoads: number[] = [];
  resolutions = 0;
  isBroken = false;
  /** The principal after signing in. */
  successor: Principal | null = null;
  /** The device token after signing in. */
  deviceToken: string | null = null;
  /** Called after a credential was looked up, before the response. */
  onResolved = (): void => undefined;
}

@Resolver(() => Customer)
class IdentityResolver {
  readonly state: IdentityToyState;

  constructor(state: IdentityToyState) {
    this.state = state;
  }

  @Query(() => CallerView, { description: 'Who calls.' })
  caller(@Ctx() context: SubgraphContext): CallerView {
    const { principal } = context;
    this.state.requestIds.push(context.requestId);
    return {
      kind: principal.kind,
      locale: principal.locale,
      organizationId: principal.kind === 'ANONYMOUS' ? null : principal.organizationId,
      userAgent: context.userAgent,
      address: context.address,
      deviceToken: context.deviceToken,
    };
  }

  @Directive('@inaccessible')
  @Query(() => JsonScalar, { nullable: true, description: 'For the gateway.' })
  resolveCredential(
    @Arg('kind', () => String, { description: 'Kind.' }) kind: string,
    @Arg('token', () => String, { description: 'Token.' }) token: string,
    @Ctx() context: SubgraphContext,
  ): Principal | null {
    if (context.principal.kind !== 'SERVICE') throw new DomainError('FORBIDDEN');
    if (this.state.isBroken) throw new Error('the store is unavailable');
    this.state.resolutions += 1;
    const known = kind === 'SESSION' ? this.state.sessions : this.state.apiKeys;
    const found = known.get(token) ?? null;
    this.state.onResolved();
    return found;
  }

  @Mutation(() => Boolean, { description: 'Opens a session.' })
  signIn(@Ctx() context: SubgraphContext): boolean {
    context.responseExtensions['session'] = {
      token: 'a-new-session-token-0123456789',
      expiresAt: '2026-01-31T00:00:00Z',
      ...(this.state.deviceToken === null ? {} : { deviceToken: this.state.deviceToken }),
    };
    if (this.state.successor !== null) context.responseExtensions['principal'] = this.state.successor;
    return true;
  }

  @Mutation(() => Boolean, { description: 'Ends the session.' })
  signOut(@Ctx() context: SubgraphContext): boolean {
    context.responseExtensions['session'] = { clear: true };
    return true;
  }
}

export function identityToy(state: IdentityToyState) {
  const resolver = new IdentityResolver(state);
  return buildSubgraph({
    name: 'identity',
    resolvers: [resolver],
    orphanedTypes: [Customer],
    references: {
      Customer: ({ id }, context) =>
        context
          .loader<string, Customer>('customer', async (ids) => {
            state.customerLoads.push(ids.length);
            return ids.map((key) => ({ id: key, name: `Customer ${key} v${state.customerLoads.length}` }));
          })
          .load(String(id))
          .then((customer) => (id === hiddenCustomerId ? null : customer)),
    },
    log: pino({ level: 'silent' }),
  });
}
