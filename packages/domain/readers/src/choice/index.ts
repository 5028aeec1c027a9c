import { foldedPhrase, foldText } from '@tertulia/words';
import { readMoment } from '../moment/index.js';
import { readNumber } from '../number/index.js';
import { cardinalOf } from '../numerals.js';
import { none, read, unsure, type Reading } from '../reading.js';
import { isQuestionLike } from '../question.js';
import { readYesNo } from '../yes-no.js';
import { emojiOf, labelOf, nameSigns, signsOf, synonymsOf, type Label, type ShownChoice } from './labels.js';
import { choiceAt, positionOf } from './position.js';
import { holdsAll, isFiller, isNear, meaningful, nearest } from './words.js';

export type { ShownChoice } from './labels.js';

const breaks = /[,;.!]|\b(?:pero|sino|mejor|but|instead|rather|digo|perdon)\b/;
const negation = /\b(?:no|not|ni|nunca|tampoco|sin|excepto|menos|salvo|except|dont|without|nada de)\b/;
const allBut = /\b(?:tod[oa]s?|cualquier(?:a|o)?|anything|any|all) (?:\w+ )?(?:menos|excepto|salvo|but|except)\b/;
const correction = /\b(?:digo|perdon|mejor dicho|corrijo|i mean|sorry|actually|make it)\b(?: que)? (.+)$/;
const superlative =
  /\b(?:mas|menos|mejor|peor|barat[oa]s?|car[oa]s?|grandes?|chic[oa]s?|cheap(?:est)?|larg(?:est|er)|big(?:gest)?|small(?:est)?|best|worst|most|least|long(?:est)?|short(?:est)?)\b/;
const everything =
  /^(?:tod[oa]s?|tod[oa]s? (?:ell[oa]s|las opciones|los anteriores|las anteriores)|all|all of them|everything|amb[oa]s|both|las? dos|los dos)$/;

/**
 * Reads the one choice that a whole answer means: its exact label or synonym, then folded, by emoji, yes or no, time, number or
 * position, with small typos, or by the words of label and synonyms. What is ruled out is never chosen. Unsure when several may be
 * meant.
 */
