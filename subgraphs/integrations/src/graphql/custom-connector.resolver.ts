import {
  ForwardPageArgs,
  makeConnection,
  pageRequest,
  requireOwnOrganization,
  tryFromGlobalId,
  type Foreign,
  type SubgraphContext,
} from '@tertulia/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { CustomConnectorDependencies } from '../application/custom-connector-dependencies.js';
import { customConnectorById, listCustomConnectors, usesOfConnectors } from '../application/read-custom-connectors.js';
import { connectorsInReview } from '../application/review-connector.js';
import {
  asCustomConnector,
  asSubmitted,
  CustomConnectorConnection,
  CustomConnectorType,
  SubmittedConnectorConnection,
} from './custom-connector.type.js';
import { OrganizationStub } from './foreign.type.js';

@Resolver(() => OrganizationStub)
export class OrganizationCustomConnectorsResolver {
  constructor(private readonly deps: CustomConnectorDependencies) {}

  @FieldResolver(() => CustomConnectorConnection, {
    nullable: true,
    description: 'The connectors that it has made, newest first.',
  })
  async customConnectors(
    @Root() organization: Foreign,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() context: SubgraphContext,
  ) {
    requireOwnOrganization(organization, context);
    const page = pageRequest(args);
    const list = await listCustomConnectors(this.deps, context.principal, page);
    return makeConnection(list.rows.map(asCustomConnector), page, {
      position: ({ connectorId: id }) => ({ sortKey: id, id }),
      totalCount: list.countAll,
    });
  }
}

@Resolver(() => CustomConnectorType)
export class CustomConnectorResolver {
  constructor(private readonly deps: CustomConnectorDependencies) {}

  @FieldResolver(() => Int, { description: 'How many connections of the organization use it, in any version.' })
  async connectionCount(@Root() { connector }: CustomConnectorType, @Ctx() context: SubgraphContext): Promise<number> {
    const loader = context.loader('usesOfConnectors', async (names: readonly string[]) => {
      const uses = await usesOfConnectors(this.deps, context.principal, names);
      return names.map((name) => uses.get(name) ?? 0);
    });
    return loader.load(connector);
  }

  @Query(() => CustomConnectorType, {
    nullable: true,
    description: 'A connector that the organization has made, by its id; null when it does not exist for the caller.',
  })
  async customConnector(
    @Arg('id', () => ID, { description: 'Its id.' }) globalId: string,
    @Ctx() { principal }: SubgraphContext,
  ): Promise<CustomConnectorType | null> {
    const id = tryFromGlobalId('customConnector', globalId);
    const found = id === null ? null : await customConnectorById(this.deps, principal, id);
    return found === null ? null : asCustomConnector(found);
  }

  @Query(() => SubmittedConnectorConnection, {
    nullable: true,
    description: 'For administrators of the platform: connectors of all organizations that wait for a review.',
  })
  async connectorsInReview(@Args(() => ForwardPageArgs) args: ForwardPageArgs, @Ctx() context: SubgraphContext) {
    const page = pageRequest(args);
    const list = await connectorsInReview(this.deps, context.principal, page);
    return makeConnection(list.rows.map(asSubmitted), page, {
      position: ({ versionId: id }) => ({ sortKey: id, id }),
      totalCount: list.countAll,
    });
  }
}
