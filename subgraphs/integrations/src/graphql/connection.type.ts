import { connectionOf, DateTimeScalar, toGlobalId, type Foreign } from '@tertulia/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { ConnectionRun } from '../application/connection-ports.js';
import { nilId } from '../domain/alert-message.js';
import type { Connection, ConnectionState } from '../domain/connection.js';
import { ConnectionStateEnum, RunStatusEnum } from './connection.enums.js';
import { BotStub } from './foreign.type.js';

@ObjectType('HourHealth', { description: 'How calls through a connection went in one hour.' })
export class HourHealthType {
  @Field(() => DateTimeScalar, { description: 'The first moment of the hour.' })
  hour!: Date;

  @Field(() => Int, { description: 'Calls that were done.' })
  succeeded!: number;

  @Field(() => Int, { description: 'Calls that failed or took too long.' })
  failed!: number;
}

@ObjectType('ConnectionSetting', { description: 'The value of a field that is not secret.' })
export class ConnectionSettingType {
  @Field(() => String, { description: "The field's name." })
  name!: string;

  @Field(() => String, { description: 'The value.' })
  value!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('Connection', { description: "An organization's authorised access to an external system." })
export class ConnectionType {
  id!: string;
  botIds!: readonly string[];
  settingValues!: Readonly<Record<string, string>>;

  @Field(() => ID, { name: 'id', description: 'Id.' })
  globalId(): string {
    return toGlobalId('connection', this.id);
  }

  @Field(() => String, { description: 'Name of its connector.' })
  connector!: string;

  @Field(() => Int, { description: 'The version of its connector.' })
  connectorVersion!: number;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The account at the other side; null where it is not known.' })
  accountLabel!: string | null;

  @Field(() => ConnectionStateEnum, { description: 'Whether it works.' })
  state!: ConnectionState;

  @Field(() => DateTimeScalar, { description: 'Since when it is in this state.' })
  stateSince!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'The last four characters of its secret; null where there is none to recognise.',
  })
  lastFour!: string | null;

  @Field(() => [ConnectionSettingType], { description: 'The values of fields that are not secret.' })
  settings(): ConnectionSettingType[] {
    return Object.entries(this.settingValues).map(([name, value]) => ({ name, value }));
  }

  @Field(() => [BotStub], { description: 'The bots that may use it; empty for every bot of the organization.' })
  bots(): Foreign[] {
    return this.botIds.map((id) => ({ id: toGlobalId('bot', id) }));
  }

  @Field(() => DateTimeScalar, { description: 'When it was created.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When its configuration last changed.' })
  updatedAt!: Date;
}

@ObjectType('ActionRun', { description: 'One call through a connection, kept for 30 days.' })
export class ActionRunType {
  id!: string;
  botId!: string;
  conversationId!: string;

  @Field(() => ID, { name: 'id', description: 'Id.' })
  globalId(): string {
    return toGlobalId('actionRun', this.id);
  }

  @Field(() => BotStub, { nullable: true, description: 'The bot that made it; null for an alert of the organization.' })
  bot(): Foreign | null {
    return this.botId === nilId ? null : { id: toGlobalId('bot', this.botId) };
  }

  @Field(() => String, { description: 'What was done: request, action, mail or await.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: "Name of the connector's action; null for others." })
  action!: string | null;

  @Field(() => RunStatusEnum, { description: 'How it ended.' })
  status!: keyof typeof RunStatusEnum;

  @Field(() => String, { nullable: true, description: 'Why it failed; null otherwise.' })
  code!: string | null;

  @Field(() => Int, { nullable: true, description: 'HTTP status of the response, where there is one.' })
  httpStatus!: number | null;

  @Field(() => Int, { description: 'How often it was attempted.' })
  attempts!: number;

  @Field(() => DateTimeScalar, { description: 'When it started.' })
  startedAt!: Date;

  @Field(() => Int, { nullable: true, description: 'Milliseconds that it took; null while it runs.' })
  durationMs!: number | null;
}

export const { Connection: ConnectionConnection } = connectionOf(ConnectionType, 'Connection');
export const { Connection: ActionRunConnection } = connectionOf(ActionRunType, 'ActionRun');

@ObjectType('ConnectionChange', { description: 'A connection that is new, changed or deleted.' })
export class ConnectionChangeType {
  uuid!: string;

  @Field(() => ID, { description: 'Its id.' })
  connectionId(): string {
    return toGlobalId('connection', this.uuid);
  }
}

/** The value that a resolver returns. */
export function asConnection(connection: Connection): ConnectionType {
  const {
    id,
    botIds,
    settings,
    connector,
    connectorVersion,
    name,
    accountLabel,
    state,
    stateReason,
    stateSince,
    lastFour,
  } = connection;
  const { createdAt, updatedAt } = connection;
  return Object.assign(new ConnectionType(), {
    ...{
      id,
      botIds,
      settingValues: settings,
      connector,
      connectorVersion,
      name,
      accountLabel,
      state,
      stateSince,
      lastFour,
    },
    ...{ reason: stateReason, createdAt, updatedAt },
  });
}

/** The value that a resolver returns. */
export function asActionRun(run: ConnectionRun): ActionRunType {
  return Object.assign(new ActionRunType(), run);
}
