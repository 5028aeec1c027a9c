import { messageFor } from '@tertulia/errors';
import { toGlobalId, withUserErrors, type SubgraphContext } from '@tertulia/subgraph';
import type { Visit } from '../application/read-visit.js';
import type { Started } from '../application/start-conversation.js';
import { VisitorRefusal } from '../application/visitor-refusal.js';
import { awaitingOf } from '../domain/awaiting.js';
import type { BotFront } from '../domain/published-bot.js';
import { asMessage } from './message.type.js';
import { PublicBotType, VisitorPayloadType } from './visitor.type.js';

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
