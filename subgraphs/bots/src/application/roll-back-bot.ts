import { DomainError, UserInputErrors } from '@tertulia/errors';
import { requireOrganization, type Principal } from '@tertulia/principal';
import type { ConversationsChoice, Publication } from '../domain/publication.js';
import type { BotsDependencies } from './dependencies.js';
import { lockBot } from './policies.js';
import { requestActivation, requireNoOpenPublication } from './request-activation.js';

/** Makes an earlier version live again, through the same steps as a publication. The draft does not change. */
export async function rollBackBot(
  deps: BotsDependencies,
  principal: Principal,
  input: { botId: string; versionId: string; conversations: ConversationsChoice },
): Promise<Publication> {
  const publication = await deps.work.transact({ organizationId: requireOrganization(principal) }, async (stores) => {
    const bot = await lockBot(stores, { principal, action: 'bots.publish' }, input.botId);
    const [version] = await stores.versions.withDefinition(bot.organizationId, [input.versionId]);
    if (version === undefined || version.botId !== bot.id) throw new DomainError('NOT_FOUND');
    if (version.id === bot.liveVersionId) throw new UserInputErrors([{ field: null, code: 'NOTHING_TO_PUBLISH' }]);
    await requireNoOpenPublication(deps, stores, bot);
    return requestActivation(deps, stores, { bot, version, conversations: input.conversations });
  });
  deps.feed.publicationChanged(publication);
  return publication;
}
