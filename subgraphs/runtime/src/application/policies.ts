import { DomainError } from '@tertulia/errors';
import {
  may,
  requireOrganization,
  requirePermission,
  visibleBotIds,
  type Action,
  type Principal,
  type Resource,
  type VisitOrigin,
} from '@tertulia/principal';
import { isSiteAllowed } from '../domain/allowed-site.js';
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

/** The member who calls; keys and services answer no visitors. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export function memberFor(principal: Principal): { organizationId: string; userId: string } {
  const organizationId = organizationFor(principal, 'conversations.answer');
  if (principal.kind !== 'USER') throw new DomainError('FORBIDDEN');
  return { organizationId, userId: principal.userId };
}

/** The one conversation that a visitor's token opens. @throws DomainError UNAUTHENTICATED, FORBIDDEN */
export function claimsOf(principal: Principal): VisitorClaims {
  if (principal.kind !== 'VISITOR') {
    throw new DomainError(principal.kind === 'ANONYMOUS' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
  }
  const { organizationId, botId, conversationId } = principal;
  return { organizationId, botId, conversationId };
}

/** True where the caller may see the conversation: it counts and its bot is one of the caller's. */
export function canSee(principal: Principal, conversation: Pick<Conversation, 'botId' | 'countedAt'>): boolean {
  const botIds = visibleBotIds(principal);
  return conversation.countedAt !== null && (botIds === null || botIds.includes(conversation.botId));
}

/**
 * Lets a visitor of an allowed page pass, and callers that are no browsers' pages: `visit` is absent for them.
 * @throws DomainError ORIGIN_NOT_ALLOWED
 */
export function requireAllowedSite({ allowedSites }: Pick<PublishedBot, 'allowedSites'>, visit?: VisitOrigin): void {
  if (visit !== undefined && !isSiteAllowed(allowedSites, visit.site)) throw new DomainError('ORIGIN_NOT_ALLOWED');
}
