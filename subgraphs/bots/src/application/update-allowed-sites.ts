import { refuseInput } from '@tertulia/errors';
import { readSite } from '@tertulia/flow-engine';
import { requireOrganization, type Principal } from '@tertulia/principal';
import { eventOf } from '@tertulia/use-case';
import type { Bot } from '../domain/bot.js';
import type { BotsDependencies } from './dependencies.js';
import { siteErrors } from './input-checks.js';
import { lockBot } from './policies.js';

/** Limits the pages that may embed the bot, at once and without a publication; an empty list allows every page. */
export async function updateAllowedSites(
  deps: BotsDependencies,
  principal: Principal,
  input: { botId: string; sites: readonly string[] },
): Promise<Bot> {
  const sites = input.sites.map(readSite);
  refuseInput(siteErrors(sites, ['input', 'sites']));
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
