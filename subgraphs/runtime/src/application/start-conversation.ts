import { refuseInput, UserInputErrors } from '@tertulia/errors';
import type { Locale, VisitorDevice } from '@tertulia/flow-engine';
import type { VisitOrigin } from '@tertulia/principal';
import type { Channel } from '../domain/conversation.js';
import type { BotFront } from '../domain/published-bot.js';
import { faultsOfLast } from '../domain/visitor-input.js';
import type { RuntimeDependencies } from './dependencies.js';
import { findPublicBot, liveBot, type LiveBot } from './find-public-bot.js';
import { openConversation } from './open-conversation.js';
import { requireAllowedSite } from './policies.js';
import type { VisitorClaims } from './ports.js';
import { findVisit, messagesFrom, newest, type Visit } from './read-visit.js';

/** How a visitor starts a conversation, or resumes one with its token. */
export interface StartInput {
  readonly publicId: string;
  readonly channel: Channel;
  readonly device?: VisitorDevice | undefined;
  readonly locale: Locale | null;
  readonly resumeToken: string | null;
  /** The origin of the visitor's request; absent for callers that are not visitors. */
  readonly visit?: VisitOrigin | undefined;
  /** Whether it is a test conversation. */
  readonly isTest: boolean;
  /** For a resumed conversation, the maximum number of newest messages; null for 500. */
  readonly last: number | null;
}

/** A started conversation with its token; without one, the bot is paused and nothing was started. */
export interface Started {
  readonly front: BotFront;
  readonly visit: Visit | null;
  readonly token: string | null;
}

const shortestTokenHours = 24;

/**
 * Starts a conversation on the bot's live version, or resumes the one of a valid token with its newest messages.
 * UserInputErrors BOT_NOT_LIVE if no bot is live under the public id.
 * @throws DomainError ORIGIN_NOT_ALLOWED for a page that the owner does not allow
 */
export async function startConversation(deps: RuntimeDependencies, input: StartInput): Promise<Started> {
  refuseInput(faultsOfLast(input.last));
  const found = await findPublicBot(deps, input.publicId);
  if (found === null) throw new UserInputErrors([{ field: ['input', 'publicId'], code: 'BOT_NOT_LIVE' }]);
  requireAllowedSite(found.bot, input.visit);
  const before = await visitOf(deps, found, input);
  if (before !== null && isResumable(deps, before, input)) return withToken(deps, found.front, before);
  return startNew(deps, found, { ...input, visitorId: visitorIdOf(before) });
}

/** Ends the visitor's conversation and starts another one on the bot's live version. */
export async function startOver(
  deps: RuntimeDependencies,
  claims: VisitorClaims,
  visit?: VisitOrigin,
): Promise<Started> {
  const found = await deps.work.read(claims, async (stores) => {
    const bot = await stores.bots.byId(claims.organizationId, claims.botId);
    const before = await findVisit(stores, claims, messagesFrom(Number.MAX_SAFE_INTEGER));
    return { bot, before };
  });
  const { bot, before } = found;
  if (bot === null || bot.deletedAt !== null || bot.liveVersionId === null) {
    throw new UserInputErrors([{ field: null, code: 'BOT_NOT_LIVE' }]);
  }
  const live = await liveBot(deps, bot, bot.liveVersionId);
  requireAllowedSite(bot, visit);
  const { channel = 'WEB', locale = null, isTest = false } = before?.conversation ?? {};
  const device = before?.session.state.device;
  return startNew(deps, live, { channel, device, locale, isTest, visit, visitorId: visitorIdOf(before) });
}

/** A new token, valid for as long as the conversation can be resumed, at least a day. */
export async function tokenFor(deps: RuntimeDependencies, visit: Visit): Promise<string> {
  const { id: conversationId, organizationId, botId, resumeHours } = visit.conversation;
  const hours = Math.max(shortestTokenHours, resumeHours);
  const expiresAt = new Date(deps.clock.now().getTime() + hours * 3_600_000);
  return deps.tokens.sign({ organizationId, botId, conversationId }, expiresAt);
}

async function startNew(
  deps: RuntimeDependencies,
  found: LiveBot,
  start: Pick<StartInput, 'channel' | 'device' | 'locale' | 'isTest' | 'visit'> & { readonly visitorId: string | null },
): Promise<Started> {
  const { bot, front } = found;
  if (bot.isPaused) return { front, visit: null, token: null };
  const { channel, device, locale, isTest, visitorId, visit } = start;
  const isCharged = !isTest && visit?.looksAutomatic !== true;
  return withToken(
    deps,
    front,
    await openConversation(deps, { ...found, channel, device, locale, isTest, visitorId, isCharged }),
  );
}

async function withToken(deps: RuntimeDependencies, front: BotFront, visit: Visit): Promise<Started> {
  return { front, visit, token: await tokenFor(deps, visit) };
}

/** The conversation of a valid token, with the requested messages. */
async function visitOf(
  deps: RuntimeDependencies,
  { bot }: LiveBot,
  { resumeToken, last }: StartInput,
): Promise<Visit | null> {
  if (resumeToken === null) return null;
  const claims = await deps.tokens.verify(resumeToken, deps.clock.now());
  if (claims === null || claims.botId !== bot.botId || claims.organizationId !== bot.organizationId) return null;
  return deps.work.read(claims, async (stores) => findVisit(stores, claims, { ...newest, last }));
}

function isResumable(deps: RuntimeDependencies, { conversation }: Visit, { isTest }: StartInput): boolean {
  const { waitingSince, resumeUntil, endReason } = conversation;
  if (isTest && !conversation.isTest) return false;
  return waitingSince !== null || (resumeUntil > deps.clock.now() && endReason !== 'EXPIRED');
}

/** A visitor who starts over stays the same visitor, so that earlier conversations can still be erased. */
function visitorIdOf(before: Visit | null): string | null {
  return before === null ? null : (before.conversation.visitorId ?? before.conversation.id);
}
