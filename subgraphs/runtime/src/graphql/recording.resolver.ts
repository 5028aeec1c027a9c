import { UserInputErrors } from '@tertulia/errors';
import { fromGlobalId, withUserErrors, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RuntimeDependencies } from '../application/dependencies.js';
import {
  pinConversation,
  recordingOfConversation,
  recordingOfSimulation,
  type PinSource,
} from '../application/pin-conversation.js';
import type { MaskedRecording } from '../domain/masked-recording.js';
import { ConversationType } from './conversation.type.js';
import { ConversationRecordingType, PinConversationInput, PinConversationPayload } from './recording.type.js';

@Resolver(() => ConversationType)
export class ConversationRecordingResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @Directive('@cost(weight: 10)')

  @FieldResolver(() => ConversationRecordingType, {
    nullable: true,
    description: 'What would be pinned of it; null after an erasure.',
  })
  async recording(@Root() conversation: ConversationType, @Ctx() context: SubgraphContext) {
    if (conversation.erasedAt !== null) return null;
    const { masked } = await recordingOfConversation(this.deps, context.principal, conversation.id);
    return asRecording(masked);
  }
}

@Resolver()
export class PinningResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @Directive('@cost(weight: 10)')

  @Query(() => ConversationRecordingType, {
    nullable: true,
    description: 'What would be pinned of a run of the simulator.',
  })
  async simulationRecording(
    @Arg('simulationId', () => ID, { description: 'The run.' }) simulationId: string,
    @Ctx() context: SubgraphContext,
  ): Promise<ConversationRecordingType> {
    const id = fromGlobalId('simulation', simulationId);
    return asRecording((await recordingOfSimulation(this.deps, context.principal, id)).masked);
  }

  @Mutation(() => PinConversationPayload, {
    nullable: true,
    description:
      "Pins a conversation or a run of the simulator, without its personal data: it is replayed before every publication of its bot. For callers who may change the bot's flow. Fails with TOO_MANY_PINNED_CONVERSATIONS.",
  })
  async pinConversation(
    @Arg('input', () => PinConversationInput, { description: 'Which, and how it is called.' })
    input: PinConversationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<PinConversationPayload> {
    const pinned = await withUserErrors<Awaited<ReturnType<typeof pinConversation>>>(
      context,
      async () => {
        const words = { title: input.title, note: input.note ?? '' };
        return pinConversation(this.deps, context, { source: sourceOf(input), words });
      },
      { errors: [] },
    );
    if ('pinId' in pinned) return { pinnedConversation: { id: pinned.pinId }, userErrors: [] };
    const told = pinned.errors.map(({ field, code, message }) => ({
      field: field === null ? null : [...field],
      code,
      message,
    }));
    return { pinnedConversation: null, userErrors: [...pinned.userErrors, ...told] };
  }
}

const onlyOne = {
  es: 'se espera uno solo de conversationId y simulationId',
  en: 'one of conversationId and simulationId is expected',
};

/** @throws UserInputErrors unless exactly one is given */
function sourceOf({ conversationId, simulationId }: PinConversationInput): PinSource {
  if (conversationId && !simulationId) return { conversationId: fromGlobalId('conversation', conversationId) };
  if (simulationId && !conversationId) return { simulationId: fromGlobalId('simulation', simulationId) };
  throw new UserInputErrors([
    { field: ['input', 'conversationId'], code: 'INVALID_VALUE', params: { reason: onlyOne } },
  ]);
}

function asRecording({ turns, isCut }: MaskedRecording): ConversationRecordingType {
  return { turns, isCut };
}
