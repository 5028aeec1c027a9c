import { Field, ID, InputType, Int } from 'type-graphql';

@InputType('ConnectionFieldInput', { description: 'A value for a field of a connector.' })
export class ConnectionFieldInput {
  @Field(() => String, { description: "The field's name." })
  name!: string;

  @Field(() => String, { description: 'The value; an empty one removes a value that is not required.' })
  value!: string;
}

@InputType()
abstract class NewConnectionInput {
  @Field(() => String, { description: 'Name of the connector.' })
  connector!: string;

  @Field(() => String, { description: 'Name, up to 80 characters.' })
  name!: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      'The bots that may use it, up to 50; empty or omitted for every bot, which only administrators may choose.',
  })
  botIds?: string[] | null;
}

@InputType('StartConnectionInput', { description: 'A new connection, authorised by signing in at the provider.' })
export class StartConnectionInput extends NewConnectionInput {}

@InputType('CreateConnectionInput', { description: 'A new connection, authorised by its fields.' })
export class CreateConnectionInput extends NewConnectionInput {
  @Field(() => [ConnectionFieldInput], { description: 'Values of its fields.' })
  fields!: ConnectionFieldInput[];
}

@InputType()
abstract class ConnectionInput {
  @Field(() => ID, { description: 'The connection.' })
  connectionId!: string;
}

@InputType('ReauthorizeConnectionInput', { description: 'The connection to authorise again.' })
export class ReauthorizeConnectionInput extends ConnectionInput {}

@InputType('UpdateConnectionInput', { description: 'Changes of a connection; what is omitted stays.' })
export class UpdateConnectionInput extends ConnectionInput {
  @Field(() => String, { nullable: true, description: 'Name, up to 80 characters.' })
  name?: string | null;

  @Field(() => [ID], { nullable: true, description: 'The bots that may use it; empty for every bot.' })
  botIds?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of its connector to go to. A version with another address needs the secret again.',
  })
  connectorVersion?: number | null;

  @Field(() => [ConnectionFieldInput], { nullable: true, description: 'Values that change.' })
  fields?: ConnectionFieldInput[] | null;
}

@InputType('TestConnectionInput', { description: 'The connection to test.' })
export class TestConnectionInput extends ConnectionInput {}

@InputType('DeleteConnectionInput', { description: 'The connection to delete.' })
export class DeleteConnectionInput extends ConnectionInput {}
