import { requirePermission } from '@tertulia/principal';
import { badArgument, type ConnectionOf, type SubgraphContext, toGlobalId, tryFromGlobalId } from '@tertulia/subgraph';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { RuntimeDependencies } from '../application/dependencies.js';
import type { MessageRange } from '../application/ports.js';
import { awaitingOf } from '../domain/awaiting.js';
import type { Conversation } from '../domain/conversation.js';
import { AwaitingType } from './awaiting.type.js';
import { asContact, ContactType } from './contact.type.js';
import { MessageArgs } from './conversation.input.js';
import {
  asConversation,
  ConversationType,
  GoalType,
  RatingCommentType,
  TakeoverType,
  VariableValueType,
} from './conversation.type.js';
import { loadersOf } from './loaders.js';
import { asMessage, MessageConnection, MessageType } from './message.type.js';

const messagesDefault = 100;
const messagesMax = 500;

/** @throws DomainError BAD_USER_INPUT for `first` together with `last`, and for values out of range. */
function messagesWanted({ after: afterWanted, first, last }: MessageArgs): MessageRange {
  if (first != null && last != null) throw badArgument('first', { expected: 'first | last' });
  const size = last ?? first ?? messagesDefault;
  if (size < 1 || size > messagesMax) throw badArgument(last == null ? 'first' : 'last', { min: 1, max: messagesMax });
  const after = afterWanted ?? 0;
  if (after < 0) throw badArgument('after', { min: 0, max: null });
  return { after, size, isFromEnd: last != null };
}

@Resolver(() => ConversationType)
export class ConversationResolver {
  constructor(private readonly deps: RuntimeDependencies) {}

  @Query(() => ConversationType, {
    nullable: true,
    description: 'A conversation by its id; null when it does not exist for the caller.',
  })
  async conversation(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: SubgraphContext) {
    requirePermission(context.principal, 'conversations.read');
    const uuid = tryFromGlobalId('conversation', id);
    const found = uuid === null ? null : await loadersOf(this.deps, context).conversation.load(uuid);
    return found === null ? null : asConversation(found);
  }

  @FieldResolver(() => ContactType, {
    nullable: true,
    description: 'The person, as far as known from this conversation; see `isVerified`.',
  })
  async contact(@Root() conversation: ConversationType, @Ctx() context: SubgraphContext) {
    if (conversation.contactId === null) return null;
    const contact = await loadersOf(this.deps, context).contact.load(conversation.contactId);
    return contact === null ? null : asContact(contact);
  }

  @Directive(`@listSize(assumedSize: ${messagesDefault}, sizedFields: ["edges", "nodes"])`)
  @FieldResolver(() => MessageConnection, { description: 'Its messages, oldest first.' })
  async messages(
    @Root() conversation: ConversationType,
    @Args(() => MessageArgs) args: MessageArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<ConnectionOf<MessageType>> {
    const { after, size, isFromEnd } = messagesWanted(args);
    const found = await loadersOf(this.deps, context)
      .messages({ after, size: size + 1, isFromEnd })
      .load(conversation.id);
    const rows = found ?? [];
    const isMore = rows.length > size;
    const edges = (isFromEnd ? rows.slice(-size) : rows.slice(0, size)).map((message) => ({
      cursor: String(message.sequence),
      node: asMessage(message),
    }));
    return {
      edges,
      nodes: edges.map((edge) => edge.node),
      pageInfo: {
        hasNextPage: isMore && !isFromEnd,
        hasPreviousPage: after > 0 || (isMore && isFromEnd),
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      totalCount: async () => conversation.lastSequence,
    };
  }

  @FieldResolver(() => MessageType, { nullable: true, description: 'The latest message.' })
  async lastMessage(@Root() conversation: ConversationType, @Ctx() context: SubgraphContext) {
    const message = await loadersOf(this.deps, context).lastMessage.load(conversation.id);
    return message === null ? null : asMessage(message);
  }

  @FieldResolver(() => TakeoverType, { nullable: true, description: 'Who has taken over from the bot now.' })
  async takeover(@Root() conversation: ConversationType, @Ctx() context: SubgraphContext) {
    const takeover = await loadersOf(this.deps, context).takeover.load(conversation.id);
    if (takeover === null) return null;
    const { memberId, memberName: name, isByKey, startedAt } = takeover;
    return { member: isByKey ? null : { id: toGlobalId('user', memberId) }, name, startedAt };
  }

  @FieldResolver(() => [VariableValueType], { description: 'Collected variables that have a value.' })
  async variables(@Root() conversation: ConversationType, @Ctx() context: SubgraphContext) {
    return loadersOf(this.deps, context).variables.load(conversation as unknown as Conversation);
  }

  @FieldResolver(() => [GoalType], { description: 'Goals that were reached, oldest first.' })
  async goals(@Root() conversation: ConversationType, @Ctx() context: SubgraphContext): Promise<GoalType[]> {
    const goals = await loadersOf(this.deps, context).goals.load(conversation.id);
    return goals.map(({ name, amountMinor, currency, at }) => {
      const amount = amountMinor === null || currency === null ? null : { amountMinor, currency };
      return { name, amount, at };
    });
  }

  @FieldResolver(() => [RatingCommentType], {
    description: 'What the visitor wrote about ratings, oldest first; none after an erasure.',
  })
  async ratingComments(@Root() conversation: ConversationType, @Ctx() context: SubgraphContext) {
    return loadersOf(this.deps, context).comments.load(conversation.id);
  }

  @FieldResolver(() => Int, { description: "The visitor's messages that the caller has not read." })
  async unreadCount(@Root() conversation: ConversationType, @Ctx() context: SubgraphContext): Promise<number> {
    return (await loadersOf(this.deps, context).unread.load(conversation.id)) ?? 0;
  }

  @FieldResolver(() => [ConversationType], {
    description: 'Earlier conversations of the same visitor in the same browser, the latest first, at most 7.',
  })
  async earlier(@Root() conversation: ConversationType, @Ctx() context: SubgraphContext): Promise<ConversationType[]> {
    const { visitorId, openedAt } = conversation;
    if (visitorId === null) return [];
    const found = await loadersOf(this.deps, context).ofVisitor.load(visitorId);
    return found.filter((one) => one.openedAt < openedAt).map(asConversation);
  }

  @FieldResolver(() => AwaitingType, { nullable: true, description: 'The input that the visitor is asked for now.' })
  async awaiting(@Root() conversation: ConversationType, @Ctx() context: SubgraphContext) {
    const session = await loadersOf(this.deps, context).session.load(conversation.id);
    return session === null ? null : awaitingOf(conversation, session.state);
  }
}
