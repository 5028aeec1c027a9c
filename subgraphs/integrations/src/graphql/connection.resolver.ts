import {
  ForwardPageArgs,
  LocalizedText,
  makeConnection,
  pageRequest,
  requireOwnOrganization,
  tryFromGlobalId,
  type Foreign,
  type SubgraphContext,
} from '@tertulia/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { ConnectionsDependencies } from '../application/connection-dependencies.js';
import { listConnections, listConnectors, listRuns, runById } from '../application/read-connections.js';
import type { StateReason } from '../domain/connection.js';
import { connectionLoaders } from './connection.loaders.js';
import {
  ActionRunConnection,
  ActionRunType,
  asActionRun,
  asConnection,
  ConnectionConnection,
  ConnectionType,
  HourHealthType,
} from './connection.type.js';
import { ConnectorCategoryEnum } from './connection.enums.js';
import { asConnector, ConnectorActionType, ConnectorType, offeredActions } from './connector.type.js';
import { BotStub, OrganizationStub } from './foreign.type.js';
import { stateReasons } from './state-reasons.js';

@Resolver(() => ConnectorType)
export class ConnectorResolver {
  constructor(private readonly deps: ConnectionsDependencies) {}

  @Query(() => [ConnectorType], { nullable: true, description: 'The external systems that bots can use.' })
  async connectors(@Ctx() { principal }: SubgraphContext): Promise<ConnectorType[]> {
    return (await listConnectors(this.deps, principal)).map(asConnector);
  }
}

@Resolver(() => OrganizationStub)
export class OrganizationConnectionsResolver {
  constructor(private readonly deps: ConnectionsDependencies) {}

  @FieldResolver(() => ConnectionConnection, { nullable: true, description: 'Its connections, newest first.' })
  async connections(
    @Root() organization: Foreign,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() context: SubgraphContext,
  ) {
    requireOwnOrganization(organization, context);
    const page = pageRequest(args);
    const list = await listConnections(this.deps, context.principal, page);
    return makeConnection(list.rows.map(asConnection), page, {
      position: ({ id }) => ({ sortKey: id, id }),
      totalCount: list.countAll,
    });
  }
}

@Resolver(() => BotStub)
export class BotConnectionsResolver {
  constructor(private readonly deps: ConnectionsDependencies) {}

  @FieldResolver(() => [ConnectionType], {
    nullable: true,
    description: 'The connections that it may use, newest first.',
  })
  async connections(@Root() bot: Foreign, @Ctx() context: SubgraphContext): Promise<ConnectionType[] | null> {
    const botId = tryFromGlobalId('bot', bot.id);
    const found = botId === null ? null : await connectionLoaders(this.deps, context).ofBot.load(botId);
    return found?.map(asConnection) ?? null;
  }
}

@Resolver(() => ConnectionType)
export class ConnectionResolver {
  constructor(private readonly deps: ConnectionsDependencies) {}

  @FieldResolver(() => LocalizedText, {
    nullable: true,
    description: 'What happened and who must do what; null while it works.',
  })
  stateReason(@Root() { reason }: ConnectionType & { reason: StateReason | null }): LocalizedText | null {
    return reason === null ? null : stateReasons[reason];
  }

  @FieldResolver(() => ConnectorCategoryEnum, {
    nullable: true,
    description: 'What its connector is for; null where the organization cannot use the connector any more.',
  })
  async category(
    @Root() connection: ConnectionType,
    @Ctx() context: SubgraphContext,
  ): Promise<keyof typeof ConnectorCategoryEnum | null> {
    return (await this.#connectorOf(connection, context))?.category ?? null;
  }

  @FieldResolver(() => [ConnectorActionType], { description: 'What its version of the connector can do.' })
  async actions(@Root() connection: ConnectionType, @Ctx() context: SubgraphContext): Promise<ConnectorActionType[]> {
    return offeredActions((await this.#connectorOf(connection, context))?.actions ?? []);
  }

  @FieldResolver(() => [HourHealthType], { description: 'The last 24 hours, oldest first.' })
  async health(@Root() { id }: ConnectionType, @Ctx() context: SubgraphContext): Promise<HourHealthType[]> {
    return connectionLoaders(this.deps, context).health.load(id);
  }

  @FieldResolver(() => ActionRunConnection, { description: 'Calls through it in the last 30 days, newest first.' })
  async runs(
    @Root() { id: connectionId }: ConnectionType,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
    @Ctx() context: SubgraphContext,
  ) {
    const page = pageRequest(args);
    const list = await listRuns(this.deps, context.principal, { connectionId, page });
    return makeConnection(list.rows.map(asActionRun), page, {
      position: ({ id }) => ({ sortKey: id, id }),
      totalCount: list.countAll,
    });
  }

  @FieldResolver(() => ActionRunType, {
    nullable: true,
    description: 'One of the calls through it, by its id; null when it does not exist.',
  })
  async run(
    @Root() { id: connectionId }: ConnectionType,
    @Arg('id', () => ID, { description: 'The id of the call.' }) globalId: string,
    @Ctx() { principal }: SubgraphContext,
  ): Promise<ActionRunType | null> {
    const id = tryFromGlobalId('actionRun', globalId);
    const found = id === null ? null : await runById(this.deps, principal, { connectionId, id });
    return found === null ? null : asActionRun(found);
  }

  async #connectorOf({ connector: name, connectorVersion: version }: ConnectionType, context: SubgraphContext) {
    return connectionLoaders(this.deps, context).connector.load({ name, version });
  }
}

@Resolver(() => ActionRunType)
export class ActionRunResolver {
  constructor(private readonly deps: ConnectionsDependencies) {}

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The first 4,096 characters of what was sent, without secrets: method, address and body of an HTTP request, otherwise the inputs ' +
      'as JSON. Null while nothing was sent, after the visitor was erased, and for callers who may not read the conversation.',
  })
  async request(@Root() { id }: ActionRunType, @Ctx() context: SubgraphContext): Promise<string | null> {
    return (await connectionLoaders(this.deps, context).contents.load(id))?.request ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The first 4,096 characters of what came back, without secrets. Null without a response, and as in request.',
  })
  async response(@Root() { id }: ActionRunType, @Ctx() context: SubgraphContext): Promise<string | null> {
    return (await connectionLoaders(this.deps, context).contents.load(id))?.response ?? null;
  }
}
