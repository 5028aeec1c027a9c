import { fromGlobalId, type SubgraphContext, withUserErrors } from '@tertulia/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RuntimeDependencies } from '../application/dependencies.js';
import { giveBackConversation } from '../application/give-back-conversation.js';
import { markConversationRead, readerIn } from '../application/mark-conversation-read.js';
import { replyAuthorFor } from '../application/policies.js';
import { resolveConversation } from '../application/resolve-conversation.js';
import { sendMemberMessage } from '../application/send-member-message.js';
import { takeOverConversation } from '../application/take-over-conversation.js';
import type { Conversation } from '../domain/conversation.js';
import { asConversation } from './conversation.type.js';
import {
  GiveBackConversationInput,
  MarkConversationReadInput,
  ResolveConversationInput,
  SendMemberMessageInput,
  TakeOverConversationInput,
} from './member.input.js';
import { ConversationPayloadType, SendMemberMessagePayloadType } from './member.payload.js';
import { asMessage } from './message.type.js';

@Resolver()
export class MemberResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @Mutation(() => ConversationPayloadType, {
    description:
      'Takes a conversation over: the caller, a member or an API key, replies from now on and the bot is silent. An ended conversation reopens.',
  })
  async takeOverConversation(
    @Arg('input', () => TakeOverConversationInput, { description: 'Which.' }) input: TakeOverConversationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ConversationPayloadType> {
    return this.change(context, input, async (id) => takeOverConversation(this.deps, context, id));
  }

  @Mutation(() => ConversationPayloadType, {
    description: 'Returns the conversation to the bot, which continues where it was.',
  })
  async giveBackConversation(
    @Arg('input', () => GiveBackConversationInput, { description: 'Which.' }) input: GiveBackConversationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ConversationPayloadType> {
    return this.change(context, input, async (id) => giveBackConversation(this.deps, context.principal, id));
  }

  @Mutation(() => ConversationPayloadType, { description: 'Resolves a conversation, which ends it.' })
  async resolveConversation(
    @Arg('input', () => ResolveConversationInput, { description: 'Which.' }) input: ResolveConversationInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ConversationPayloadType> {
    return this.change(context, input, async (id) => resolveConversation(this.deps, context.principal, id));
  }

  @Mutation(() => ConversationPayloadType, { description: 'Marks messages as read by the caller.' })
  async markConversationRead(
    @Arg('input', () => MarkConversationReadInput, { description: 'How far.' }) input: MarkConversationReadInput,
    @Ctx() context: SubgraphContext,
  ): Promise<ConversationPayloadType> {
    readerIn(context.principal);
    const mark = async () => {
      const conversationId = fromGlobalId('conversation', input.conversationId);
      const read = { conversationId, sequence: input.sequence };
      return { conversation: asConversation(await markConversationRead(this.deps, context.principal, read)) };
    };
    return withUserErrors<{ conversation: ConversationPayloadType['conversation'] }>(context, mark, {
      conversation: null,
    });
  }

  @Mutation(() => SendMemberMessagePayloadType, {
    description: 'Sends a message as the one who has taken over, exactly once for each clientMessageId.',
  })
  async sendMemberMessage(
    @Arg('input', () => SendMemberMessageInput, { description: 'The message.' }) input: SendMemberMessageInput,
    @Ctx() context: SubgraphContext,
  ): Promise<SendMemberMessagePayloadType> {
    replyAuthorFor(context.principal);
    type Sent = Omit<SendMemberMessagePayloadType, 'userErrors'>;
    const send = async (): Promise<Sent> => {
      const conversationId = fromGlobalId('conversation', input.conversationId);
      const sent = await sendMemberMessage(this.deps, context.principal, { ...input, conversationId });
      return { message: asMessage(sent.message), conversation: asConversation(sent.conversation) };
    };
    return withUserErrors<Sent>(context, send, { message: null, conversation: null });
  }

  private async change(
    context: SubgraphContext,
    input: { conversationId: string },
    run: (id: string) => Promise<Conversation>,
  ): Promise<ConversationPayloadType> {
    replyAuthorFor(context.principal);
    type Changed = Omit<ConversationPayloadType, 'userErrors'>;
    const changed = async (): Promise<Changed> => {
      return { conversation: asConversation(await run(fromGlobalId('conversation', input.conversationId))) };
    };
    return withUserErrors<Changed>(context, changed, { conversation: null });
  }
}
