import { DomainError } from '@tertulia/errors';
import {
  canSeeBot,
  isSiteAllowed,
  isTestCaller,
  may,
  requireOrganization,
  requirePermission,
  type Action,
  type Principal,
  type Resource,
  type VisitOrigin,
} from '@tertulia/principal';
import type { Conversation } from '../domain/conversation.js';
import type { PublishedBot } from '../domain/published-bot.js';
import type { VisitorClaims } from './ports.js';

/** The organization of a caller with a permission on its conversations. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export function organizationFor(principal: Principal, action: Action, resource?: Resource): string {
  requirePermission(principal, action, resource);
  return requireOrganization(principal);
}

/** The organization of a caller who may see live counts: with the permission for metrics or for conversations. */
export function organizationForLive(principal: Principal): string {
  return organizationFor(principal, may(principal, 'conversations.read') ? 'conversations.read' : 'metrics.read');
}

/** The caller who replies to visitors: a member, or a partner's API key. */
export interface ReplyAuthor {
  readonly organizationId: string;
  /** Id of the user or of the API key. */
  readonly authorId: string;
  readonly isByKey: boolean;
}

/** The caller as the author of replies; services cannot be. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export function replyAuthorFor(principal: Principal): ReplyAuthor {
  const organizationId = organizationFor(principal, 'conversations.answer');
  const authorId = personIdOf(principal);
  if (authorId === null) throw new DomainError('FORBIDDEN');
  return { organizationId, authorId, isByKey: principal.kind === 'API_KEY' };
}

/** The id under which takeovers and read marks are stored; null for callers that have neither. */
export function personIdOf(principal: Principal): string | null {
  if (principal.kind === 'USER') return principal.userId;
  return principal.kind === 'API_KEY' ? principal.keyId : null;
}

/** Which conversations a caller sees in lists: a test key sees test conversations, everyone else the others unless they request tests. */
export function testsShownTo(principal: Principal, wanted: boolean | null): boolean {
  return isTestCaller(principal) || (wanted ?? false);
}

/** The conversation that a visitor's token grants access to. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export function claimsOf(principal: Principal): VisitorClaims {
  if (principal.kind !== 'VISITOR') {
    throw new DomainError(principal.kind === 'ANONYMOUS' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
  }
  const { organizationId, botId, conversationId } = principal;
  return { organizationId, botId, conversationId };
}

/**
 * True if the caller may see the conversation: it has started, the caller has access to its bot, and it is a test if
 * the key is a test key.
 */
export function canSee(
  principal: Principal,
  conversation: Pick<Conversation, 'botId' | 'countedAt' | 'isTest'>,
): boolean {
  if (isTestCaller(principal) && !conversation.isTest) return false;
  return conversation.countedAt !== null && canSeeBot(principal, conversation.botId);
}

/**
 * Accepts visitors on an allowed page, and callers that are not browsers (without `visit`).
 * @throws DomainError ORIGIN_NOT_ALLOWED
 */
export function requireAllowedSite({ allowedSites }: Pick<PublishedBot, 'allowedSites'>, visit?: VisitOrigin): void {
  if (visit !== undefined && !isSiteAllowed(allowedSites, visit.site)) throw new DomainError('ORIGIN_NOT_ALLOWED');
}
