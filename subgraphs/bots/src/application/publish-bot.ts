import { DomainError, UserInputErrors, refuseInput } from '@tertulia/errors';
import { validateDefinition, withoutLayout, type BotDefinition, type Problem } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import type { Bot } from '../domain/bot.js';
import { actionOf, checksumOf, versionNoteMaxLength, type BotVersion } from '../domain/bot-version.js';
import type { Draft } from '../domain/draft.js';
import type { Publication } from '../domain/publication.js';
import type { BotsDependencies } from './dependencies.js';
import { textErrors } from './input-checks.js';
import { authorOf, lockBot } from './policies.js';
import type { Stores } from './ports.js';
import { requestActivation, requireNoOpenPublication } from './request-activation.js';

export type PublishOutcome =
  | { kind: 'requested'; publication: Publication }
  | { kind: 'problems'; problems: Problem[] };

/**
 * Validates the draft, freezes it as an immutable version and asks the runtime to load it. The live version changes only
 * when the runtime has acknowledged. UserInputErrors: PUBLICATION_IN_PROGRESS, NOTHING_TO_PUBLISH.
 */
export async function publishBot(
  deps: BotsDependencies,
  principal: Principal,
  input: { botId: string; note: string },
): Promise<PublishOutcome> {
  refuseInput(textErrors(input.note, ['input', 'note'], { max: versionNoteMaxLength, isRequired: false }));
  const outcome = await deps.work.transact(async (stores): Promise<PublishOutcome> => {
    const bot = await lockBot(stores, { principal, action: 'bots.publish' }, input.botId);
    await requireNoOpenPublication(deps, stores, bot);
    const draft = await stores.drafts.lock(bot.organizationId, bot.id);
    if (draft === null) throw new DomainError('NOT_FOUND');
    const problems = validateDefinition(draft.definition);
    if (problems.some((problem) => problem.severity === 'ERROR')) return { kind: 'problems', problems };
    const version = await freeze(deps, stores, { bot, draft, note: input.note.trim(), by: authorOf(principal) });
    return { kind: 'requested', publication: await requestActivation(deps, stores, { bot, version }) };
  });
  if (outcome.kind === 'requested') deps.feed.publicationChanged(outcome.publication);
  return outcome;
}

async function freeze(
  deps: BotsDependencies,
  stores: Stores,
  about: { bot: Bot; draft: Draft; note: string; by: string | null },
): Promise<BotVersion> {
  const { bot, draft } = about;
  if (await isLive(stores, bot, draft.definition))
    throw new UserInputErrors([{ field: null, code: 'NOTHING_TO_PUBLISH' }]);
  const version: BotVersion = {
    id: deps.ids.next(),
    organizationId: bot.organizationId,
    botId: bot.id,
    number: (await stores.versions.lastNumber(bot.organizationId, bot.id)) + 1,
    checksum: checksumOf(draft.definition),
    parentId: bot.liveVersionId,
    authorId: about.by,
    note: about.note,
    action: actionOf(draft.origin),
    definition: draft.definition,
    createdAt: deps.clock.now(),
  };
  await stores.versions.add(version);
  return version;
}

/** True where visitors already have all of it; where things stand on the canvas is not theirs. */
async function isLive(stores: Stores, bot: Bot, definition: BotDefinition): Promise<boolean> {
  if (bot.liveVersionId === null) return false;
  const [live] = await stores.versions.withDefinition(bot.organizationId, [bot.liveVersionId]);
  return live !== undefined && checksumOf(withoutLayout(live.definition)) === checksumOf(withoutLayout(definition));
}
