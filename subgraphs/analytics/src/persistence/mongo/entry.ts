import type { ConversationFact } from '@tertulia/metrics';
import type { AskedQuestion } from '../../domain/asked-questions.js';
import type { RollupDifference } from '../../domain/batch-fold.js';
import type { BotEntry } from '../../domain/directory.js';
import type { Window } from '../../domain/window.js';
import type { EventDocument } from './documents.js';

/** A version as the journal writes it. */
export interface VersionFlag {
  versionId: string;
  botId: string;
  hasGoals: boolean;
}

/** One change of an organization's numbers. Everything but `differences` is absolute; those are added once by the entry's number. */
export interface Entry {
  events: EventDocument[];
  /** Conversations as they are from now on. */
  facts: ConversationFact[];
  differences: RollupDifference[];
  /** New questions without an answer. */
  questions: AskedQuestion[];
  /** Conversations whose questions lose their words. */
  erased: string[];
  bot: BotEntry | null;
  version: VersionFlag | null;
  /** The rollups of a window are made again, in this zone, which is the organization's from then on. */
  recount: { timeZone: string; window: Window } | null;
  /** Everything goes. */
  isDeletion: boolean;
  dataUntil: Date | null;
}

/** An entry that holds only what is given. */
export function entryOf(parts: Partial<Entry>): Entry {
  return {
    ...{ events: [], facts: [], differences: [], questions: [], erased: [], bot: null, version: null, recount: null },
    ...{ isDeletion: false, dataUntil: null },
    ...parts,
  };
}

/** The entry would not fit into its organization's document; a smaller one will do. */
export class EntryTooLargeError extends Error {
  override readonly name = 'EntryTooLargeError';
}

/** A document holds 16 MB, and a character takes up to 3 bytes. */
const textMax = 4_000_000;

/** One text, so that no key of its content is ever a field name. @throws EntryTooLargeError */
export function entryText(entry: Entry): string {
  const text = JSON.stringify(entry);
  if (text.length > textMax) throw new EntryTooLargeError();
  return text;
}

type Told<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K] };

/** Counts of the release before are of nobody in particular: they are not kept. */
function isByEvent(question: Partial<Pick<AskedQuestion, 'eventId'>>): boolean {
  return question.eventId !== undefined;
}

function datesOf({ bucket, lastAskedAt }: Pick<AskedQuestion, 'bucket' | 'lastAskedAt'>) {
  return { bucket: new Date(bucket), lastAskedAt: new Date(lastAskedAt) };
}

/** The entry that was made into this text. */
export function entryIn(text: string): Entry {
  const told = JSON.parse(text) as Told<Entry>;
  const { recount, dataUntil } = told;
  return {
    ...told,
    // The release before does not know of it.
    erased: (told as Partial<Told<Entry>>).erased ?? [],
    events: told.events.map((event) => ({ ...event, occurredAt: new Date(event.occurredAt) })),
    facts: told.facts.map((fact) => ({ ...fact, startedAt: new Date(fact.startedAt) })),
    questions: told.questions.filter(isByEvent).map((question) => ({ ...question, ...datesOf(question) })),
    recount:
      recount === null
        ? null
        : { ...recount, window: { from: new Date(recount.window.from), to: new Date(recount.window.to) } },
    dataUntil: dataUntil === null ? null : new Date(dataUntil),
  };
}
