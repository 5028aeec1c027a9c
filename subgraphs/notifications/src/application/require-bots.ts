import { DomainError } from '@tertulia/errors';
import type { NotificationsDependencies } from './dependencies.js';

/**
 * Checks that the organization has these bots: a list that names another one could not be read any more. Asks others, so it is called outside of
 * a transaction.
 * @throws DomainError NOT_FOUND both for a missing bot and for one of another organization, SUBGRAPH_UNAVAILABLE
 */
export async function requireBots(
  { names }: Pick<NotificationsDependencies, 'names'>,
  organizationId: string,
  botIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(botIds)];
  const known = await names.bots(organizationId, wanted);
  if (wanted.some((id) => !known.has(id))) throw new DomainError('NOT_FOUND');
}
