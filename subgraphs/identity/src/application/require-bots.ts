import { notFound } from './policies.js';
import type { Caller } from './policies.js';
import type { IdentityDependencies } from './dependencies.js';

/**
 * Lets pass bots that exist for the caller. Asked outside the transaction: a bot that is deleted right afterwards is one that a
 * manager has no more.
 * @throws DomainError NOT_FOUND for a bot that does not exist or is another organization's, the same for both
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
