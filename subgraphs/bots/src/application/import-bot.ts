import { DomainError, UserInputErrors } from '@tertulia/errors';
import type { BotDefinition, DefinitionChange, Locale } from '@tertulia/flow-engine';
import { authorOf, requireOrganization, requirePermission, type Principal } from '@tertulia/principal';
import type { Refusal } from '@tertulia/bot-files';
import type { Bot } from '../domain/bot.js';
import type { StaleDraft } from '../domain/draft.js';
import { longestFile, type ImportedBot, type ImportReport } from '../domain/import-file.js';
import { changeDraft, type SaveTarget } from './change-draft.js';
import { addBot, blankDefinitionFor, makeBot, requireRoomForOneMore } from './create-bot.js';
import type { BotsDependencies } from './dependencies.js';
import { readBotName, readDefinition } from './input-checks.js';
import { lockBot } from './policies.js';

/** A file to import. */
export interface ImportBot {
  readonly file: string;
  /** Null for the name in the file. */
  readonly name: string | null;
  /** The language of texts of a file that does not say it, and of the answer. */
  readonly locale: Locale;
  /** The bot whose draft the file replaces; null for a new bot. */
  readonly into: SaveTarget | null;
  /** True to see what would become of the file: nothing is stored. */
  readonly isTrial: boolean;
}

/** What became of a file. */
export interface BotImported {
  /** The new or changed bot; null after a trial, and when nothing was saved because of others. */
  readonly bot: Bot | null;
  readonly report: ImportReport;
  /** What the file changes in the draft that it replaces; empty for a new bot. */
  readonly changes: DefinitionChange[];
  readonly stale: StaleDraft | null;
}

const fileField = ['input', 'file'];

/**
 * Makes a bot of a file, or replaces the draft of one. UserInputErrors with the places for a file that cannot be read;
 * PLAN_LIMIT_REACHED as for any new bot.
 */
export async function importBot(deps: BotsDependencies, principal: Principal, input: ImportBot): Promise<BotImported> {
  if (input.file.length > longestFile)
    throw new UserInputErrors([{ field: fileField, code: 'TOO_LONG', params: { max: longestFile } }]);
  return input.into === null
    ? intoNewBot(deps, principal, input)
    : intoDraft(deps, principal, { ...input, into: input.into });
}

async function intoNewBot(deps: BotsDependencies, principal: Principal, input: ImportBot): Promise<BotImported> {
  requirePermission(principal, 'bots.create');
  const organizationId = requireOrganization(principal);
  const facts = await deps.work.read({ organizationId }, async ({ organizations }) => organizations.of(organizationId));
  const base = blankDefinitionFor(input.name ?? '', input.locale, facts);
  const read = await readFile(deps, { organizationId, input, base });
  const name = readBotName(input.name ?? (read.name === '' ? unnamed[input.locale] : read.name), ['input', 'name']);
  const definition = await readDefinition(deps.documents, organizationId, { json: read.definition, field: fileField });
  const bot = makeBot(deps, {
    ...{ organizationId, name, industryId: null, templateId: null, isDemo: facts?.isDemo ?? false },
  });
  const by = authorOf(principal);
  const report = reportOf(deps, read, { botId: bot.id, organizationId, by });
  if (input.isTrial) return { bot: null, report, changes: [], stale: null };
  await deps.work.transact({ organizationId }, async (stores) => {
    await requireRoomForOneMore(deps, stores, organizationId);
    await addBot(deps, stores, { bot, definition, by, origin: 'IMPORT' });
    await stores.importReports.save(report);
  });
  return { bot, report, changes: [], stale: null };
}

async function intoDraft(
  deps: BotsDependencies,
  principal: Principal,
  input: ImportBot & { into: SaveTarget },
): Promise<BotImported> {
  const organizationId = requireOrganization(principal);
  const { botId } = input.into;
  const before = await draftOf(deps, principal, botId);
  const read = await readFile(deps, { organizationId, input, base: before });
  const json = read.definition;
  const definition = await readDefinition(deps.documents, organizationId, { json, field: fileField });
  const report = reportOf(deps, read, { botId, organizationId, by: authorOf(principal) });
  const pair = { earlier: before, definition, locale: input.locale };
  const changes = await deps.documents.changesSince(organizationId, pair);
  if (input.isTrial) return { bot: null, report, changes, stale: null };
  const saved = await changeDraft(deps, principal, {
    ...input.into,
    ...{ field: fileField, origin: 'IMPORT', isWhole: true },
    apply: () => definition,
    keep: async (stores) => stores.importReports.save(report),
  });
  return { bot: saved.stale === null ? saved.bot : null, report, changes, stale: saved.stale };
}

/** @throws DomainError NOT_FOUND as every change of a draft does */
async function draftOf(deps: BotsDependencies, principal: Principal, botId: string): Promise<BotDefinition> {
  const organizationId = requireOrganization(principal);
  return deps.work.transact({ organizationId }, async (stores) => {
    await lockBot(stores, { principal, action: 'bots.edit' }, botId);
    const [draft] = await stores.drafts.byBotIds(organizationId, [botId]);
    if (draft === undefined) throw new DomainError('NOT_FOUND');
    return draft.definition;
  });
}

async function readFile(
  deps: BotsDependencies,
  { organizationId, input, base }: { organizationId: string; input: ImportBot; base: BotDefinition },
): Promise<ImportedBot> {
  const { file: text, locale } = input;
  const read = await deps.importFiles.readImport(organizationId, { text, locale, base });
  if (read.ok) return read.bot;
  throw new UserInputErrors(
    read.refusals.slice(0, refusalsMax).map((refusal) => ({
      ...{ field: fileField, code: 'INVALID_VALUE' as const },
      params: { reason: { es: inWords(refusal, 'es'), en: inWords(refusal, 'en') } },
    })),
  );
}

/** A form can show no more. */
const refusalsMax = 20;

function inWords({ place, reason }: Refusal, locale: Locale): string {
  return place[locale] === '' ? reason[locale] : `${place[locale]}: ${reason[locale]}`;
}

function reportOf(
  { clock }: BotsDependencies,
  { definition: _definition, ...read }: ImportedBot,
  { botId, organizationId, by }: { botId: string; organizationId: string; by: string | null },
): ImportReport {
  return { ...read, botId, organizationId, importedAt: clock.now(), importedBy: by };
}

const unnamed: Readonly<Record<Locale, string>> = { es: 'Bot importado', en: 'Imported bot' };
