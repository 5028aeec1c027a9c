import type { Passage } from '@tertulia/document-passages';
import { DomainError } from '@tertulia/errors';
import { canSeeBot, requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { DocumentFacts, DocumentUsage } from '../domain/document-content.js';
import type { BotsDependencies } from './dependencies.js';
import { mostOfPlan } from './document-limits.js';

/** Facts of the passages of a bot by id, for callers who may read the bot. */
export async function documentFacts(
  deps: Pick<BotsDependencies, 'work'>,
  principal: Principal,
  { botId, contentIds }: { botId: string; contentIds: readonly string[] },
): Promise<DocumentFacts[]> {
  requirePermission(principal, 'bots.read', { botId });
  const organizationId = requireOrganization(principal);
  if (contentIds.length === 0 || !canSeeBot(principal, botId)) return [];
  return deps.work.read({ organizationId }, async (stores) =>
    stores.documents.facts(organizationId, botId, contentIds),
  );
}

/** The passages of a document, in its order; empty if it does not exist for the caller. */
export async function documentPassages(
  deps: Pick<BotsDependencies, 'work'>,
  principal: Principal,
  { botId, contentId }: { botId: string; contentId: string },
): Promise<readonly Passage[]> {
  requirePermission(principal, 'bots.read', { botId });
  const organizationId = requireOrganization(principal);
  if (!canSeeBot(principal, botId)) return [];
  return deps.work.read({ organizationId }, async (stores) => {
    const found = await stores.documents.passages(organizationId, botId, [contentId]);
    return found.get(contentId) ?? [];
  });
}

/** All passages by the id of their content, for services of the platform. @throws DomainError FORBIDDEN */
export async function passagesForService(
  deps: Pick<BotsDependencies, 'work'>,
  principal: Principal,
  { botId, contentIds }: { botId: string; contentIds: readonly string[] },
): Promise<{ contentId: string; passages: readonly Passage[] }[]> {
  if (principal.kind !== 'SERVICE') throw new DomainError('FORBIDDEN');
  const organizationId = requireOrganization(principal);
  const found = await deps.work.read({ organizationId }, async (stores) =>
    stores.documents.passages(organizationId, botId, contentIds),
  );
  return [...found].map(([contentId, passages]) => ({ contentId, passages }));
}

/** What the documents of the organization take, and what its plan allows. */
export async function documentUsage(
  deps: Pick<BotsDependencies, 'work' | 'clock'>,
  principal: Principal,
): Promise<{ used: DocumentUsage; most: DocumentUsage }> {
  requirePermission(principal, 'bots.read');
  const organizationId = requireOrganization(principal);
  return deps.work.read({ organizationId }, async (stores) => ({
    used: await stores.documents.usage(organizationId),
    most: await mostOfPlan(deps, stores, organizationId),
  }));
}
