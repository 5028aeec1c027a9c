import { DomainError, refuseInput } from '@tertulia/errors';
import { authorOf, requireOrganization, type Principal } from '@tertulia/principal';
import type { BotDefinition } from '@tertulia/flow-engine';
import type { Bot } from '../domain/bot.js';
import {
  nextDraft,
  saveIdPattern,
  type Draft,
  type DraftOrigin,
  type DraftSave,
  type StaleDraft,
} from '../domain/draft.js';
import type { BotsDependencies } from './dependencies.js';
import { readDefinition } from './input-checks.js';
import { lockBot } from './policies.js';
import type { Stores } from './ports.js';

/** The input of every save of a draft. */
export interface SaveTarget {
  botId: string;
  /** The revision on which the caller's change is based. */
  revision: number;
  /** The caller's id of this save: a repeat with the same id saves nothing more. */
  saveId: string | null;
}

export interface DraftEdit extends SaveTarget {
  /** The path of problems in the result: the input field that changed. */
  field: readonly string[];
  origin?: DraftOrigin;
  /** True if the change replaces everything: it is never merged with other saves. */
  isWhole?: boolean;
  /** Returns the definition after the change. Runs inside the transaction; must not mutate its argument. */
  apply(definition: BotDefinition, stores: Stores, bot: Bot): BotDefinition | Promise<BotDefinition>;
  /** Stores related data, once it is certain that the change is saved. */
  keep?(stores: Stores, saved: { bot: Bot; definition: BotDefinition }): Promise<void>;
}

export interface DraftSaved {
  bot: Bot;
  draft: Draft;
  /** True if the draft contains more than this change and its base: the caller should reload it. */
  isJoined: boolean;
  /** Set if nothing was saved because others had changed the same field. */
  stale: StaleDraft | null;
}

/**
 * The only way to change a draft: checks the caller, the revision and the whole result, increments the revision, and
 * notifies subscribers after the commit. A change based on an older revision is merged with later saves; if both
 * changed the same field, nothing is saved, and the result says who saved since, when, and both values.
 */
export async function changeDraft(deps: BotsDependencies, principal: Principal, edit: DraftEdit): Promise<DraftSaved> {
  refuseInput(saveIdErrors(edit.saveId));
  let isNews = false;
  const saved = await deps.work.transact(
    { organizationId: requireOrganization(principal) },
    async (stores): Promise<DraftSaved> => {
      const bot = await lockBot(stores, { principal, action: 'bots.edit' }, edit.botId);
      const draft = await stores.drafts.lock(bot.organizationId, bot.id);
      if (draft === null) throw new DomainError('NOT_FOUND');
      if (await isRepeat(stores, draft, edit.saveId)) return { bot, draft, isJoined: true, stale: null };
      const save = await saveOf(deps, stores, { bot, draft, edit });
      const outcome = await deps.documents.settle(bot.organizationId, draft, save);
      if (outcome.kind === 'stale') return { bot, draft, isJoined: false, stale: outcome.stale };
      const definition = outcome.isJoined
        ? await read(deps, bot, { json: outcome.definition, field: edit.field })
        : outcome.definition;
      await edit.keep?.(stores, { bot, definition });
      const change = { definition, origin: edit.origin ?? 'EDIT', by: authorOf(principal), saveId: edit.saveId };
      const next = nextDraft(draft, { ...change, now: deps.clock.now() });
      await stores.drafts.replace(next);
      isNews = true;
      return { bot, draft: next, isJoined: outcome.isJoined, stale: null };
    },
  );
  if (isNews) deps.feed.draftChanged(saved.draft);
  return saved;
}

async function read(deps: BotsDependencies, bot: Bot, given: { json: unknown; field: readonly string[] }) {
  return readDefinition(deps.documents, bot.organizationId, given);
}

async function saveOf(
  deps: BotsDependencies,
  stores: Stores,
  { bot, draft, edit }: { bot: Bot; draft: Draft; edit: DraftEdit },
): Promise<DraftSave> {
  const isPresent = draft.revision === edit.revision;
  const base = isPresent ? draft.definition : await stores.drafts.earlier(bot.organizationId, bot.id, edit.revision);
  const mine = await read(deps, bot, {
    json: await edit.apply(base ?? draft.definition, stores, bot),
    field: edit.field,
  });
  return { fromRevision: edit.revision, base, mine, isWhole: edit.isWhole ?? false };
}

async function isRepeat(stores: Stores, draft: Draft, saveId: string | null): Promise<boolean> {
  if (saveId === null) return false;
  const known = await stores.drafts.saveIds(draft.organizationId, [draft.botId]);
  return known.get(draft.botId)?.includes(saveId) ?? false;
}

function saveIdErrors(saveId: string | null) {
  const isGood = saveId === null || saveIdPattern.test(saveId);
  return isGood ? [] : [{ field: ['input', 'saveId'], code: 'INVALID_FORMAT' as const }];
}
