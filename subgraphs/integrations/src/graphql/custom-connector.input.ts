import { enumOf } from '@tertulia/subgraph';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ConnectionFieldInput } from './connection.input.js';

export const ConnectorDecisionEnum = enumOf('ConnectorDecision', 'What becomes of a submitted connector.', {
  ACCEPT: 'It goes into the catalogue of all.',
  REJECT: 'Its organization goes on using it alone.',
});

@InputType('SaveConnectorInput', { description: 'A connector of the organization.' })
export class SaveConnectorInput {
  @Field(() => ID, { nullable: true, description: 'The connector to change; null or omitted for a new one.' })
  connectorId?: string | null;

  @Field(() => String, { description: 'The JSON text of its manifest, up to 65,536 characters.' })
  manifest!: string;
}

@InputType('ConnectorActionInputValue', { description: 'A value for an input of an action.' })
export class ConnectorActionInputValue {
  @Field(() => String, { description: "The input's name." })
  name!: string;

  @Field(() => String, { description: 'The value; of a MAP the JSON text of an object of texts.' })
  value!: string;
}

@InputType('TryConnectorInput', { description: 'An action of a manifest to try, with values.' })
export class TryConnectorInput {
  @Field(() => String, { description: 'The JSON text of the manifest, which need not be saved.' })
  manifest!: string;

  @Field(() => String, { description: "The action's name." })
  action!: string;

  @Field(() => [ConnectionFieldInput], {
    defaultValue: [],
    description: 'Values of its fields and of its credential: key, token, or user and password. They are not stored.',
  })
  fields!: ConnectionFieldInput[];

  @Field(() => [ConnectorActionInputValue], { defaultValue: [], description: 'Values of the inputs of the action.' })
  inputs!: ConnectorActionInputValue[];
}

@InputType('SubmitConnectorInput', { description: 'The connector to submit.' })
export class SubmitConnectorInput {
  @Field(() => ID, { description: 'The connector.' })
  connectorId!: string;
}

@InputType('DeleteConnectorInput', { description: 'The connector to delete.' })
export class DeleteConnectorInput {
  @Field(() => ID, { description: 'The connector.' })
  connectorId!: string;
}

@InputType('ReviewConnectorInput', { description: 'A decision about a submitted connector.' })
export class ReviewConnectorInput {
  @Field(() => ID, { description: 'The connector.' })
  connectorId!: string;

  @Field(() => Int, { description: 'The version that was reviewed.' })
  version!: number;

  @Field(() => ConnectorDecisionEnum, { description: 'The decision.' })
  decision!: keyof typeof ConnectorDecisionEnum;

  @Field(() => String, {
    nullable: true,
    description: 'For the organization, up to 1,000 characters; required with REJECT.',
  })
  reason?: string | null;
}
