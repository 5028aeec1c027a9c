import { DomainError } from '@tertulia/errors';
import type { Principal } from '@tertulia/principal';
import type { BotDefinition } from '@tertulia/flow-engine';
import type { Bot } from '../domain/bot.js';
import { nextDraft, type Draft, type DraftOrigin, type StaleDraft } from '../domain/draft.js';
import type { BotsDependencies } from './dependencies.js';
import { readDefinition } from './input-checks.js';
import { authorOf, lockBot } from './policies.js';
import type { Stores } from './ports.js';

export interface DraftEdit {
  botId: string;
  /** The revision that the caller's change was made from. */
  revision: number;
  /** Where problems of the result are shown: the input's field that changed. */
  field: readonly string[];
  origin?: DraftOrigin;
  /** The definition after the change. Runs inside the transaction; must not change its argument. */
  apply(definition: BotDefinition, stores: Stores, bot: Bot): BotDefinition | Promise<BotDefinition>;
}

export interface DraftSaved {
  bot: Bot;
  draft: Draft;
  /** Set when nothing was saved because the draft had moved on. */
  stale: StaleDraft | null;
}

/**
 * The one way to change a draft: checks the caller, the revision and the whole result, raises the revision, tells
 * subscribers after the commit. A stale change saves nothing and answers with who moved the draft on, and when.
 */
export async function changeDraft(deps: BotsDependencies, principal: Principal, edit: DraftEdit): Promise<DraftSaved> {
  const saved = await deps.work.transact(async (stores): Promise<DraftSaved> => {
    const bot = await lockBot(stores, { principal, action: 'bots.edit' }, edit.botId);
    const draft = await stores.drafts.lock(bot.organizationId, bot.id);
    if (draft === null) throw new DomainError('NOT_FOUND');
    if (draft.revision !== edit.revision) {
      const { revision, updatedAt, updatedBy } = draft;
      return { bot, draft, stale: { revision, updatedAt, updatedBy } };
    }
    const changed = await edit.apply(draft.definition, stores, bot);
    const definition = readDefinition(changed, edit.field);
    const outcome = nextDraft(draft, edit.revision, {
      definition,
      origin: edit.origin ?? 'EDIT',
      by: authorOf(principal),
      now: deps.clock.now(),
    });
    if (outcome.kind === 'stale') return { bot, draft, stale: outcome.stale };
    await stores.drafts.save(outcome.draft);
    return { bot, draft: outcome.draft, stale: null };
  });
  if (saved.stale === null) deps.feed.draftChanged(saved.draft);
  return saved;
}
