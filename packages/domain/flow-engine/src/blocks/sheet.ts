import { isQuestionLike } from '@tertulia/readers';
import { foldedPhrase } from '@tertulia/words';
import { plainAwaiting } from '../engine/awaiting.js';
import { ownText } from '../engine/saying.js';
import { isSkipPhrase } from '../engine/skipping.js';
import type { Turn } from '../engine/turn.js';
import type { Awaiting, FieldKind, FieldValue, GivenPart, ShownField, VariableValue } from '../model.js';
import { inTone, offerText, refusalText } from '../text/phrases.js';
import { replyText } from '../text/replies.js';
import type { Reading } from './definition.js';

/** One part of an answer. */
export interface Part extends Omit<ShownField, 'value' | 'error'> {
  /** What is filled in already; absent for nothing. */
  preset?: string | undefined;
  /** Reads what was entered or written for it. */
  read(text: string): Reading;
  /** True when a text that says more than this part still says it for sure, such as an e-mail address. */
  isFound: boolean;
}

/** A question whose answer has several parts: filled in at once, or written one after the other. */
export interface Sheet {
  blockId: string;
  submit: string;
  parts: readonly Part[];
  /** The whole answer. */
  whole(parts: readonly GivenPart[]): { value: VariableValue; text: string };
  /** Stores the parts. */
  store(parts: readonly GivenPart[]): void;
}

type Understood = Extract<Reading, { isUnderstood: true }>;

/** What a channel shows: the form, or the input of the part that is asked for. */
export function awaitingOf(sheet: Sheet, turn: Turn): Partial<Awaiting> {
  const next = nextPart(sheet, turn);
  return next === null ? { form: formOf(sheet, turn) } : awaitingPart(next);
}

/** The question of the part that is asked for; null while the form is shown. */
export function openPart(sheet: Sheet, turn: Turn): string | null {
  const next = nextPart(sheet, turn);
  return next === null ? null : questionOf(next, turn);
}

/** Reads a form that was sent: all that is wrong is told at once, beside its field. */
export function readFilled(sheet: Sheet, values: readonly FieldValue[], turn: Turn): Reading {
  const entered = new Map(values.map(({ fieldId, value }) => [fieldId, value]));
  const read = sheet.parts.map((part) => filledIn(part, { text: entered.get(part.id) ?? '', sheet }, turn));
  const wrong = sheet.parts.filter((_, at) => read[at]?.raw.error !== undefined);
  if (wrong.length === 0)
    return finished(
      sheet,
      read.map(({ given }) => given),
    );
  turn.state.given = { blockId: sheet.blockId, isOneByOne: false, parts: read.map(({ raw }) => raw) };
  if (turn.state.awaiting !== null) turn.state.awaiting = { ...turn.state.awaiting, ...awaitingOf(sheet, turn) };
  return { isUnderstood: false, reason: 'checkFields', limit: wrong.map(({ label }) => label).join(', ') };
}

/** Reads a text: the answer to the part that was asked for; the first one begins to ask for one part after the other. */
export function readWritten(sheet: Sheet, text: string, turn: Turn): Reading {
  const given = givenOf(sheet, turn);
  const next = nextPart(sheet, turn);
  if (next === null || given === undefined) return begin(sheet, text, turn);
  const reading = readPart(next, text);
  if (!reading.isUnderstood) return reading;
  return goOn(sheet, [...given.parts, { id: next.id, value: reading.value, text: reading.text }], turn);
}

function begin(sheet: Sheet, text: string, turn: Turn): Reading {
  if (isQuestionLike(text)) return { isUnderstood: false, reason: 'fillIn' };
  const kinds = new Set<FieldKind>();
  const found = sheet.parts.flatMap((part): GivenPart[] => {
    if (!part.isFound || kinds.has(part.kind)) return [];
    kinds.add(part.kind);
    const reading = part.read(text);
    return reading.isUnderstood ? [{ id: part.id, value: reading.value, text: reading.text }] : [];
  });
  return goOn({ ...sheet, lead: [ownText(turn, 'oneByOne')] }, found, turn);
}

/** Asks for the next part; after the last one, the answer is whole. */
function goOn(sheet: Sheet & { lead?: string[] }, parts: GivenPart[], turn: Turn): Understood {
  const given = { blockId: sheet.blockId, isOneByOne: true, parts };
  const next = missing(sheet, parts);
  if (next === null) return finished(sheet, parts);
  const take = (): boolean => {
    turn.state.given = given;
    turn.state.awaiting = { ...plainAwaiting(sheet.blockId), ...awaitingPart(next) };
    const words = [...(sheet.lead ?? []), questionOf(next, turn)];
    turn.send(
      sheet.blockId,
      words.map((text) => ({ kind: 'paragraph', children: [{ kind: 'text', text }] })),
    );
    return true;
  };
  return { isUnderstood: true, value: null, text: '', take };
}

