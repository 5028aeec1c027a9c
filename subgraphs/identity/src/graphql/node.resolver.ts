import { badArgument, fromGlobalId, kindOfGlobalId, Node, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { isForeignKind, stubOf } from './foreign.type.js';
import type { Loaders } from './loaders.js';
import { OrganizationType } from './organization.type.js';
import { UserType } from './user.type.js';

const nodesMax = 100;

/** Anything by its id. */
@Resolver()
export class NodeResolver {
  constructor(private readonly loaders: Loaders) {}

  @Query(() => Node, {
    nullable: true,
    description: 'The object with this id; null if it does not exist or the caller may not see it.',
  })
  async node(
    @Arg('id', () => ID, { description: 'An opaque id.' }) id: string,
    @Ctx() context: SubgraphContext,
  ): Promise<Node | null> {
    return this.find(context, id);
  }

  @Query(() => [Node], {
    nullable: 'itemsAndList',
    description: 'The objects with these ids, in the same order, up to 100; null where node would return null.',
  })
  async nodes(
    @Arg('ids', () => [ID], { description: 'Opaque ids.' }) ids: string[],
    @Ctx() context: SubgraphContext,
  ): Promise<(Node | null)[]> {
    if (ids.length > nodesMax) throw badArgument('ids', { min: 0, max: nodesMax });
    return Promise.all(ids.map((id) => this.find(context, id)));
  }

  private async find(context: SubgraphContext, id: string): Promise<Node | null> {
    const kind = kindOfGlobalId(id);
    if (kind === null) return null;
    if (kind === 'user') return instanceOf(UserType, await this.loaders.user(context, fromGlobalId(kind, id)));
    if (kind === 'organization') {
      return instanceOf(OrganizationType, await this.loaders.organization(context, fromGlobalId(kind, id)));
    }
    if (!isForeignKind(kind) || context.principal.kind === 'ANONYMOUS') return null;
    const uuid = fromGlobalId(kind, id);
    return (await this.loaders.exists(context, kind, uuid)) ? stubOf(kind, uuid) : null;
  }
}

/** Makes an instance of the class by which the interface resolves its types. */
function instanceOf<T extends Node>(Type: new () => T, found: object | null): T | null {
  return found === null ? null : Object.assign(new Type(), found);
}
