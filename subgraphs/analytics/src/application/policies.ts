import { DomainError } from '@tertulia/errors';
import { canSeeBot, type Principal } from '@tertulia/principal';
import type { BotEntry } from '../domain/directory.js';
import type { MetricsFilter } from '../domain/metrics-filter.js';
import type { AnalyticsStore, Directory } from './ports.js';

/** The bots that exist for the caller: neither deleted nor hidden from the caller. */
export function botsInReach(principal: Principal, directory: Directory): BotEntry[] {
  return directory.bots.filter((bot) => !bot.isDeleted && canSeeBot(principal, bot.botId));
}

/**
 * The given ids, if every one is a bot that exists for the caller.
 * @throws DomainError NOT_FOUND
 */
export function requireBots(principal: Principal, directory: Directory, botIds: readonly string[]): readonly string[] {
  const known = new Set(botsInReach(principal, directory).map((bot) => bot.botId));
  if (!botIds.every((botId) => known.has(botId))) throw new DomainError('NOT_FOUND');
  return botIds;
}

/** What is read to know whose versions these are. */
export interface VersionReads {
  readonly store: Pick<AnalyticsStore, 'versions'>;
  readonly organizationId: string;
  readonly directory: Directory;
}

/** Of these versions those of bots that exist for the caller. */
export async function versionsInReach(
  principal: Principal,
  { store, organizationId, directory }: VersionReads,
  versionIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (versionIds.length === 0) return new Set();
  const bots = new Set(botsInReach(principal, directory).map(({ botId }) => botId));
  const versions = await store.versions(organizationId, [...new Set(versionIds)]);
  return new Set(versions.filter(({ botId }) => bots.has(botId)).map(({ versionId }) => versionId));
}

/** @throws DomainError NOT_FOUND for a version of a filter that does not exist for the caller */
export async function requireVersions(
  principal: Principal,
  reads: VersionReads,
  { versionIds }: MetricsFilter,
): Promise<void> {
  const known = await versionsInReach(principal, reads, versionIds ?? []);
  if (versionIds?.every((versionId) => known.has(versionId)) === false) throw new DomainError('NOT_FOUND');
}
