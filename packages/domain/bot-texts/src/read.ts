import { pathsIn, textCheck, type BotDefinition, type Flow } from '@tertulia/flow-engine';
import type { ChangedText } from './change.js';
import { columnsOf, type Columns } from './columns.js';
import { markOf } from './mark.js';
import { slotsOf, type TextSlot } from './slots.js';
import { refusals, type Words } from './words.js';

/** A row that changes nothing because something is wrong with it. */
export interface RefusedRow {
  /** The number of the row as a spreadsheet shows it. */
  row: number;
  place: string;
  field: string;
  reason: Words;
}

/** What the rows of a file would change, or why the file is refused as a whole. */
export type ReadTexts =
  | { ok: true; changes: ChangedText[]; refused: RefusedRow[]; unchanged: number }
  | { ok: false; reason: Words };

/** The longest texts of an entry of the knowledge; blocks have bounds of their own. */
const knowledgeBounds: Readonly<Record<string, number>> = { question: 500, answer: 4096 };

type Check = (text: string, flow: Flow | null) => readonly { message: Words }[];

/**
 * What the rows of a table would change in a bot. An empty text changes nothing. A row with a mark is refused when the text has changed since
 * the export and the row changes it too.
 */
export function readTexts(rows: readonly (readonly string[])[], definition: BotDefinition): ReadTexts {
  const [headings = [], ...others] = rows;
  const columns = columnsOf(headings);
  if (!columns.ok) return { ok: false, reason: columns.reason };
  const slots = new Map(slotsOf(definition, definition.locale).map((slot) => [addressOf(slot), slot]));
  const check = textCheck(definition);
  const changed = new Map<TextSlot, ChangedText>();
  const refused: RefusedRow[] = [];
  for (const [at, row] of others.entries()) {
    const read = cellsOf(row, columns.columns);
    const found = judged(read, { slot: slots.get(addressOf(read)), definition, check });
    if (found === null) continue;
    const reason = 'reason' in found ? found.reason : changed.has(found.slot) ? refusals.twice : null;
    if (reason !== null) refused.push({ row: at + 2, place: read.place, field: read.key, reason });
    else if ('slot' in found) changed.set(found.slot, changeOf(found.slot, read.text));
  }
  return {
    ok: true,
    changes: [...changed.values()],
    refused,
    unchanged: others.length - changed.size - refused.length,
  };
}

interface RowCells {
  place: string;
  key: string;
  locale: string;
  text: string;
  /** Empty in rows that were not exported. */
  mark: string;
}

function cellsOf(row: readonly string[], { place, field, language, text, mark }: Columns): RowCells {
  const cell = (at: number | undefined): string => (at === undefined ? '' : (row[at] ?? ''));
  return {
    ...{ place: cell(place).trim(), key: cell(field).trim(), locale: cell(language).trim().toLowerCase() },
    ...{ text: plainBreaks(cell(text)), mark: cell(mark).trim() },
  };
}

/** Spreadsheets write line breaks in their own way. */
function plainBreaks(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

function addressOf({ place, key, locale }: { place: string; key: string; locale: string }): string {
  return `${place} ${key} ${locale}`;
}

interface Judging {
  slot: TextSlot | undefined;
  definition: BotDefinition;
  check: Check;
}

/** The slot that a row changes, or why it is refused; null for a row that changes nothing. */
function judged(read: RowCells, { slot, definition, check }: Judging): { slot: TextSlot } | { reason: Words } | null {
  const { locale, text, mark } = read;
  if (text.trim() === '') return null;
  if (slot === undefined) {
    const isSpoken = definition.locales.some((one) => one === locale) || locale === definition.locale;
    return { reason: isSpoken ? refusals.noPlace : refusals.noLanguage };
  }
  const now = plainBreaks(slot.text);
  if (text === now || mark === markOf(text)) return null;
  if (mark !== '' && mark !== markOf(slot.text)) return { reason: refusals.changed };
  const max = slot.place.startsWith('knowledge/') ? knowledgeBounds[slot.field] : undefined;
  if (max !== undefined) return text.length > max ? { reason: refusals.tooLong(max) } : { slot };
  const known = new Set(check(slot.text, slot.at?.flow ?? null).map(({ message }) => message.en));
  const fault = check(text, slot.at?.flow ?? null).find(({ message }) => !known.has(message.en));
  return fault === undefined ? { slot } : { reason: fault.message };
}

function changeOf(slot: TextSlot, after: string): ChangedText {
  const { at, field, locale, text: before, original, place } = slot;
  const has = new Set(pathsIn(after));
  const isKnowledge = place.startsWith('knowledge/');
  return {
    ...{ field, locale, before, after, knowledgeId: isKnowledge ? place.slice('knowledge/'.length) : null },
    lost: isKnowledge ? [] : pathsIn(before === '' ? original : before).filter((path) => !has.has(path)),
    at: at && {
      ...{ flowId: at.flow.id, groupId: at.groupId, groupTitle: at.groupTitle },
      ...{ blockId: at.blockId, blockTitle: at.blockTitle },
    },
  };
}
