import { type SubgraphContext, withUserErrors } from '@tertulia/subgraph';
import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { BotsDependencies } from '../application/dependencies.js';
import { createFlow, deleteFlow, renameFlow } from '../application/flows.js';
import { asSaved, notSaved, SaveDraftPayload } from './draft.payload.js';
import { inputArg, saved, target } from './draft.resolver.js';
import { CreateFlowInput, DeleteFlowInput, RenameFlowInput } from './flow.input.js';
import { asFlow, FlowType } from './flow.type.js';

@ObjectType('CreateFlowPayload', { description: 'A new flow.' })
export class CreateFlowPayload extends SaveDraftPayload {
  @Field(() => FlowType, { nullable: true, description: 'The flow; null on failure or conflict.' })
  flow!: FlowType | null;
}

@Resolver()
export class FlowMutations {
  constructor(private readonly deps: BotsDependencies) {}

  @Mutation(() => CreateFlowPayload, {
    description: 'Adds a flow, which blocks of other flows can run. A bot has at most 50.',
  })
  createFlow(
    @Arg('input', () => CreateFlowInput, inputArg) input: CreateFlowInput,
    @Ctx() context: SubgraphContext,
  ): Promise<CreateFlowPayload> {
    return withUserErrors<Omit<CreateFlowPayload, 'userErrors'>>(
      context,
      async () => {
        const wanted = { ...target(input), name: input.name, document: input.document ?? null };
        const result = await createFlow(this.deps, context.principal, wanted);
        const { definition } = result.draft;
        const flow = definition.flows.find(({ id }) => id === result.flowId);
        return { ...asSaved(result, context), flow: flow === undefined ? null : asFlow(flow, definition) };
      },
      { ...notSaved, flow: null },
    );
  }

  @Mutation(() => SaveDraftPayload, { description: 'Gives a flow another name.' })
  renameFlow(
    @Arg('input', () => RenameFlowInput, inputArg) input: RenameFlowInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SaveDraftPayload> {
    const { flowId, name } = input;
    return saved(context, async () => renameFlow(this.deps, context.principal, { ...target(input), flowId, name }));
  }

  @Mutation(() => SaveDraftPayload, {
    description: 'Removes a flow. Refused for the main flow, and while blocks of other flows run it or lead to it.',
  })
  deleteFlow(
    @Arg('input', () => DeleteFlowInput, inputArg) input: DeleteFlowInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SaveDraftPayload> {
    const { flowId } = input;
    return saved(context, async () => deleteFlow(this.deps, context.principal, { ...target(input), flowId }));
  }
}
