import {
  fromGlobalId,
  Payload,
  requireOwnOrganization,
  withUserErrors,
  type Foreign,
  type SubgraphContext,
} from '@tertulia/subgraph';
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { chooseSlackChannel, slackAlertsOf } from '../application/choose-slack-channel.js';
import type { ConnectionsDependencies } from '../application/connection-dependencies.js';
import type { SlackAlerts } from '../application/slack-alert-ports.js';
import { connectionLoaders } from './connection.loaders.js';
import { asConnection, ConnectionType } from './connection.type.js';
import { OrganizationStub } from './foreign.type.js';

@ObjectType('SlackAlerts', { description: 'Where rules whose ways have SLACK tell of alerts.' })
class SlackAlertsType {
  connectionUuid!: string;

  @Field(() => String, { description: 'The id of the channel, as Slack has it.' })
  channel!: string;
}

@ObjectType('ChooseSlackChannelPayload', { description: 'The channel that was chosen.' })
class ChooseSlackChannelPayload extends Payload {
  @Field(() => SlackAlertsType, { nullable: true, description: 'The channel; null for none, and on failure.' })
  slackAlerts!: SlackAlertsType | null;
}

@InputType('ChooseSlackChannelInput', { description: 'A channel, or none.' })
class ChooseSlackChannelInput {
  @Field(() => ID, { nullable: true, description: 'A connection of Slack; null for no channel any more.' })
  connectionId?: string | null;

  @Field(() => String, { nullable: true, description: 'The id of the channel, such as C0123ABCD.' })
  channel?: string | null;
}

@Resolver(() => OrganizationStub)
export class OrganizationSlackAlertsResolver {
  constructor(private readonly deps: ConnectionsDependencies) {}

  @FieldResolver(() => SlackAlertsType, {
    nullable: true,
    description: 'The Slack channel in which alerts are told; null where none is chosen.',
  })
  async slackAlerts(@Root() organization: Foreign, @Ctx() context: SubgraphContext): Promise<SlackAlertsType | null> {
    requireOwnOrganization(organization, context);
    return shown(await slackAlertsOf(this.deps, context.principal));
  }
}

@Resolver(() => SlackAlertsType)
export class SlackAlertsResolver {
  constructor(private readonly deps: ConnectionsDependencies) {}

  @FieldResolver(() => ConnectionType, { nullable: true, description: 'The connection by which they are told.' })
  async connection(
    @Root() { connectionUuid }: SlackAlertsType,
    @Ctx() context: SubgraphContext,
  ): Promise<ConnectionType | null> {
    const found = await connectionLoaders(this.deps, context).connection.load(connectionUuid);
    return found === null ? null : asConnection(found);
  }
}

@Resolver()
export class SlackAlertsMutations {
  constructor(private readonly deps: ConnectionsDependencies) {}

  @Mutation(() => ChooseSlackChannelPayload, {
    description: 'Chooses the Slack channel in which alerts are told, by the rules whose ways have SLACK.',
  })
  chooseSlackChannel(
    @Arg('input', () => ChooseSlackChannelInput, { description: 'The input.' }) input: ChooseSlackChannelInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ChooseSlackChannelPayload> {
    const { connectionId, channel } = input;
    const wanted =
      connectionId == null ? null : { connectionId: fromGlobalId('connection', connectionId), channel: channel ?? '' };
    return withUserErrors<Pick<ChooseSlackChannelPayload, 'slackAlerts'>>(
      context,
      async () => ({ slackAlerts: shown(await chooseSlackChannel(this.deps, context.principal, wanted)) }),
      { slackAlerts: null },
    );
  }
}

function shown(alerts: SlackAlerts | null): SlackAlertsType | null {
  if (alerts === null) return null;
  const { connectionId: connectionUuid, channel } = alerts;
  return Object.assign(new SlackAlertsType(), { connectionUuid, channel });
}
