import { DomainError } from '@tertulia/errors';
import { canSeeBot, requirePermission, visibleBotIds, type Principal } from '@tertulia/principal';
import type { Connection } from '../domain/connection.js';
import type { StoredConnection } from './connection-ports.js';
import type { Stores } from './ports.js';

/** Whether the caller sees the connection: a bot manager sees those that one of the own bots may use. */
export function canSeeConnection(principal: Principal, { botIds }: Pick<Connection, 'botIds'>): boolean {
  return botIds.length === 0 || botIds.some((botId) => canSeeBot(principal, botId));
}

/**
 * Throws unless the caller may make or change a connection for these bots. A bot manager may only where every bot is an own one, because a
 * change holds for all of them.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export function requireManagement(principal: Principal, botIds: readonly string[]): void {
  requirePermission(principal, 'integrations.manage');
  if (visibleBotIds(principal) === null) return;
  if (botIds.length === 0) throw new DomainError('FORBIDDEN', { data: { roles: ['ORGANIZATION_ADMIN'] } });
  for (const botId of botIds) requirePermission(principal, 'integrations.manage', { botId });
}

/**
 * Locks and returns a connection that the caller may change. One of another organization, or that the caller does not see, counts as
 * missing.
 * @throws DomainError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export async function lockConnection(
  stores: Stores,
  principal: Principal,
  where: { readonly organizationId: string; readonly connectionId: string },
): Promise<StoredConnection> {
  const stored = await stores.connections.lock(where.organizationId, where.connectionId);
  return requireManageable(stored, principal);
}

/** The same for a connection that was read without a lock. */
export function requireManageable<T extends { readonly connection: Connection }>(
  found: T | null,
  principal: Principal,
): T {
  requirePermission(principal, 'integrations.manage');
  if (found === null || !canSeeConnection(principal, found.connection)) throw new DomainError('NOT_FOUND');
  requireManagement(principal, found.connection.botIds);
  return found;
}
