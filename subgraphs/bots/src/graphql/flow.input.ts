import { JsonScalar } from '@tertulia/subgraph';
import { Field, InputType } from 'type-graphql';
import { SaveInput } from './draft.input.js';

@InputType('CreateFlowInput', { description: 'A new flow of a bot, behind its other flows.' })
export class CreateFlowInput extends SaveInput {
  @Field(() => String, { description: 'Name, up to 80 characters.' })
  name!: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      "Its content as JSON, by the flow engine's JSON Schema, with an id that is new in the bot; the name above counts. Without it the flow has a start and a return.",
  })
  document?: unknown;
}

@InputType('RenameFlowInput', { description: 'Another name for a flow.' })
export class RenameFlowInput extends SaveInput {
  @Field(() => String, { description: 'Id of the flow inside the bot.' })
  flowId!: string;

  @Field(() => String, { description: 'Name, up to 80 characters.' })
  name!: string;
}

@InputType('DeleteFlowInput', { description: 'The flow to remove.' })
export class DeleteFlowInput extends SaveInput {
  @Field(() => String, { description: 'Id of the flow inside the bot.' })
  flowId!: string;
}
