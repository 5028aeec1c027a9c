import { startState, type BotDefinition, type Locale, type VisitorDevice } from '@tertulia/flow-engine';
import { activityAt, type Channel, type Conversation } from '../domain/conversation.js';
import type { PublishedBot } from '../domain/published-bot.js';
import { openTurn } from '../domain/turn.js';
import type { RuntimeDependencies } from './dependencies.js';
import { finishEffectsSoon } from './finish-effects.js';
import { hasSpokenBefore } from './has-spoken-before.js';
import type { Stores } from './ports.js';
import { readVisit, type Visit } from './read-visit.js';
import { storeTurn } from './store-turn.js';
import { withSurroundings } from './with-surroundings.js';
import { publishTurn } from './publish-turn.js';

/** The input of a new conversation. */
export interface Opening {
  readonly bot: PublishedBot;
  readonly versionId: string;
  readonly definition: BotDefinition;
  readonly channel: Channel;
  /** Absent where nobody has said. */
  readonly device?: VisitorDevice | undefined;
  /** The visitor's language; null for the bot's. */
  readonly locale: Locale | null;
  /** False excludes it from the plan's limit. */
  readonly isCharged: boolean;
  readonly isTest: boolean;
  /** Null for a new visitor. */
  readonly visitorId: string | null;
}

/** Opens a conversation on a version and runs the bot's first step. It is counted once the visitor replies. */
export async function openConversation(deps: RuntimeDependencies, opening: Opening): Promise<Visit> {
  const { bot } = opening;
  const outcome = await deps.work.transact(bot, async (stores) => storeOpening(deps, stores, opening));
  publishTurn(deps, outcome.stored, outcome);
  const { conversation, session, messages, intents } = outcome.stored;
  if (intents.length === 0) return { conversation, session, messages, takenOverBy: null };
  await finishEffectsSoon(deps, intents);
  const { organizationId, botId } = bot;
  return readVisit(deps, { organizationId, botId, conversationId: conversation.id });
}

async function storeOpening(deps: RuntimeDependencies, stores: Stores, opening: Opening) {
  const { definition } = opening;
  const now = deps.clock.now();
  const locale = opening.locale ?? definition.locale;
  const state = { ...startState(definition, { locale, seed: deps.newSeed() }), device: opening.device };
  const before = newConversation(deps.ids.next(), { ...opening, locale: state.locale }, now);
  const session = { state, pendingInputs: [] };
  await stores.conversations.add(before, session);
  const isReturning = await hasSpokenBefore(stores, before);
  const running = await withSurroundings(stores, { conversation: before, session, definition });
  const turn = openTurn(running, now, isReturning);
  const stored = await storeTurn(deps, stores, { turn, acceptedAt: null });
  return { stored, before };
}

function newConversation(id: string, opening: Opening & { locale: Locale }, now: Date): Conversation {
  const { bot, versionId, definition, channel, locale, isTest, isCharged } = opening;
  const { idleMinutes, resumeHours } = definition.settings;
  return {
    id,
    organizationId: bot.organizationId,
    botId: bot.botId,
    versionId,
    channel,
    contactId: null,
    visitorId: opening.visitorId ?? id,
    state: 'BOT',
    endReason: null,
    isTest,
    isDemo: bot.isDemo,
    isCharged,
    locale,
    openedAt: now,
    countedAt: null,
    endedAt: null,
    waitingSince: null,
    waitingToldAt: null,
    erasedAt: null,
    firstWords: null,
    queue: null,
    lastSequence: 0,
    hasAnswered: false,
    goalCount: 0,
    rating: null,
    marks: [],
    idleMinutes,
    resumeHours,
    ...activityAt({ idleMinutes, resumeHours }, now),
  };
}