function finished(sheet: Sheet, parts: readonly GivenPart[]): Understood {
  const take = (): boolean => {
    sheet.store(parts);
    return false;
  };
  return { isUnderstood: true, ...sheet.whole(parts), take };
}

/** A part of a form that was sent: as it is stored, and as it is shown again beside what was wrong. */
function filledIn(
  part: Part,
  { text, sheet }: { text: string; sheet: Sheet },
  turn: Turn,
): { given: GivenPart; raw: GivenPart } {
  const reading = text.trim() === '' ? emptyReading(part) : confirmed(part.read(text), { part, text, sheet }, turn);
  const raw = { id: part.id, value: null, text };
  if (reading.isUnderstood) return { given: { id: part.id, value: reading.value, text: reading.text }, raw };
  return { given: raw, raw: { ...raw, error: errorOf(reading, turn) } };
}

/** What looked misspelt and was sent once more is meant. */
function confirmed(
  reading: Reading,
  { part, text, sheet }: { part: Part; text: string; sheet: Sheet },
  turn: Turn,
): Reading {
  if (reading.isUnderstood) return reading;
  const before = givenOf(sheet, turn)?.parts.find(({ id }) => id === part.id);
  const same = text.trim().toLowerCase();
  const meant = reading.candidates?.find(({ answer }) => answer.toLowerCase() === same);
  if (before?.error === undefined || before.text !== text || meant === undefined) return reading;
  return { isUnderstood: true, value: meant.answer, text: meant.label };
}

function errorOf({ reason, limit, candidates = [] }: Extract<Reading, { isUnderstood: false }>, turn: Turn): string {
  const { locale } = turn;
  const { tone } = turn.definition;
  if (candidates.length === 0) return refusalText({ reason, limit: limit ?? '' }, locale, tone);
  return offerText(
    candidates.map(({ label }) => label),
    locale,
    tone,
  );
}

function readPart(part: Part, text: string): Reading {
  return !part.isRequired && isSkipPhrase(foldedPhrase(text)) ? skipped : part.read(text);
}

const skipped: Understood = { isUnderstood: true, value: null, text: '' };

function emptyReading({ isRequired }: Part): Reading {
  return isRequired ? { isUnderstood: false, reason: 'required' } : skipped;
}

function givenOf({ blockId }: Sheet, { state }: Turn): Turn['state']['given'] {
  return state.given?.blockId === blockId ? state.given : undefined;
}

/** The part that is asked for; null while the form is shown. */
function nextPart(sheet: Sheet, turn: Turn): Part | null {
  const given = givenOf(sheet, turn);
  return given?.isOneByOne === true ? missing(sheet, given.parts) : null;
}

function missing({ parts }: Sheet, given: readonly GivenPart[]): Part | null {
  return parts.find(({ id }) => given.every((one) => one.id !== id)) ?? null;
}

function formOf(sheet: Sheet, turn: Turn): Awaiting['form'] {
  const given = new Map(givenOf(sheet, turn)?.parts.map((part) => [part.id, part]));
  const fields = sheet.parts.map((part): ShownField => {
    const { id, kind, label, isRequired, choices, autocomplete } = part;
    const { text = part.preset ?? '', error = null } = given.get(id) ?? {};
    return { id, kind, label, isRequired, choices, autocomplete, value: text, error };
  });
  turn.offer(fields.reduce((sum, { label, choices }) => sum + label.length + choices.length * fieldShare, 0));
  return { fields, submit: sheet.submit };
}

/** A choice counts as this many characters, because it is stored, sent and displayed. */
const fieldShare = 40;

function awaitingPart({ kind, choices }: Part): Partial<Awaiting> {
  const shown = choices.map(({ id, label }) => ({ id, label, detail: '' }));
  return { kind: kind === 'LONG_TEXT' ? 'TEXT' : kind, isLong: kind === 'LONG_TEXT', choices: shown };
}

function questionOf({ label, isRequired }: Part, turn: Turn): string {
  if (isRequired) return label;
  return inTone(replyText('optionalPart', turn.locale), turn.definition.tone).replace('{label}', () => label);
}
