import { DomainError, UserInputErrors, refuseInput } from '@tertulia/errors';
import type { Problem } from '@tertulia/flow-engine';
import { authorOf, requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { Bot } from '../domain/bot.js';
import { actionOf, versionNoteMaxLength, type BotVersion } from '../domain/bot-version.js';
import type { Draft } from '../domain/draft.js';
import type { Publication } from '../domain/publication.js';
import type { BotsDependencies } from './dependencies.js';
import { problemsOfDraft } from './draft-problems.js';
import { textErrors } from './input-checks.js';
import { lockBot } from './policies.js';
import type { Stores } from './ports.js';
import { requestActivation, requireNoOpenPublication } from './request-activation.js';

export type PublishOutcome =
  | { kind: 'requested'; publication: Publication }
  | { kind: 'problems'; problems: Problem[] };

/**
 * Validates the draft, freezes it as an immutable version and requests that the runtime loads it. The live version
 * changes only after the runtime's acknowledgement. UserInputErrors: PUBLICATION_IN_PROGRESS, NOTHING_TO_PUBLISH.
 */
export async function publishBot(
  deps: BotsDependencies,
  principal: Principal,
  input: { botId: string; note: string },
): Promise<PublishOutcome> {
  refuseInput(textErrors(input.note, ['input', 'note'], { max: versionNoteMaxLength, isRequired: false }));
  const early = await examineEarly(deps, principal, input.botId);
  const outcome = await deps.work.transact(
    { organizationId: requireOrganization(principal) },
    async (stores): Promise<PublishOutcome> => {
      const bot = await lockBot(stores, { principal, action: 'bots.publish' }, input.botId);
      await requireNoOpenPublication(deps, stores, bot);
      const draft = await stores.drafts.lock(bot.organizationId, bot.id);
      if (draft === null) throw new DomainError('NOT_FOUND');
      const examined = early?.revision === draft.revision ? early : await examine(deps, draft);
      const { problems } = examined;
      if (problems.some((problem) => problem.severity === 'ERROR')) return { kind: 'problems', problems };
      const frozen = { bot, draft, examined, note: input.note.trim(), by: authorOf(principal) };
      const version = await freeze(deps, stores, frozen);
      return { kind: 'requested', publication: await requestActivation(deps, stores, { bot, version }) };
    },
  );
  if (outcome.kind === 'requested') deps.feed.publicationChanged(outcome.publication);
  return outcome;
}

/** The result of examining a revision of the draft before its publication. */
interface Examined {
  revision: number;
  problems: Problem[];
  checksum: string;
  /** Checksum of what visitors see. */
  contentChecksum: string;
}

/** Examines the current draft before locking anything, because that may take long. Null if the caller may not see it. */
async function examineEarly(deps: BotsDependencies, principal: Principal, botId: string): Promise<Examined | null> {
  requirePermission(principal, 'bots.publish', { botId });
  const organizationId = requireOrganization(principal);
  const [draft] = await deps.work.read({ organizationId }, async (stores) =>
    stores.drafts.byBotIds(organizationId, [botId]),
  );
  return draft === undefined ? null : examine(deps, draft);
}

async function examine(deps: BotsDependencies, draft: Draft): Promise<Examined> {
  const { documents } = deps;
  const { organizationId, definition, revision } = draft;
  return {
    revision,
    problems: await problemsOfDraft(deps, draft),
    checksum: await documents.checksumOf(organizationId, definition, 'ALL'),
    contentChecksum: await documents.checksumOf(organizationId, definition, 'CONTENT'),
  };
}

async function freeze(
  deps: BotsDependencies,
  stores: Stores,
  { bot, draft, examined, note, by }: { bot: Bot; draft: Draft; examined: Examined; note: string; by: string | null },
): Promise<BotVersion> {
  if ((await liveContent(deps, stores, bot)) === examined.contentChecksum)
    throw new UserInputErrors([{ field: null, code: 'NOTHING_TO_PUBLISH' }]);
  const version: BotVersion = {
    id: deps.ids.next(),
    organizationId: bot.organizationId,
    botId: bot.id,
    number: (await stores.versions.lastNumber(bot.organizationId, bot.id)) + 1,
    checksum: examined.checksum,
    parentId: bot.liveVersionId,
    authorId: by,
    note,
    action: actionOf(draft.origin),
    definition: draft.definition,
    createdAt: deps.clock.now(),
  };
  await stores.versions.add(version);
  return version;
}

/** Checksum of what visitors see now, without positions on the canvas; null before the first version. */
async function liveContent({ documents }: BotsDependencies, stores: Stores, bot: Bot): Promise<string | null> {
  if (bot.liveVersionId === null) return null;
  const [live] = await stores.versions.withDefinition(bot.organizationId, [bot.liveVersionId]);
  return live === undefined ? null : documents.checksumOf(bot.organizationId, live.definition, 'CONTENT');
}
