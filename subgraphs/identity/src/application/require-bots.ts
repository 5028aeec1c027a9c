import { notFound } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';

/**
 * Checks that the bots exist for the caller. Runs outside the transaction: a bot deleted right afterwards simply leaves
 * the manager with one bot fewer.
 * @throws DomainError NOT_FOUND both for a missing bot and for one of another organization
 */
export async function requireBots(
  { nodes }: IdentityDependencies,
  caller: Caller,
  botIds: readonly string[] | null,
): Promise<void> {
  if (botIds === null) return;
  const existing = await nodes.existing(caller, 'bot', botIds);
  if (botIds.some((id) => !existing.has(id))) throw notFound();
}
