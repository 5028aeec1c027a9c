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

/** Runs a visitor's use case; refusals that are meant for the visitor come back as `userErrors` in their own words. */
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

/** A conversation as its visitor sees it. */
export function shownVisit(visit: Visit, more: { token?: string | null; front?: BotFront } = {}): Shown {
  const { conversation, session, messages, takenOverBy } = visit;
  const { state, endReason, lastSequence, locale } = conversation;
  return {
    ...{ state, endReason, lastSequence, locale, takenOverBy },
    conversationId: toGlobalId('conversation', conversation.id),
    token: more.token ?? null,
    messages: messages.map((message) => asMessage(message, conversation.organizationId)),
    awaiting: awaitingOf(conversation, session.state),
    bot: more.front === undefined ? null : shownFront(more.front),
  };
}

/** A start as its visitor sees it; of a paused bot only the front, and that nothing was started. */
export function shownStart({ visit, token, front }: Started): Shown {
  if (visit !== null) return shownVisit(visit, { token, front });
  const refusal = { field: null, code: 'BOT_NOT_LIVE', message: front.pauseMessage ?? '' };
  return { ...nothing, bot: shownFront(front), userErrors: [refusal] };
}

/** The front of a bot as the graph shows it. */
export function shownFront(front: BotFront): PublicBotType {
  return Object.assign(new PublicBotType(), front);
}

@ObjectType('VisitorPayload', { description: "The visitor's conversation as it is now." })
export class VisitorPayloadType {
  @Field(() => ID, { nullable: true, description: 'The conversation; null where none was started.' })
  conversationId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Opens this conversation; keep it to come back. Null where the one that was used still serves.',
  })
  token!: string | null;

  @Field(() => [MessageType], { description: "Those after the caller's sequence, in order." })
  messages!: MessageType[];

  @Field(() => AwaitingType, { nullable: true, description: 'What is asked for now.' })
  awaiting!: AwaitingType | null;

  @Field(() => ConversationStateEnum, { nullable: true, description: 'Who speaks with the visitor.' })
  state!: ConversationState | null;

  @Field(() => EndReasonEnum, { nullable: true, description: 'Why it ended; null while it has not.' })
  endReason!: EndReason | null;

  @Field(() => Int, { description: 'Sequence of the latest message; 0 where there is none.' })
  lastSequence!: number;

  @Field(() => LocaleEnum, { nullable: true, description: 'Its language.' })
  locale!: Locale | null;

  @Field(() => PublicBotType, {
    nullable: true,
    description: 'The bot, where the conversation was just started or resumed.',
  })
  bot!: PublicBotType | null;

  @Field(() => String, { nullable: true, description: 'Name of the member who answers.' })
  takenOverBy!: string | null;

  @Field(() => [UserError], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: UserError[];
}

@ObjectType('DeleteMyDataPayload', { description: 'Outcome of a deletion.' })
export class DeleteMyDataPayloadType {
  @Field(() => Boolean, { description: 'Everything that the visitor told is gone.' })
  isDeleted!: boolean;

  @Field(() => [UserError], { description: 'Why nothing was done; empty when it was.' })
  userErrors!: UserError[];
}
