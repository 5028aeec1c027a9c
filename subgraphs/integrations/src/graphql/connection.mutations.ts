import { fromGlobalId, toGlobalId, withUserErrors, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { ConnectionsDependencies } from '../application/connection-dependencies.js';
import { createConnection } from '../application/create-connection.js';
import { deleteConnection } from '../application/delete-connection.js';
import { connectionsByIds } from '../application/read-connections.js';
import { reauthorizeConnection, startConnection } from '../application/start-connection.js';
import { testConnection } from '../application/test-connection.js';
import { updateConnection } from '../application/update-connection.js';
import type { Connection } from '../domain/connection.js';
import {
  CreateConnectionInput,
  DeleteConnectionInput,
  ReauthorizeConnectionInput,
  StartConnectionInput,
  TestConnectionInput,
  UpdateConnectionInput,
} from './connection.input.js';
import {
  ConnectionPayload,
  DeleteConnectionPayload,
  StartConnectionPayload,
  TestConnectionPayload,
} from './connection.payload.js';
import { asConnection } from './connection.type.js';

const inputArg = { description: 'The input.' };

@Resolver()
export class ConnectionMutations {
  constructor(private readonly deps: ConnectionsDependencies) {}

  @Mutation(() => StartConnectionPayload, {
    description: 'Starts a connection by OAuth. The person returns to this platform after signing in at the provider.',
  })
  startConnection(
    @Arg('input', () => StartConnectionInput, inputArg) input: StartConnectionInput,
    @Ctx() context: SubgraphContext,
  ): Promise<StartConnectionPayload> {
    const wanted = { connector: input.connector, name: input.name, botIds: botIdsOf(input.botIds) };
    return started(context, () => startConnection(this.deps, context, wanted));
  }

  @Mutation(() => StartConnectionPayload, { description: 'Authorises a connection by OAuth again; it keeps its id.' })
  reauthorizeConnection(
    @Arg('input', () => ReauthorizeConnectionInput, inputArg) input: ReauthorizeConnectionInput,
    @Ctx() context: SubgraphContext,
  ): Promise<StartConnectionPayload> {
    return started(context, () => reauthorizeConnection(this.deps, context, idOf(input)));
  }

  @Mutation(() => ConnectionPayload, { description: 'Creates a connection from the values of its fields.' })
  createConnection(
    @Arg('input', () => CreateConnectionInput, inputArg) input: CreateConnectionInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ConnectionPayload> {
    const { connector, name, fields } = input;
    const wanted = { connector, name, fields, botIds: botIdsOf(input.botIds) };
    return changed(context, () => createConnection(this.deps, context, wanted));
  }

  @Mutation(() => ConnectionPayload, {
    description: 'Changes a connection. A new secret holds from the next action on.',
  })
  updateConnection(
    @Arg('input', () => UpdateConnectionInput, inputArg) input: UpdateConnectionInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ConnectionPayload> {
    const botIds = input.botIds === null || input.botIds === undefined ? null : botIdsOf(input.botIds);
    const { name = null, connectorVersion = null, fields } = input;
    const wanted = { connectionId: idOf(input), name, botIds, connectorVersion, fields: fields ?? [] };
    return changed(context, () => updateConnection(this.deps, context, wanted));
  }

  @Mutation(() => TestConnectionPayload, {
    description: 'Asks the other side whether the connection works; its state changes accordingly.',
  })
  testConnection(
    @Arg('input', () => TestConnectionInput, inputArg) input: TestConnectionInput,
    @Ctx() context: SubgraphContext,
  ): Promise<TestConnectionPayload> {
    const nothing = { connection: null, outcome: null, httpStatus: null, durationMs: null };
    return withUserErrors<Omit<TestConnectionPayload, 'userErrors'>>(
      context,
      async () => {
        const test = await testConnection(this.deps, context.principal, idOf(input));
        const [connection] = await connectionsByIds(this.deps, context.principal, [idOf(input)]);
        return { ...test, connection: connection === undefined ? null : asConnection(connection) };
      },
      nothing,
    );
  }

  @Mutation(() => DeleteConnectionPayload, { description: 'Deletes a connection with its secret.' })
  deleteConnection(
    @Arg('input', () => DeleteConnectionInput, inputArg) input: DeleteConnectionInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeleteConnectionPayload> {
    return withUserErrors<Pick<DeleteConnectionPayload, 'connectionId'>>(
      context,
      async () => {
        const id = await deleteConnection(this.deps, context.principal, idOf(input));
        return { connectionId: toGlobalId('connection', id) };
      },
      { connectionId: null },
    );
  }
}

function started(context: SubgraphContext, run: () => Promise<{ url: string }>): Promise<StartConnectionPayload> {
  return withUserErrors<Pick<StartConnectionPayload, 'authorizationUrl'>>(
    context,
    async () => ({ authorizationUrl: (await run()).url }),
    { authorizationUrl: null },
  );
}

function changed(context: SubgraphContext, run: () => Promise<Connection>): Promise<ConnectionPayload> {
  return withUserErrors<Pick<ConnectionPayload, 'connection'>>(
    context,
    async () => ({ connection: asConnection(await run()) }),
    { connection: null },
  );
}

function idOf({ connectionId }: { connectionId: string }): string {
  return fromGlobalId('connection', connectionId);
}

function botIdsOf(ids: readonly string[] | null | undefined): string[] {
  return (ids ?? []).map((id) => fromGlobalId('bot', id));
}
