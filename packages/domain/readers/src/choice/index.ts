import { foldedPhrase } from '@tertulia/words';
import { cardinalOf } from '../numerals.js';
import { none, read, unsure, type Reading } from '../reading.js';
import { allWithout, apostrophe, byClauses, byDenial, byNoLimits, byTypos, negation } from './clauses.js';
import { byYesNo, exactly } from './exact.js';
import type { ShownChoice } from './labels.js';
import { allBut, byNoneOfThem } from './left-over.js';
import { Names } from './names.js';
import { byNumber, byNumberWords } from './numbers.js';
import { byDayGroup } from './day-groups.js';
import { byRange } from './ranges.js';
import { bySpan } from './spans.js';

export type { ShownChoice } from './labels.js';

const correction =
  /^.*\b(?:no wait|wait no|no espera|espera no|digo|perdon|mejor dicho|corrijo|i mean|sorry|actually|make it)\b(?: que)? (.+)$/;
const everything =
  /^(?:tod[oa]s?|tod[oa] lo anterior|tod[oa]s? (?:ell[oa]s|las opciones|los anteriores|las anteriores)|all|all of (?:them|the above)|everything)$/;
const both = /^(?:amb[oa]s|both)$/;
/** `los tres`, `las dos primeras`, `the first two`. */
const counted = /^(?:l[oa]s |the )?(?:(first|primer[oa]s) )?(\w+)(?: (primer[oa]s))?$/;
const anyOfThem =
  /^(?:(?:con|a|para|en) )?(?:cualquiera|quien sea|el que sea|la que sea|me da igual|me es igual|da igual|es igual|da lo mismo|me da lo mismo|indistinto|no importa|no tengo preferencia|sin preferencia|any(?: of them)?|anyone|whoever|whichever|either|no preference|i dont mind|dont care|doesnt matter)(?: (?:esta bien|por favor|porfa|gracias|is fine|please|thanks))*$/;
const openLabel =
  /\b(?:cualquier\w*|quien (?:este|sea)|sin preferencia|me da igual|indistint[oa]|no importa|any|anyone|whoever|no preference|first available)\b/;

/**
 * Reads the one choice that a whole answer means: its exact label or synonym, then folded, by emoji, yes or no, time, number or
 * position, with small typos, or by the words of label and synonyms. What is ruled out is never chosen. Unsure when several may be
 * meant.
 */
export function readChoice(answer: string, choices: readonly ShownChoice[]): Reading<string> {
  return readAmong(answer.slice(0, longestRead), new Names(choices));
}

function readAmong(answer: string, names: Names): Reading<string> {
  const given = answer.trim();
  const exact = exactly(given, names);
  if (exact !== null) return exact;
  const text = foldedPhrase(given.replace(apostrophe, ''));
  const agreed = byAny(text, names) ?? byDenial(given, names) ?? byNoLimits(given, names) ?? byYesNo(given, names);
  if (agreed !== null) return agreed;
  if (text === '') return none('NOTHING');
  const latest = correction.exec(text)?.[1];
  if (latest !== undefined && !names.labels.some(({ phrase }) => correction.test(phrase))) {
    const corrected = readAmong(latest, names);
    if (corrected.kind === 'read') return corrected;
  }
  return (
    byNoneOfThem(text, names) ??
    byNumberWords(text, names.all) ??
    bySpan(text, names.labels) ??
    byRange(given, names.labels) ??
    byDayGroup(text, names.labels) ??
    byNumber(given, text, names.labels) ??
    byTypos(text, names) ??
    byClauses(given, names)
  );
}

/** `cualquiera` where one choice says just that. */
function byAny(text: string, { labels }: Names): Reading<string> | null {
  if (!anyOfThem.test(text)) return null;
  const [open, ...more] = labels.filter(({ phrase }) => openLabel.test(phrase));
  return open && more.length === 0 ? read(open.id) : none('NOTHING');
}

