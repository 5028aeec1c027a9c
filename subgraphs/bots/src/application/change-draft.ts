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

/** What every save of a draft names. */
export interface SaveTarget {
  botId: string;
  /** The revision that the caller's change was made from. */
  revision: number;
  /** The caller's own name for this save: a repeat under the same name saves nothing more. */
  saveId: string | null;
}

export interface DraftEdit extends SaveTarget {
  /** Where problems of the result are shown: the input's field that changed. */
  field: readonly string[];
  origin?: DraftOrigin;
  /** True where the change replaces everything: it never joins with what others saved. */
  isWhole?: boolean;
  /** The definition after the change. Runs inside the transaction; must not change its argument. */
  apply(definition: BotDefinition, stores: Stores, bot: Bot): BotDefinition | Promise<BotDefinition>;
  /** What is kept beside the draft, once it is sure that the change is saved. */
  keep?(stores: Stores, saved: { bot: Bot; definition: BotDefinition }): Promise<void>;
}

export interface DraftSaved {
  bot: Bot;
  draft: Draft;
  /** True where the draft holds more than this change on what it was made from: the caller should read it anew. */
  isJoined: boolean;
  /** Set when nothing was saved because others had changed the same. */
  stale: StaleDraft | null;
}

/**
 * The one way to change a draft: checks the caller, the revision and the whole result, raises the revision, tells
 * subscribers after the commit. A change from an older revision is joined with what was saved since; where both changed
 * one field it saves nothing and answers with who moved the draft on, when, and both values.
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
