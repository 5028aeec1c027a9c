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

/** The organization of a caller who may do something with its conversations. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export function organizationFor(principal: Principal, action: Action, resource?: Resource): string {
  requirePermission(principal, action, resource);
  return requireOrganization(principal);
}

/** The organization of a caller who may see live numbers: with the right to numbers or to conversations. */
export function organizationForLive(principal: Principal): string {
  return organizationFor(principal, may(principal, 'conversations.read') ? 'conversations.read' : 'metrics.read');
}

/** Who answers visitors: a member, or a partner's key. */
export interface Answerer {
  readonly organizationId: string;
  /** Id of the user or of the key. */
  readonly answererId: string;
  readonly isByKey: boolean;
}

/** The caller as one who answers; services do not. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export function answererFor(principal: Principal): Answerer {
  const organizationId = organizationFor(principal, 'conversations.answer');
  const answererId = personIdOf(principal);
  if (answererId === null) throw new DomainError('FORBIDDEN');
  return { organizationId, answererId, isByKey: principal.kind === 'API_KEY' };
}

/** Under whose id takeovers and what was read are kept; null for those who have neither. */
export function personIdOf(principal: Principal): string | null {
  if (principal.kind === 'USER') return principal.userId;
  return principal.kind === 'API_KEY' ? principal.keyId : null;
}

/** Which conversations a caller sees in lists: a test key test ones only, everybody else the others unless they ask for them. */
export function testsShownTo(principal: Principal, wanted: boolean | null): boolean {
  return isTestCaller(principal) || (wanted ?? false);
}

/** The one conversation that a visitor's token opens. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export function claimsOf(principal: Principal): VisitorClaims {
  if (principal.kind !== 'VISITOR') {
    throw new DomainError(principal.kind === 'ANONYMOUS' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
  }
  const { organizationId, botId, conversationId } = principal;
  return { organizationId, botId, conversationId };
}

/** True where the caller may see the conversation: it has begun, its bot is one of the caller's, and a test key sees test ones only. */
export function canSee(
  principal: Principal,
  conversation: Pick<Conversation, 'botId' | 'countedAt' | 'isTest'>,
): boolean {
  if (isTestCaller(principal) && !conversation.isTest) return false;
  return conversation.countedAt !== null && canSeeBot(principal, conversation.botId);
}

/**
 * Lets a visitor of an allowed page pass, and callers that are no browsers' pages: `visit` is absent for them.
 * @throws DomainError ORIGIN_NOT_ALLOWED
 */
export function requireAllowedSite({ allowedSites }: Pick<PublishedBot, 'allowedSites'>, visit?: VisitOrigin): void {
  if (visit !== undefined && !isSiteAllowed(allowedSites, visit.site)) throw new DomainError('ORIGIN_NOT_ALLOWED');
}
