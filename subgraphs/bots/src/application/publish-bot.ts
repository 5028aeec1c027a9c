import { DomainError, UserInputErrors, refuseInput } from '@tertulia/errors';
import type { Problem } from '@tertulia/flow-engine';
import { authorOf, requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { Bot } from '../domain/bot.js';
import { actionOf, versionNoteMaxLength, type BotVersion } from '../domain/bot-version.js';
import type { Draft } from '../domain/draft.js';
import type { PinnedConversation } from '../domain/pinned-conversation.js';
import type { ConversationsChoice, Publication } from '../domain/publication.js';
import type { BotsDependencies } from './dependencies.js';
import { problemsOfDraft } from './draft-problems.js';
import { textErrors } from './input-checks.js';
import { lockBot } from './policies.js';
import { replaysOf, type PinReplay } from './read-pins.js';
import type { Stores } from './ports.js';
import { requestActivation, requireNoOpenPublication } from './request-activation.js';

export type PublishOutcome =
  | { kind: 'requested'; publication: Publication }
  | { kind: 'problems'; problems: Problem[] }
  /** Pinned conversations would change, and no note says that this is right. */
  | { kind: 'changed'; replays: PinReplay[] };

export interface PublishBot {
  readonly botId: string;
  readonly note: string;
  readonly conversations: ConversationsChoice;
  /** Why it is right that pinned conversations change; empty for being asked. */
  readonly changedPinsNote: string;
}

/**
 * Validates the draft, holds the pinned conversations on it, freezes it as an immutable version and requests that the runtime loads it. The live version
 * changes only after the runtime's acknowledgement. UserInputErrors: PUBLICATION_IN_PROGRESS, NOTHING_TO_PUBLISH.
 */
export async function publishBot(
  deps: BotsDependencies,
  principal: Principal,
  input: PublishBot,
): Promise<PublishOutcome> {
  const rule = { max: versionNoteMaxLength, isRequired: false };
  refuseInput([
    ...textErrors(input.note, ['input', 'note'], rule),
    ...textErrors(input.changedPinsNote, ['input', 'changedConversationsNote'], rule),
  ]);
  const early = await examineEarly(deps, principal, input.botId);
  const outcome = await deps.work.transact(
    { organizationId: requireOrganization(principal) },
    async (stores): Promise<PublishOutcome> => {
      const bot = await lockBot(stores, { principal, action: 'bots.publish' }, input.botId);
      await requireNoOpenPublication(deps, stores, bot);
      const draft = await stores.drafts.lock(bot.organizationId, bot.id);
      if (draft === null) throw new DomainError('NOT_FOUND');
      const stamp = await stores.pins.stampOf(bot.organizationId, bot.id);
      const isCurrent = early?.revision === draft.revision && early.stamp === stamp;
      const examined = isCurrent ? early : await examine(deps, draft, await pinsIn(stores, draft));
      const { problems, changed } = examined;
      if (problems.some((problem) => problem.severity === 'ERROR')) return { kind: 'problems', problems };
      await requireSomethingNew(deps, stores, { bot, examined });
      const changedPinsNote = changed.length === 0 ? '' : input.changedPinsNote.trim();
      if (changed.length > 0 && changedPinsNote === '') return { kind: 'changed', replays: changed };
      const frozen = { bot, draft, examined, note: input.note.trim(), changedPinsNote, by: authorOf(principal) };
      const version = await freeze(deps, stores, frozen);
      const activation = { bot, version, conversations: input.conversations };
      return { kind: 'requested', publication: await requestActivation(deps, stores, activation) };
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
  /** Of the pins that were held on it. */
  stamp: string;
  /** Those that changed or broke. */
  changed: PinReplay[];
}

/** Examines the current draft before locking anything, because that may take long. Null if the caller may not see it. */
async function examineEarly(deps: BotsDependencies, principal: Principal, botId: string): Promise<Examined | null> {
  requirePermission(principal, 'bots.publish', { botId });
  const organizationId = requireOrganization(principal);
  const found = await deps.work.read({ organizationId }, async (stores) => {
    const [draft] = await stores.drafts.byBotIds(organizationId, [botId]);
    return draft === undefined ? null : { draft, held: await pinsIn(stores, draft) };
  });
  return found === null ? null : examine(deps, found.draft, found.held);
}

interface HeldPins {
  readonly stamp: string;
  readonly pins: readonly PinnedConversation[];
}

/** The stamp first: a pin that is changed in between is noticed. */
async function pinsIn(stores: Stores, { organizationId, botId }: Draft): Promise<HeldPins> {
  const stamp = await stores.pins.stampOf(organizationId, botId);
  return { stamp, pins: await stores.pins.ofBot(organizationId, botId) };
}

async function examine(deps: BotsDependencies, draft: Draft, { stamp, pins }: HeldPins): Promise<Examined> {
  const { documents } = deps;
  const { organizationId, definition, revision } = draft;
  const replays = await replaysOf(deps, organizationId, { pins, definition });
  return {
    ...{ revision, stamp, changed: replays.filter(({ replay }) => replay.status !== 'SAME') },
    problems: await problemsOfDraft(deps, draft),
    checksum: await documents.checksumOf(organizationId, definition, 'ALL'),
    contentChecksum: await documents.checksumOf(organizationId, definition, 'CONTENT'),
  };
}

interface Frozen {
  readonly bot: Bot;
  readonly draft: Draft;
  readonly examined: Examined;
  readonly note: string;
  readonly changedPinsNote: string;
  readonly by: string | null;
}

/** Also where a pinned conversation differs: what is live already cannot be stopped. */
async function requireSomethingNew(
  deps: BotsDependencies,
  stores: Stores,
  { bot, examined }: Pick<Frozen, 'bot' | 'examined'>,
): Promise<void> {
  if ((await liveContent(deps, stores, bot)) === examined.contentChecksum)
    throw new UserInputErrors([{ field: null, code: 'NOTHING_TO_PUBLISH' }]);
}

async function freeze(deps: BotsDependencies, stores: Stores, frozen: Frozen): Promise<BotVersion> {
  const { bot, draft, examined, note, changedPinsNote, by } = frozen;
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
    ...{ changedPins: examined.changed.length, changedPinsNote },
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
