import { messageFor } from '@tertulia/errors';
import type { EndReason, Locale } from '@tertulia/flow-engine';
import { LocaleEnum, type SubgraphContext, toGlobalId, UserError, withUserErrors } from '@tertulia/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Visit } from '../application/read-visit.js';
import type { Started } from '../application/start-conversation.js';
import { VisitorRefusal } from '../application/visitor-refusal.js';
import { awaitingOf } from '../domain/awaiting.js';
import type { ConversationState } from '../domain/conversation.js';
import type { BotFront } from '../domain/published-bot.js';
import { AwaitingType } from './awaiting.type.js';
import { ConversationStateEnum, EndReasonEnum } from './enums.js';
import { asMessage, MessageType } from './message.type.js';
import { PublicBotType } from './public-bot.type.js';

type Shown = Omit<VisitorPayloadType, 'userErrors'> & Partial<Pick<VisitorPayloadType, 'userErrors'>>;

const nothing: Shown = {
  conversationId: null,
  token: null,
  messages: [],
  awaiting: null,
  state: null,
  endReason: null,
  lastSequence: 0,
  locale: null,
  bot: null,
  takenOverBy: null,
};

/** Runs a visitor's use case; refusals with a text for the visitor are returned as `userErrors` with that text. */
export async function visitorPayload(context: SubgraphContext, run: () => Promise<Shown>): Promise<VisitorPayloadType> {
  let refusal: VisitorRefusal | null = null;
  const guarded = async (): Promise<Shown> => {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof VisitorRefusal)) throw error;
      refusal = error;
      return nothing;
    }
  };
  const payload = await withUserErrors(context, guarded, nothing);
  const userErrors = refusal === null ? payload.userErrors : [refusedAs(refusal, context)];
  return Object.assign(new VisitorPayloadType(), { ...payload, userErrors });
}

function refusedAs(refusal: VisitorRefusal, context: SubgraphContext) {
  const message = refusal.message === '' ? messageFor(refusal.code, context.locale) : refusal.message;
  return { field: null, code: refusal.code, message };
}

/** Converts a visit to its GraphQL type. */
export function shownVisit(visit: Visit, more: { token?: string | null; front?: BotFront } = {}): Shown {
  const { conversation, session, messages, takenOverBy } = visit;
  const { state, endReason, lastSequence, locale } = conversation;
  return {
    ...{ state, endReason, lastSequence, locale, takenOverBy },
    conversationId: toGlobalId('conversation', conversation.id),
    token: more.token ?? null,
    messages: messages.map((message) => asMessage(message, conversation.organizationId)),
    awaiting: awaitingOf(conversation, session.state),
    place: { organizationId: conversation.organizationId, conversationId: conversation.id },
    bot: more.front === undefined ? null : shownFront(more.front),
  };
}

/** Converts a start to its GraphQL type; for a paused bot, only its public data and that nothing was started. */
export function shownStart({ visit, token, front }: Started): Shown {
  if (visit !== null) return shownVisit(visit, { token, front });
  const refusal = { field: null, code: 'BOT_NOT_LIVE', message: front.pauseMessage ?? '' };
  return { ...nothing, bot: shownFront(front), userErrors: [refusal] };
}

/** Converts a bot's public data to its GraphQL type. */
export function shownFront(front: BotFront): PublicBotType {
  return Object.assign(new PublicBotType(), front);
}

@ObjectType('VisitorPayload', { description: "The visitor's conversation in its current state." })
export class VisitorPayloadType {
  /** The conversation, for fields that read more of it. */
  place?: { organizationId: string; conversationId: string };

  @Field(() => ID, { nullable: true, description: 'The conversation; null if none was started.' })
  conversationId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Token of this conversation; store it to resume. Null if the token that was sent remains valid.',
  })
  token!: string | null;

  @Field(() => [MessageType], { description: "Messages after the caller's sequence, in order." })
  messages!: MessageType[];

  @Field(() => AwaitingType, { nullable: true, description: 'The input that the visitor is asked for now.' })
  awaiting!: AwaitingType | null;

  @Field(() => ConversationStateEnum, { nullable: true, description: 'Who replies to the visitor.' })
  state!: ConversationState | null;

  @Field(() => EndReasonEnum, { nullable: true, description: 'Why it ended; null if it has not ended.' })
  endReason!: EndReason | null;

  @Field(() => Int, { description: 'Sequence of the latest message; 0 if there is none.' })
  lastSequence!: number;

  @Field(() => LocaleEnum, { nullable: true, description: 'Its language.' })
  locale!: Locale | null;

  @Field(() => PublicBotType, {
    nullable: true,
    description: 'The bot, if the conversation was just started or resumed.',
  })
  bot!: PublicBotType | null;

  @Field(() => String, { nullable: true, description: 'Name of the member who took over.' })
  takenOverBy!: string | null;

  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

@ObjectType('DeleteMyDataPayload', { description: 'Result of an erasure.' })
export class DeleteMyDataPayloadType {
  @Field(() => Boolean, { description: 'Everything that the visitor wrote was erased.' })
  isDeleted!: boolean;

  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}
