import { Cached } from '@tertulia/words';
import { cardinalOf } from '../numerals.js';
import { none, read, unsure, type Reading } from '../reading.js';
import type { Label } from './labels.js';
import { isFiller } from './words.js';

/** A length of time in one of three kinds of units that do not convert exactly: minutes, days, months. */
interface Span {
  readonly kind: 'minutes' | 'days' | 'months';
  readonly length: number;
}

const units: readonly [RegExp, Span][] = [
  [/^(?:min|mins|minut[oe]s?)$/, { kind: 'minutes', length: 1 }],
  [/^(?:h|hr|hrs|horas?|horitas?|hours?)$/, { kind: 'minutes', length: 60 }],
  [/^(?:dias?|days?)$/, { kind: 'days', length: 1 }],
  [/^(?:semanas?|weeks?)$/, { kind: 'days', length: 7 }],
  [/^(?:mes|meses|months?)$/, { kind: 'months', length: 1 }],
  [/^(?:trimestres?|quarters?)$/, { kind: 'months', length: 3 }],
  [/^(?:semestres?)$/, { kind: 'months', length: 6 }],
  [/^(?:anos?|anitos?|years?)$/, { kind: 'months', length: 12 }],
];
/** Adjectives that are a span of their own. */
const periods: readonly [RegExp, Span][] = [
  [/^(?:diari[oa]|daily)$/, { kind: 'days', length: 1 }],
  [/^(?:semanal|weekly)$/, { kind: 'days', length: 7 }],
  [/^(?:quincenal|quincena|fortnightly|fortnight)$/, { kind: 'days', length: 15 }],
  [/^(?:mensual|mensualidad|monthly)$/, { kind: 'months', length: 1 }],
  [/^(?:bimestral|bimestre)$/, { kind: 'months', length: 2 }],
  [/^(?:trimestral|quarterly)$/, { kind: 'months', length: 3 }],
  [/^(?:semestral)$/, { kind: 'months', length: 6 }],
  [/^(?:anual|anualidad|annual|annually|yearly)$/, { kind: 'months', length: 12 }],
];
/** A time from now or a date, not a length: `en una hora`, `hace un año`, `este mes`. */
const isWhen =
  /\b(?:en|dentro de|hace|desde|antes|despues|est[ea]|proxim[oa]|siguiente|pasad[oa]|in|within|ago|last|this|next|before|after)\b/;
const one = /^(?:un|una|uno|an|a|one|cada|por|per|each|every|del?)$/;
/** Words that may stand around a span in an answer. */
const around =
  /^(?:hace|dentro|desde|este|esta|antes|despues|ago|last|next|before|after|within|como|unos|unas|plan|paquete|opcion|sesion|clase|cita|duracion|membresia|complet[oa]|enter[oa]|session|plan|whole|full|about|around)$/;

const known = new Cached((phrase) => spanIn(phrase.split(' '), false), 5_000);

/** By a length of time said in other units: `media hora` for `30 minutos`, `un año` for `12 meses` and `Anual`. */
export function bySpan(text: string, labels: readonly Label[]): Reading<string> | null {
  const spans = spansOf(labels);
  if (spans === null) return null;
  const said = spanIn(text.split(' '), true);
  if (said === null || !spans.some(({ span }) => span.kind === said.kind)) return null;
  const same = spans.filter(({ span }) => span.kind === said.kind && span.length === said.length);
  const [only, ...more] = same.map(({ id }) => id);
  if (isWhen.test(text)) return unsure('MORE_WORDS', only === undefined ? [] : [only]);
  if (only === undefined) return spans.length === labels.length ? none('INVALID') : null;
  return more.length === 0 ? read(only) : unsure('SEVERAL', [only, ...more].slice(0, 4));
}

/** The labels with their length of time; null unless at least two have one, all of the same kind. */
export function spansOf(labels: readonly Label[]): readonly { id: string; span: Span }[] | null {
  const spans = labels.flatMap(({ id, phrase }) => {
    const span = known.of(phrase);
    return span === null ? [] : [{ id, span }];
  });
  const kinds = new Set(spans.map(({ span }) => span.kind));
  return spans.length < 2 || kinds.size > 1 ? null : spans;
}

/** The span in these words; null where there is none or another number or, in an answer, another word beside it. */
function spanIn(words: readonly string[], isWhole: boolean): Span | null {
  for (let at = 0; at < words.length; at += 1) {
    const found = spanAt(words, at);
    if (found === null) continue;
    const beside = [...words.slice(0, found.from), ...words.slice(found.to)];
    if (beside.some((word) => cardinalOf(word, 'es') !== null || /\d/.test(word))) return null;
    return isWhole && !beside.every((word) => isFiller(word) || around.test(word)) ? null : found.span;
  }
  return null;
}

interface Found {
  readonly span: Span;
  /** The words that say it, `to` not included. */
  readonly from: number;
  readonly to: number;
}

function spanAt(words: readonly string[], at: number): Found | null {
  const word = words[at] ?? '';
  const period = periods.find(([pattern]) => pattern.test(word))?.[1];
  if (period !== undefined) return { span: period, from: at, to: at + 1 };
  const unit = units.find(([pattern]) => pattern.test(word))?.[1];
  if (unit === undefined) return null;
  const before = amountBefore(words, at);
  if (before === null) return null;
  const behind = partBehind(words.slice(at + 1, at + 4).join(' '));
  const length = (before.amount + behind.part) * unit.length;
  return { span: { kind: unit.kind, length }, from: before.from, to: at + 1 + behind.words };
}

/** How many of the unit at a position: `media` is a half, `un cuarto de` a quarter, no word at all one. */
function amountBefore(words: readonly string[], at: number): { amount: number; from: number } | null {
  const [second = '', first = ''] = [words[at - 2], words[at - 1]];
  if (/^(?:medi[ao]|half)$/.test(first)) return { amount: 0.5, from: at - 1 };
  if (second === 'half' && /^(?:an?|the)$/.test(first)) return { amount: 0.5, from: at - 2 };
  if (second === 'cuarto' && first === 'de') return quarters(words[at - 3], at - 2);
  if (second === 'cuartos' && first === 'de') return quarters(words[at - 3], at - 2);
  const digits = /^\d{1,3}$/.test(first) ? Number(first) : null;
  const amount = digits ?? (one.test(first) ? 1 : cardinalOf(first, 'es'));
  if (amount !== null) return { amount, from: at - 1 };
  return first === '' || isFiller(first) ? { amount: 1, from: at } : null;
}

function quarters(word: string | undefined, at: number): { amount: number; from: number } {
  if (word === 'tres') return { amount: 0.75, from: at - 1 };
  return { amount: 0.25, from: word === 'un' ? at - 1 : at };
}

function partBehind(text: string): { part: number; words: number } {
  if (/^(?:y|and) (?:medi[ao]|half)\b/.test(text)) return { part: 0.5, words: 2 };
  if (/^and a half\b/.test(text)) return { part: 0.5, words: 3 };
  return /^y cuarto\b/.test(text) ? { part: 0.25, words: 2 } : { part: 0, words: 0 };
}
