import { refuseInput, type UserInputError } from '@tertulia/errors';
import { requireOrganization, type Principal } from '@tertulia/principal';
import { eventOf } from '@tertulia/use-case';
import { allowedSitesMax, readSite } from '../domain/allowed-sites.js';
import type { Bot } from '../domain/bot.js';
import type { BotsDependencies } from './dependencies.js';
import { lockBot } from './policies.js';

/** Limits the pages that may embed the bot, at once and without a publication; an empty list allows every page. */
export async function updateAllowedSites(
  deps: BotsDependencies,
  principal: Principal,
  input: { botId: string; sites: readonly string[] },
): Promise<Bot> {
  const sites = input.sites.map(readSite);
  refuseInput(siteErrors(sites));
  const allowedSites = [...new Set(sites.filter((site) => site !== null))];
  return deps.work.transact({ organizationId: requireOrganization(principal) }, async (stores) => {
    const bot = await lockBot(stores, { principal, action: 'bots.edit' }, input.botId);
    const changed: Bot = { ...bot, allowedSites, updatedAt: deps.clock.now() };
    await stores.bots.save(changed);
    const payload = { botId: bot.id, sites: allowedSites };
    await stores.events.emit(
      eventOf(deps, 'bots.bot-sites-changed.v1', { organizationId: bot.organizationId, payload }),
    );
    return changed;
  });
}

function siteErrors(sites: readonly (string | null)[]): UserInputError[] {
  if (sites.length > allowedSitesMax) {
    return [{ field: ['input', 'sites'], code: 'OUT_OF_RANGE', params: { min: 0, max: allowedSitesMax } }];
  }
  return sites.flatMap((site, at) =>
    site === null ? [{ field: ['input', 'sites', String(at)], code: 'INVALID_FORMAT' as const }] : [],
  );
}
