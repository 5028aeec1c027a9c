import { inKeyOrder, type SubgraphContext } from '@tertulia/subgraph';
import type { BotsDependencies } from '../application/dependencies.js';
import {
  botsByIds,
  draftFactsByBotIds,
  draftsByBotIds,
  latestPublications,
  publicationsByIds,
  saveIdsByBotIds,
  versionsByIds,
  versionsWithDefinition,
} from '../application/read-bots.js';
import { importReportsByBotIds } from '../application/read-import-reports.js';
import { pinsByIds } from '../application/read-pins.js';
import { usesOfConnections } from '../application/read-connection-uses.js';

/** The loaders of a request: each reads a whole list by id in one query. */
export function loadersOf(deps: BotsDependencies, context: SubgraphContext) {
  const { principal } = context;
  return {
    bot: context.loader('bot', async (ids: readonly string[]) =>
      inKeyOrder(ids, await botsByIds(deps, principal, ids), (bot) => bot.id),
    ),
    connectionUses: context.loader('connectionUses', async (connectionIds: readonly string[]) => {
      const uses = await usesOfConnections(deps, principal, connectionIds);
      return connectionIds.map((id) => uses.filter(({ connectionId }) => connectionId === id));
    }),
    draft: context.loader('draft', async (botIds: readonly string[]) =>
      inKeyOrder(botIds, await draftsByBotIds(deps, principal, botIds), (draft) => draft.botId),
    ),
    draftFacts: context.loader('draftFacts', async (botIds: readonly string[]) =>
      inKeyOrder(botIds, await draftFactsByBotIds(deps, principal, botIds), (facts) => facts.botId),
    ),
    saveIds: context.loader('saveIds', async (botIds: readonly string[]) => {
      const known = await saveIdsByBotIds(deps, principal, botIds);
      return botIds.map((botId) => known.get(botId) ?? []);
    }),
    importReport: context.loader('importReport', async (botIds: readonly string[]) =>
      inKeyOrder(botIds, await importReportsByBotIds(deps, principal, botIds), (report) => report.botId),
    ),
    version: context.loader('version', async (ids: readonly string[]) =>
      inKeyOrder(ids, await versionsByIds(deps, principal, ids), (version) => version.id),
    ),
    wholeVersion: context.loader('wholeVersion', async (ids: readonly string[]) =>
      inKeyOrder(ids, await versionsWithDefinition(deps, principal, ids), (version) => version.id),
    ),
    pin: context.loader('pin', async (ids: readonly string[]) =>
      inKeyOrder(ids, await pinsByIds(deps, principal, ids), (pin) => pin.id),
    ),
    publication: context.loader('publication', async (ids: readonly string[]) =>
      inKeyOrder(ids, await publicationsByIds(deps, principal, ids), (publication) => publication.id),
    ),
    latestPublication: context.loader('latestPublication', async (botIds: readonly string[]) =>
      inKeyOrder(botIds, await latestPublications(deps, principal, botIds), (publication) => publication.botId),
    ),
  };
}
