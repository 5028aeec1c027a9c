import { fromGlobalId, toGlobalId, tryFromGlobalId, withUserErrors, type SubgraphContext } from '@tertulia/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RuntimeDependencies } from '../application/dependencies.js';
import {
  continuePreview,
  preparePreviewUpload,
  removePreviewConversation,
  sendPreviewMessage,
  startPreview,
  type PreviewPlace,
  type PreviewView,
} from '../application/preview.js';
import { PreparePreviewUploadInput, preparedUpload, PrepareUploadPayloadType } from './file.type.js';
import { asMessage } from './message.type.js';
import { PreviewConversationInput, SendPreviewMessageInput, StartPreviewInput } from './preview.input.js';
import { DeleteMyDataPayloadType, shownFront, visitorPayload, VisitorPayloadType } from './visitor.payload.js';

const inputArg = { description: 'The input.' };

@Resolver()
export class PreviewResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @Mutation(() => VisitorPayloadType, {
    nullable: true,
    description:
      'Starts a conversation with the draft that a preview link shows. Needs no authentication, is never counted and does nothing outside the platform. Fails with PREVIEW_NOT_FOUND.',
  })
  startPreview(
    @Arg('input', () => StartPreviewInput, inputArg) { token, locale }: StartPreviewInput,
    @Ctx() context: SubgraphContext,
  ): Promise<VisitorPayloadType> {
    const { requestId } = context;
    return visitorPayload(context, async () =>
      shown(await startPreview(this.deps, { token, requestId }, locale ?? null), 0),
    );
  }

  @Mutation(() => VisitorPayloadType, {
    nullable: true,
    description: "Sends a message to the draft and returns the bot's reply. Fails with PREVIEW_NOT_FOUND.",
  })
  sendPreviewMessage(
    @Arg('input', () => SendPreviewMessageInput, inputArg) input: SendPreviewMessageInput,
    @Ctx() context: SubgraphContext,
  ): Promise<VisitorPayloadType> {
    const { text, choiceIds, rating, form, clientMessageId } = input;
    const said = { text, choiceIds, rating, form, clientMessageId };
    return visitorPayload(context, async () => {
      const fileIds = input.fileIds?.map((id) => fromGlobalId('receivedFile', id));
      return shown(await sendPreviewMessage(this.deps, { ...placeOf(input), ...said, fileIds }), input.after);
    });
  }

  @Mutation(() => PrepareUploadPayloadType, {
    nullable: true,
    description:
      'Where a file is sent that the draft asks for; it is removed within a day. Fails with PREVIEW_NOT_FOUND.',
  })
  preparePreviewUpload(
    @Arg('input', () => PreparePreviewUploadInput, inputArg) input: PreparePreviewUploadInput,
    @Ctx() context: SubgraphContext,
  ): Promise<PrepareUploadPayloadType> {
    return preparedUpload(context, async () => preparePreviewUpload(this.deps, placeOf(input), input));
  }

  @Mutation(() => VisitorPayloadType, {
    nullable: true,
    description:
      'What is new in a conversation with a draft, such as what happens by itself after a time. Fails with PREVIEW_NOT_FOUND.',
  })
  continuePreview(
    @Arg('input', () => PreviewConversationInput, inputArg) input: PreviewConversationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<VisitorPayloadType> {
    return visitorPayload(context, async () => shown(await continuePreview(this.deps, placeOf(input)), input.after));
  }

  @Mutation(() => DeleteMyDataPayloadType, {
    nullable: true,
    description: 'Removes a conversation with a draft and everything that was written in it.',
  })
  removePreviewConversation(
    @Arg('input', () => PreviewConversationInput, inputArg) input: PreviewConversationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<DeleteMyDataPayloadType> {
    const remove = async () => {
      await removePreviewConversation(this.deps, placeOf(input));
      return { isDeleted: true };
    };
    return withUserErrors(context, remove, { isDeleted: false });
  }
}

/** An id that is none names no conversation. */
function placeOf({ token, conversation }: Pick<PreviewConversationInput, 'token' | 'conversation'>): PreviewPlace {
  return { token, simulationId: tryFromGlobalId('simulation', conversation) ?? '00000000-0000-0000-0000-000000000000' };
}

function shown({ simulation, front }: PreviewView, after: number | null | undefined) {
  const { state, messages } = simulation;
  return {
    conversationId: toGlobalId('simulation', simulation.id),
    token: null,
    messages: messages.filter(({ sequence }) => sequence > (after ?? 0)).map((message) => asMessage(message)),
    awaiting: state.awaiting,
    state: state.endReason === null ? ('BOT' as const) : ('ENDED' as const),
    endReason: state.endReason,
    lastSequence: messages.at(-1)?.sequence ?? 0,
    locale: state.locale,
    bot: shownFront(front),
    takenOverBy: null,
  };
}