export function readChoice(answer: string, choices: readonly ShownChoice[]): Reading<string> {
  const labels = choices.map(labelOf);
  const given = answer.slice(0, 300).trim();
  const synonyms = synonymsOf(choices);
  const exact = [exactly(given, labels), exactly(given, synonyms)].filter((reading) => reading !== null);
  const said = exact.find(({ kind }) => kind === 'read') ?? exact[0];
  if (said !== undefined) return said;
  const text = foldedPhrase(given.replace(/(?<=\w)['’](?=\w)/g, ''));
  const agreed = byYesNo(given, labels);
  if (agreed !== null) return agreed;
  if (text === '') return none('NOTHING');
  const latest = correction.exec(text)?.[1];
  if (latest !== undefined && !labels.some(({ phrase }) => correction.test(phrase))) {
    const corrected = readChoice(latest, choices);
    if (corrected.kind === 'read') return corrected;
  }
  const names = [...labels, ...synonyms].filter(({ phrase }) => phrase !== '');
  return byNumber(given, text, labels) ?? byTypos(text, names) ?? byClauses(given, { labels, names });
}

/** Reads several choices: `corte y tinte`, `1, 3`, `todo menos tinte`. */
export function readChoices(answer: string, choices: readonly ShownChoice[]): Reading<string[]> {
  const whole = readChoice(answer, choices);
  const text = foldedPhrase(answer.slice(0, 300));
  if (everything.test(text)) return read(choices.map(({ id }) => id));
  const but = /^(?:quiero )?(?:tod[oa]s?|all|everything)(?: l[oa]s)? (?:menos|excepto|salvo|except|but) (.+)$/.exec(
    text,
  );
  if (but) {
    const out = readChoices(but[1] ?? '', choices);
    if (out.kind !== 'read') return whole.kind === 'none' ? none('REFUSED') : unsure('MORE_WORDS', []);
    return read(choices.map(({ id }) => id).filter((id) => !out.value.includes(id)));
  }
  const parts = splitAnswers(answer);
  const readings = parts.map((part) => readChoice(part, choices));
  const isExact =
    whole.kind === 'read' &&
    choices.some(
      ({ id, label, synonyms = [] }) =>
        id === whole.value && [label, ...synonyms].some((name) => foldedPhrase(name) === text),
    );
  if (!isExact && parts.length > 1 && readings.every(({ kind }) => kind === 'read')) {
    return read([...new Set(readings.flatMap((reading) => (reading.kind === 'read' ? [reading.value] : [])))]);
  }
  const isListed = parts.length < 2 || negation.test(text) || readings.every(({ kind }) => kind === 'read');
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

/** Units of work for reading an answer: the words of every label are searched in the answer. */
export function choiceCost(answer: string, choices: readonly ShownChoice[]): number {
  const words = Math.min(answer.slice(0, 500).split(/[\s,;/+]+/).length, 60);
  const length = ({ label, synonyms = [] }: ShownChoice): number => [label, ...synonyms].join(' ').length;
  return choices.reduce((sum, choice) => sum + 1 + length(choice), 0) * (4 + words);
}

const mostParts = 30;

function splitAnswers(answer: string): string[] {
  return answer
    .slice(0, 500)
    .split(/[,;/\n+]|\s(?:y|e|and|&)\s/i)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .slice(0, mostParts);
}

function idsOf(labels: readonly Label[]): string[] {
  return [...new Set(labels.map(({ id }) => id))];
}

function found(labels: readonly Label[]): Reading<string> | null {
  const [id, ...others] = idsOf(labels);
  if (id === undefined) return null;
  return others.length === 0 ? read(id) : unsure('SEVERAL', [id, ...others].slice(0, 4));
}

/** By the label as it is, then with its signs, then by its words where no sign is lost, then by its emoji. */
function exactly(given: string, labels: readonly Label[]): Reading<string> | null {
  if (given === '') return none('NOTHING');
  const raw = labels.filter((label) => label.raw === given);
  if (raw.length > 0) return found(raw);
  const signs = signsOf(given);
  if (signs !== '') {
    const same = labels.filter((label) => label.signs === signs);
    if (same.length > 0) return found(same);
  }
  const phrase = foldedPhrase(given);
  if (phrase !== '') {
    const same = labels.filter((label) => label.phrase === phrase);
    const isSame = same.every((label) => nameSigns(label.raw) === nameSigns(given));
    if (same.length > 0)
      return isSame
        ? found(same)
        : unsure(
            'SEVERAL',
            same.map(({ id }) => id),
          );
    return null;
  }
  const emoji = emojiOf(given);
  return emoji === '' ? null : found(labels.filter((label) => label.emoji.includes(emoji)));
}

/** Yes and no among labels of which exactly one agrees and at most one declines. */
function byYesNo(given: string, labels: readonly Label[]): Reading<string> | null {
  const agreeing = labels.filter(({ phrase }) =>
    /^(?:si|yes|claro|acepto|confirm\w*|de acuerdo|ok)(?: |$)/.test(phrase),
  );
  const declining = labels.filter(({ phrase }) => /^(?:no|nope|todavia no|aun no)(?: |$)/.test(phrase));
  const [yes, no] = [agreeing[0], declining[0]];
  if (agreeing.length > 1 || declining.length > 1 || (!yes && !no)) return null;
  const said = readYesNo(given);
  const idOf = (value: boolean): string | undefined => (value ? yes : no)?.id;
  if (said.kind === 'read') {
    const id = idOf(said.value);
    return id === undefined ? null : read(id);
  }
  if (said.kind === 'none' || (said.reason === 'MORE_WORDS' && byWords(foldedPhrase(given), labels) !== null))
    return null;
  return unsure(
    said.reason,
    said.candidates.map(idOf).filter((id) => id !== undefined),
  );
}

function byNumber(given: string, text: string, labels: readonly Label[]): Reading<string> | null {
  const timed = byTime(given, labels);
  if (timed !== null) return timed;
  const position = positionOf(text);
  const hasNumbers = labels.some(({ raw, phrase }) => numbersIn(raw, phrase).length > 0);
  if (position !== null && (position.isOrdinal || !hasNumbers)) {
    const chosen = choiceAt(position, labels);
    return chosen ? read(chosen.id) : none('INVALID');
  }
  if (!hasNumbers) return null;
  const amount = readNumber(given, { locale: 'es', country: 'MX' });
  const number = position === null ? (amount.kind === 'read' ? amount.value : null) : position.at + 1;
  if (number === null) return null;
  const own = labels.filter(({ raw, phrase }) => numbersIn(raw, phrase)[0] === number);
  if (own.length > 0) return found(own);
  const chosen = position === null ? undefined : choiceAt(position, labels);
  return chosen ? unsure('SEVERAL', [chosen.id]) : none('INVALID');
}

/** The numbers that a label counts with, in digits or as its first word; hours are none. */
function numbersIn(raw: string, phrase: string): number[] {
  const first = cardinalOf(phrase.split(' ')[0] ?? '', 'es');
  const digits = /\d[:.]\d/.test(raw)
    ? []
    : (raw.match(/\d+(?:[.,]\d{3})*/g) ?? []).map((found) => Number(found.replace(/[.,]/g, '')));
  return first === null ? digits : [first, ...digits];
}

const clock = /\b(\d{1,2})[:.](\d{2})\b ?(am|pm)?/;

/** Labels that are hours are answered with a time of day, never by position. */
function byTime(given: string, labels: readonly Label[]): Reading<string> | null {
  const times = labels.map((label) => ({ label, time: timesOf(label.raw)[0] }));
  const timed = times.filter(({ time }) => time !== undefined);
  if (timed.length < 2 || timed.length * 2 < labels.length) return null;
  const isBare = /^\s*\d{1,2}\s*$/.test(given) || cardinalOf(foldText(given), 'es') !== null;
  const said = timesOf(isBare ? `a las ${given}` : given);
  if (said.length === 0) return null;
  const same = timed.filter(({ time }) => said.includes(time ?? ''));
  return found(same.map(({ label }) => label)) ?? none('INVALID');
}

/** The times of day that a text may mean: both halves of the day where it does not say which. */
function timesOf(text: string): string[] {
  const plain = clock.exec(text) ? `a las ${text}` : text;
  const reading = readMoment(plain, { now: new Date(0), timeZone: 'UTC', country: '', locale: 'es' });
  if (reading.kind !== 'read' || reading.value.date !== null || !reading.value.time) return [];
  const { time, isHalfAssumed } = reading.value;
  if (time.to !== null) return [];
  const [hour, minute] = [Number(time.from.slice(0, 2)), time.from.slice(3)];
  const hours = isHalfAssumed ? [hour, (hour + 12) % 24] : [hour];
  return hours.map((one) => `${String(one).padStart(2, '0')}:${minute}`);
}

function byTypos(text: string, labels: readonly Label[]): Reading<string> | null {
  const beginning = isFiller(text) ? [] : labels.filter((label) => label.phrase.startsWith(`${text} `));
  if (beginning.length > 0) return found(beginning);
  return found(nearest(text, labels));
}

interface Named {
  labels: readonly Label[];
  /** Labels and synonyms that have words. */
  names: readonly Label[];
}

/** Clauses that rule something out are dropped; the rest must mean one choice. */
function byClauses(given: string, { labels, names }: Named): Reading<string> {
  if (allBut.test(foldText(given))) return none('REFUSED');
  const clauses = foldText(given)
    .split(breaks)
    .map((clause) => foldedPhrase(clause))
    .filter((clause) => clause !== '');
  const kept = clauses.filter((clause) => !isRuledOut(clause, names));
  const refused = clauses.length - kept.length;
  const text = kept.join(' ');
  if (text === '' || isQuestionLike(given)) return none(refused > 0 && !isQuestionLike(given) ? 'REFUSED' : 'NOTHING');
  const position = refused > 0 ? byNumber(text, text, labels) : null;
  const reading = position ?? byWords(text, names);
  if (reading !== null) return reading;
  return refused > 0 && kept.every((clause) => meaningful(clause).every(isFiller)) ? none('REFUSED') : none('NOTHING');
}

/** A clause with a negation that is not part of a label. */
function isRuledOut(clause: string, labels: readonly Label[]): boolean {
  const said = negation.exec(clause)?.[0];
  return (
    said !== undefined &&
    !labels.some(({ phrase }) => phrase.split(' ').includes(said) && holdsAll(clause.split(' '), meaningful(phrase)))
  );
}

function byWords(text: string, labels: readonly Label[]): Reading<string> | null {
  const words = meaningful(text);
  if (words.length === 0 || words.length > 14) return null;
  const whole = maximal(labels.filter((label) => holdsAll(words, meaningful(label.phrase))));
  const isSuperlative = superlative.test(text) && !labels.some(({ phrase }) => superlative.test(phrase));
  if (isSuperlative) return whole.length > 0 ? unsure('MORE_WORDS', idsOf(whole)) : null;
  const [only, ...more] = idsOf(whole);
  if (more.length > 0) return found(whole);
  if (only !== undefined) {
    const own = labels.filter(({ id }) => id === only).flatMap(({ phrase }) => meaningful(phrase));
    const strange = words.filter((word) => !own.some((want) => isNear(word, want)));
    const other = labels.filter(
      (label) => label.id !== only && strange.some((word) => isDistinctive(word, label, labels)),
    );
    if (other.length > 0) return unsure('SEVERAL', [only, ...idsOf(other)].slice(0, 4));
    return strange.length <= 5 ? read(only) : unsure('MORE_WORDS', [only]);
  }
  const within = labels.filter((label) => words.length <= 4 && holdsAll(label.phrase.split(' '), words));
  if (within.length > 0) return found(within);
  const sharing = idsOf(labels.filter((label) => words.some((word) => isDistinctive(word, label, labels))));
  return sharing.length > 0 && sharing.length <= 4 ? unsure('MORE_WORDS', sharing) : null;
}

/** A word that only this choice has. */
function isDistinctive(word: string, label: Label, labels: readonly Label[]): boolean {
  const has = ({ phrase }: Label): boolean => meaningful(phrase).some((want) => isNear(word, want));
  return word.length > 3 && has(label) && idsOf(labels.filter(has)).length === 1;
}

/** Of labels contained in an answer, those that no longer one contains: `corte y barba` over `corte`. */
function maximal(labels: readonly Label[]): Label[] {
  return labels.filter(
    (label) =>
      !labels.some(
        (other) =>
          other !== label &&
          other.phrase.length > label.phrase.length &&
          holdsAll(meaningful(other.phrase), meaningful(label.phrase)),
      ),
  );
}
