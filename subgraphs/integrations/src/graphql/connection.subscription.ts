import { fromGlobalId, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { ConnectionsDependencies } from '../application/connection-dependencies.js';
import type { ConnectionNews } from '../application/connection-ports.js';
import { followConnections } from '../application/follow-connections.js';
import { connectionLoaders } from './connection.loaders.js';
import { asConnection, ConnectionChangeType, ConnectionType } from './connection.type.js';

@Resolver(() => ConnectionChangeType)
export class ConnectionChangeResolver {
  constructor(private readonly deps: ConnectionsDependencies) {}

  @FieldResolver(() => ConnectionType, { nullable: true, description: 'The connection now; null when it is deleted.' })
  async connection(
    @Root() { uuid }: ConnectionChangeType,
    @Ctx() context: SubgraphContext,
  ): Promise<ConnectionType | null> {
    const found = await connectionLoaders(this.deps, context).connection.load(uuid);
    return found === null ? null : asConnection(found);
  }
}

/** type-graphql passes no instance of the class to `subscribe`, so the class is created where the dependencies are available. */
export function connectionSubscriptions(deps: ConnectionsDependencies): object {
  const subscribe = async ({ args, context }: { args: Record<string, unknown>; context: unknown }) => {
    const botId = args['botId'];
    const { principal } = context as SubgraphContext;
    return followConnections(deps, principal, typeof botId === 'string' ? fromGlobalId('bot', botId) : null);
  };

  @Resolver()
  class ConnectionSubscriptions {
    @Subscription(() => ConnectionChangeType, {
      description: 'The connections at once, then each one that is new, changed or deleted.',
      subscribe,
    })
    connectionChanged(
      @Root() { connectionId: uuid }: ConnectionNews,
      @Arg('botId', () => ID, { nullable: true, description: 'Only those that this bot may use.' }) _botId?: string,
    ): ConnectionChangeType {
      return Object.assign(new ConnectionChangeType(), { uuid });
    }
  }
  return new ConnectionSubscriptions();
}