/** Reads several choices: `corte y tinte`, `1, 3`, `todo menos tinte`. */
export function readChoices(answer: string, choices: readonly ShownChoice[]): Reading<string[]> {
  const names = new Names(choices);
  const whole = readAmong(answer.slice(0, longestRead), names);
  const text = foldedPhrase(answer.slice(0, longestRead));
  const ids = choices.map(({ id }) => id);
  if (everything.test(text) || (both.test(text) && ids.length === 2)) return read(ids);
  const first = firstOf(text, ids);
  if (first !== null) return first;
  const but = allButOf(text);
  if (but !== null) {
    if (/^un[oa]$/.test(but)) return unsure('MORE_WORDS', []);
    const out = listed(but, names);
    if (out === null) return whole.kind === 'none' ? none('REFUSED') : unsure('MORE_WORDS', []);
    return read(ids.filter((id) => !out.includes(id)));
  }
  const isExact = whole.kind === 'read' && names.all.some((name) => name.id === whole.value && name.phrase === text);
  const parts = isExact ? null : listed(answer, names);
  if (parts !== null && (parts.length > 1 || whole.kind !== 'read')) return read(parts);
  const isListed = splitAnswers(answer).length < 2 || negation.test(text) || parts !== null;
  if (whole.kind === 'read') return isExact || isListed ? read([whole.value]) : unsure('MORE_WORDS', [[whole.value]]);
  if (whole.kind === 'none') return whole;
  const isList = whole.reason === 'SEVERAL' && !negation.test(text) && !/\b(?:o|u|or)\b/.test(text);
  return isList
    ? read(whole.candidates)
    : unsure(
        whole.reason,
        whole.candidates.map((id) => [id]),
      );
}

/** All of as many choices as are said, or the first of them. */
function firstOf(text: string, ids: readonly string[]): Reading<string[]> | null {
  const [, before, word = '', behind] = counted.exec(text) ?? [];
  const isFirst = before !== undefined || behind !== undefined;
  const count = isFirst || /^(?:l[oa]s|the) /.test(text) ? cardinalOf(word, 'es') : null;
  if (count === null || count < 2 || count > ids.length) return null;
  return isFirst || count === ids.length ? read(ids.slice(0, count)) : unsure('MORE_WORDS', []);
}

/** What `todo menos` leaves out; null in other texts. */
function allButOf(text: string): string | null {
  const without = allWithout.exec(text)?.[1];
  if (without !== undefined || !allBut.test(text)) return without ?? null;
  return (
    /^(?:i want |quiero |con )?(?:de )?(?:tod[oa]s?|all|everything|anything|any|cualquier\w*)(?: \w+)? (?:menos|excepto|salvo|except|but) (.+)$/.exec(
      text,
    )?.[1] ?? null
  );
}

/** The choices that the parts of an answer list; null when a part means none or one of several. Parts that only rule out are left out. */
function listed(answer: string, names: Names): string[] | null {
  const ids: string[] = [];
  for (const part of splitAnswers(answer)) {
    const reading = readAmong(part, names);
    if (reading.kind === 'read') ids.push(reading.value);
    else if (reading.kind === 'unsure' && reading.reason === 'SEVERAL' && isList(part)) ids.push(...reading.candidates);
    else if (
      reading.kind !== 'none' ||
      reading.reason !== 'REFUSED' ||
      !/^(?:pero )?(?:sin|no|without|nada de|menos)\b/.test(foldedPhrase(part))
    )
      return null;
  }
  return ids.length === 0 ? null : [...new Set(ids)];
}

function isList(part: string): boolean {
  const text = foldedPhrase(part);
  return !negation.test(text) && !/\b(?:o|u|or)\b/.test(text);
}

/** Characters of an answer that readers of choices look at. */
const longestRead = 300;

/** Units of work for reading an answer: the words of every label are searched in the answer. */
export function choiceCost(answer: string, choices: readonly ShownChoice[]): number {
  const words = Math.min(answer.slice(0, 500).split(/[\s,;/+]+/).length, 60);
  const length = ({ label, synonyms = [] }: ShownChoice): number => [label, ...synonyms].join(' ').length;
  return choices.reduce((sum, choice) => sum + 1 + length(choice), 0) * (4 + words);
}

const mostParts = 30;

function splitAnswers(answer: string): string[] {
  const given = answer.slice(0, longestRead).trim();
  const parts = given
    .split(/^\d{1,2}(?: \d{1,2})+$/.test(given) ? ' ' : /[,;/\n+]|\s(?:y|e|and|&)\s/i)
    .map((part) => part.trim());
  return [...new Set(parts)].filter((part) => part !== '').slice(0, mostParts);
}
