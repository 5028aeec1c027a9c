import { LocalizedText } from '@tertulia/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { OfferedConnector } from '../application/read-connections.js';
import {
  ActionInputKindEnum,
  ConnectorAuthEnum,
  ConnectorCategoryEnum,
  ConnectorFieldKindEnum,
} from './connection.enums.js';

@ObjectType('ConnectorChoice', { description: 'A possible value of a field.' })
export class ConnectorChoiceType {
  @Field(() => String, { description: 'The value.' })
  value!: string;

  @Field(() => LocalizedText, { description: 'How it is shown.' })
  labels!: LocalizedText;
}

@ObjectType('ConnectorField', { description: 'Something that a person fills in to make a connection.' })
export class ConnectorFieldType {
  @Field(() => String, { description: 'Name, unique in its connector.' })
  name!: string;

  @Field(() => LocalizedText, { description: 'How it is shown.' })
  labels!: LocalizedText;

  @Field(() => Boolean, { description: 'A connection cannot do without it.' })
  isRequired!: boolean;

  @Field(() => Boolean, { description: 'It is sealed when stored and never shown again.' })
  isSecret!: boolean;

  @Field(() => ConnectorFieldKindEnum, { description: 'Which values it takes.' })
  kind!: keyof typeof ConnectorFieldKindEnum;

  @Field(() => [ConnectorChoiceType], { description: 'The possible values of a CHOICE; empty otherwise.' })
  choices!: ConnectorChoiceType[];
}

@ObjectType('ConnectorActionInput', { description: 'Something that an action needs.' })
export class ConnectorActionInputType {
  @Field(() => String, { description: 'Name, unique in its action.' })
  name!: string;

  @Field(() => LocalizedText, { description: 'How it is shown.' })
  labels!: LocalizedText;

  @Field(() => Boolean, { description: 'The action cannot do without it.' })
  isRequired!: boolean;

  @Field(() => ActionInputKindEnum, { description: 'How it is edited.' })
  kind!: keyof typeof ActionInputKindEnum;

  @Field(() => Boolean, { description: 'It takes the id of a channel, as `Connection.slackChannels` lists them.' })
  isChannel!: boolean;
}

@ObjectType('ConnectorAction', { description: 'Something that a connector can do.' })
export class ConnectorActionType {
  @Field(() => String, { description: 'Name, unique in its connector.' })
  name!: string;

  @Field(() => LocalizedText, { description: 'How it is shown.' })
  names!: LocalizedText;

  @Field(() => [ConnectorActionInputType], { description: 'What it needs.' })
  inputs!: ConnectorActionInputType[];
}

@ObjectType('Connector', { description: 'A type of external system that bots can use.' })
export class ConnectorType {
  @Field(() => String, {
    description: 'Name, such as google-sheets; of one that an organization has made, with its id.',
  })
  name!: string;

  @Field(() => Int, { description: 'The newest version.' })
  version!: number;

  @Field(() => LocalizedText, { description: 'How it is shown.' })
  names!: LocalizedText;

  @Field(() => LocalizedText, { description: 'What it is good for, in one sentence.' })
  summary!: LocalizedText;

  @Field(() => ConnectorCategoryEnum, { description: 'What it is for.' })
  category!: keyof typeof ConnectorCategoryEnum;

  @Field(() => ConnectorAuthEnum, { description: 'How a connection is authorised.' })
  auth!: keyof typeof ConnectorAuthEnum;

  @Field(() => [ConnectorFieldType], { description: 'What a person fills in; empty with OAUTH.' })
  fields!: ConnectorFieldType[];

  @Field(() => [ConnectorActionType], { description: 'What it can do.' })
  actions!: ConnectorActionType[];

  @Field(() => Boolean, { description: 'The organization has made it, and it is not in the catalogue of all.' })
  isOwn!: boolean;

  @Field(() => String, { description: 'Code of the smallest plan that includes it.' })
  plan!: string;

  @Field(() => Boolean, { description: "The organization's plan includes it." })
  isIncluded!: boolean;

  @Field(() => Boolean, { description: 'False where the operator has not registered the platform with the provider.' })
  isSetUp!: boolean;
}

/** The actions that flows can use. */
export function offeredActions(actions: OfferedConnector['connector']['actions']): ConnectorActionType[] {
  return actions
    .filter(({ isInternal = false }) => !isInternal)
    .map(({ name, names, inputs }) => {
      const shown = inputs.map((input) => ({ ...input, isChannel: input.isChannel ?? false }));
      return Object.assign(new ConnectorActionType(), { name, names, inputs: shown });
    });
}

/** The value that a resolver returns. */
export function asConnector({ connector, ...offered }: OfferedConnector): ConnectorType {
  const { name, version, names, summary, category, auth, fields, actions, isOwn = false } = connector;
  return Object.assign(new ConnectorType(), {
    ...{ name, version, names, summary, category, auth: auth.kind, isOwn, ...offered },
    ...{ fields: [...fields], actions: offeredActions(actions) },
  });
}
