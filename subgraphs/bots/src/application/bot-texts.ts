import { withChangedTexts, type ChangedText, type ReadTexts, type RefusedRow } from '@tertulia/bot-texts';
import { DomainError, UserInputErrors } from '@tertulia/errors';
import type { Locale } from '@tertulia/flow-engine';
import { requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { Bot } from '../domain/bot.js';
import type { Draft, StaleDraft } from '../domain/draft.js';
import type { TextsFormat } from '../domain/text-file.js';
import { changeDraft, type SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';

/** A file of texts to import. */
export interface ImportTexts extends SaveTarget {
  readonly bytes: Uint8Array;
  /** True to see what it would change: nothing is stored. */
  readonly isTrial: boolean;
}

/** What a file of texts changes. */
export interface TextsImported {
  /** The changed bot; null after a trial, and when nothing was saved. */
  readonly bot: Bot | null;
  readonly changes: readonly ChangedText[];
  readonly refused: readonly RefusedRow[];
  readonly unchanged: number;
  readonly stale: StaleDraft | null;
}

/** All texts of a draft as a file. DomainError NOT_FOUND for a bot that the caller may not see. */
export async function exportTexts(
  deps: BotsDependencies,
  principal: Principal,
  { botId, format, locale }: { botId: string; format: TextsFormat; locale: Locale },
): Promise<{ name: string; bytes: Uint8Array }> {
  const { bot, draft } = await editable(deps, principal, botId);
  const { definition } = draft;
  const bytes = await deps.textFiles.writeTexts(bot.organizationId, { definition, format, locale });
  return { name: bot.name, bytes };
}

/**
 * Changes the texts of a draft as a file has them, all in one save. Rows that are refused change nothing.
 * @throws UserInputErrors for a file that cannot be read; DomainError NOT_FOUND
 */
export async function importTexts(
  deps: BotsDependencies,
  principal: Principal,
  { bytes, isTrial, ...target }: ImportTexts,
): Promise<TextsImported> {
  const { bot, draft } = await editable(deps, principal, target.botId);
  const read = fileOf(await deps.textFiles.readTexts(bot.organizationId, { bytes, definition: draft.definition }));
  const { changes, refused, unchanged } = read;
  const account = { changes, refused, unchanged };
  if (isTrial || changes.length === 0) return { ...account, bot: null, stale: null };
  const saved = await changeDraft(deps, principal, {
    ...{ ...target, field: fileField },
    apply: (definition) => withChangedTexts(definition, changes),
  });
  return { ...account, bot: saved.stale === null ? saved.bot : null, stale: saved.stale };
}

const fileField = ['input', 'content'];

function fileOf(read: ReadTexts): Extract<ReadTexts, { ok: true }> {
  if (read.ok) return read;
  throw new UserInputErrors([{ field: fileField, code: 'INVALID_VALUE', params: { reason: read.reason } }]);
}

async function editable(
  deps: BotsDependencies,
  principal: Principal,
  botId: string,
): Promise<{ bot: Bot; draft: Draft }> {
  requirePermission(principal, 'bots.edit', { botId });
  const organizationId = requireOrganization(principal);
  return deps.work.read({ organizationId }, async ({ bots, drafts }) => {
    const [bot] = await bots.byIds(organizationId, [botId]);
    const [draft] = bot === undefined ? [] : await drafts.byBotIds(organizationId, [botId]);
    if (bot === undefined || draft === undefined) throw new DomainError('NOT_FOUND');
    return { bot, draft };
  });
}
