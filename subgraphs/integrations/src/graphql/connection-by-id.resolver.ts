import { tryFromGlobalId, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { ConnectionsDependencies } from '../application/connection-dependencies.js';
import { connectionLoaders } from './connection.loaders.js';
import { asConnection, ConnectionType } from './connection.type.js';

@Resolver()
export class ConnectionByIdResolver {
  constructor(private readonly deps: ConnectionsDependencies) {}

  @Query(() => ConnectionType, {
    nullable: true,
    description: 'A connection by its id; null when it does not exist for the caller.',
  })
  async connection(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() context: SubgraphContext,
  ): Promise<ConnectionType | null> {
    const connectionId = tryFromGlobalId('connection', id);
    const found =
      connectionId === null ? null : await connectionLoaders(this.deps, context).connection.load(connectionId);
    return found === null ? null : asConnection(found);
  }
}
