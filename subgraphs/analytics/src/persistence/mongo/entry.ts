import { completeFact, emptyCounters, type ConversationFact } from '@tertulia/metrics';
import type { AskedQuestion } from '../../domain/asked-questions.js';
import type { RollupDifference } from '../../domain/batch-fold.js';
import type { BotEntry } from '../../domain/directory.js';
import type { HeatDifference } from '../../domain/heat.js';
import type { Window } from '../../domain/window.js';
import type { EventDocument } from './documents.js';

/** A version in the journal. */
export interface VersionFlag {
  versionId: string;
  botId: string;
  hasGoals: boolean;
}

/**
 * One change of an organization's metrics. Everything except `differences` and `heat` is absolute; those are added
 * once by the entry's number.
 */
export interface Entry {
  events: EventDocument[];
  /** The new facts of conversations. */
  facts: ConversationFact[];
  differences: RollupDifference[];
  heat: HeatDifference[];
  /** New unanswered questions. */
  questions: AskedQuestion[];
  /** Conversations whose questions are erased. */
  erased: string[];
  bot: BotEntry | null;
  version: VersionFlag | null;
  /** Recomputes the rollups of a window in this time zone, which becomes the organization's. */
  recount: { timeZone: string; window: Window } | null;
  /** Deletes everything. */
  isDeletion: boolean;
  dataUntil: Date | null;
}

/** An entry with only the given parts. */
export function entryOf(parts: Partial<Entry>): Entry {
  return {
    ...{
      events: [],
      facts: [],
      differences: [],
      heat: [],
      questions: [],
      erased: [],
      bot: null,
      version: null,
      recount: null,
    },
    ...{ isDeletion: false, dataUntil: null },
    ...parts,
  };
}

/** The entry does not fit into its organization's document; a smaller one will. */
export class EntryTooLargeError extends Error {
  override readonly name = 'EntryTooLargeError';
}

/** A document may have 16 MB, and a character takes up to 3 bytes. */
const textMax = 4_000_000;

/** Serialized to one text, so that no key of its content becomes a field name. @throws EntryTooLargeError */
export function entryText(entry: Entry): string {
  const text = JSON.stringify(entry);
  if (text.length > textMax) throw new EntryTooLargeError();
  return text;
}

type Serialized<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K] };

/** Counts of the previous release belong to no conversation: they are dropped. */
function isByEvent(question: Partial<Pick<AskedQuestion, 'eventId'>>): boolean {
  return question.eventId !== undefined;
}

function datesOf({ bucket, lastAskedAt }: Pick<AskedQuestion, 'bucket' | 'lastAskedAt'>) {
  return { bucket: new Date(bucket), lastAskedAt: new Date(lastAskedAt) };
}

/** Those of an earlier release have no segment and fewer counters. */
function completeDifference(row: Partial<Pick<RollupDifference, 'segment'>> & RollupDifference): RollupDifference {
  return { ...row, segment: row.segment ?? null, counters: { ...emptyCounters(), ...row.counters } };
}

/** Parses the text of an entry. */
export function entryIn(text: string): Entry {
  const parsed = JSON.parse(text) as Serialized<Entry>;
  const { recount, dataUntil } = parsed;
  return {
    ...parsed,
    // Absent in entries of the previous release.
    heat: (parsed as Partial<Serialized<Entry>>).heat ?? [],
    erased: (parsed as Partial<Serialized<Entry>>).erased ?? [],
    events: parsed.events.map((event) => ({ ...event, occurredAt: new Date(event.occurredAt) })),
    facts: parsed.facts.map((fact) => completeFact({ ...fact, startedAt: new Date(fact.startedAt) })),
    differences: parsed.differences.map(completeDifference),
    questions: parsed.questions.filter(isByEvent).map((question) => ({ ...question, ...datesOf(question) })),
    recount:
      recount === null
        ? null
        : { ...recount, window: { from: new Date(recount.window.from), to: new Date(recount.window.to) } },
    dataUntil: dataUntil === null ? null : new Date(dataUntil),
  };
}
