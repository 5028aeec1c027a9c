import type { SubgraphContext } from '@tertulia/subgraph';
import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { ReadChannels, ShownChannel } from '../application/channel-ports.js';
import type { ConnectionsDependencies } from '../application/connection-dependencies.js';
import { listChannels } from '../application/list-channels.js';
import { ConnectionType } from './connection.type.js';

@ObjectType('SlackChannel', { description: 'A channel that a message through a connection may name.' })
class ChannelType implements ShownChannel {
  @Field(() => String, { description: 'Its id, as Slack has it.' })
  id!: string;

  @Field(() => String, { description: 'Its name, without #.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether only its members see it.' })
  isPrivate!: boolean;

  @Field(() => Boolean, { description: 'Whether the app was invited to it: only then it can write there.' })
  isMember!: boolean;
}

@ObjectType('SlackChannelList', {
  description: 'The channels that the app of a connection sees, without archived ones.',
})
class ChannelListType {
  @Field(() => [ChannelType], {
    description: 'Public ones, and private ones to which the app was invited; at most 3000.',
  })
  channels!: readonly ShownChannel[];

  @Field(() => Boolean, { description: 'False where there are more than could be read.' })
  isComplete!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Why they could not be read, such as LIMITED, OUTAGE, AUTHENTICATION or MISSING_SCOPE, which a new authorisation cures; null where they were.',
  })
  code!: string | null;
}

@Resolver(() => ConnectionType)
export class ConnectionChannelsResolver {
  constructor(private readonly deps: ConnectionsDependencies) {}

  @Directive('@cost(weight: 50)')
  @FieldResolver(() => ChannelListType, {
    nullable: true,
    description: 'The channels of a connection of Slack, at most a minute old; empty for other connectors.',
  })
  async slackChannels(@Root() { id }: ConnectionType, @Ctx() { principal }: SubgraphContext): Promise<ReadChannels> {
    return listChannels(this.deps, principal, id);
  }
}
