import { foldedPhrase, foldText } from '@tertulia/words';
import { none, read, unsure, type Reading } from '../reading.js';
import { withCorrectedWords } from '../moment/vocabulary.js';
import { isQuestionLike } from '../question.js';
import type { Label } from './labels.js';
import { allBut, byLeftOver } from './left-over.js';
import { found, idsOf, nearest, type Names } from './names.js';
import { byNumber } from './numbers.js';
import { bySuperlative, isSuperlative } from './superlatives.js';
import { isFiller, meaningful } from './words.js';

const breaks =
  /[,;.!]|\b(?:pero|sino|mejor|but|instead|rather|digo|perdon)\b|\b(?:y|and)(?= (?:no|not|nada de|ningun[oa]?|sin|without|never|nunca|jamas)\b)/;
/** What follows is why something was chosen: `por la tarde, que por la mañana trabajo`. */
const reason = /\b(?:porque|ya que|puesto que|because|since|cause|cuz)\b.*$|(?<=[^\s,;.])\s*[,;] ?(?:que|pues) .*$/;
export const negation =
  /\b(?:no|not|ni|nunca|tampoco|sin|excepto|menos(?! (?:cuest[ea]|car[oa]|tiempo)\b)|salvo|except|dont|without|nada de|none of|jamas|never|imposible|impossible|cannot|cant|wont|descartad[oa]s?|neither|nor)\b/;
/** `todo sin tinte`, `everything, no onions`. */
export const allWithout =
  /^(?:i want |quiero |con |with )?(?:de )?(?:todo|tod[oa]s|all|everything)(?: (?:pero|y|but|and))? (?:sin|without|hold the|no (?!just|only|wait|thanks|thank|solo|nada|mejor|se\b|not))\s?(.+)$/;
/** Labels that deny: `Sin restricciones`, `No insurance`. */
const denial = /^(?:no|sin|without|ningun[oa]?|nada de|none)\b/;
const noLimits =
  /^(?:(?:yo|nosotros|i|we)? ?(?:como|comemos|acepto|(?:can )?eat|(?:can )?have)? ?(?:absolutamente )?(?:de todo|everything|anything))(?: (?:gracias|thanks|please|por favor))?$/;
const limit = /^(?:restric|restrict|alerg|allerg|preferenc|limit)/;
/** In the middle of a word. */
export const apostrophe = /(?<=\p{L})['’](?=\p{L})/gu;
/** More words say more than a choice. */
const mostWords = 14;

/** By the words of labels. Clauses that rule something out are dropped; the rest must mean one choice. */
export function byClauses(given: string, names: Names): Reading<string> {
  const folded = foldText(given.replace(apostrophe, ''));
  const left = byLeftOver(given.replace(apostrophe, ''), names);
  if (left !== null) return left;
  if (allBut.test(folded)) return none('REFUSED');
  const clauses = withoutReason(folded, names)
    .split(breaks)
    .map((clause) => foldedPhrase(clause))
    .filter((clause) => clause !== '');
  const kept = clauses.filter((clause) => !isRuledOut(clause, names));
  const refused = clauses.length - kept.length;
  const text = kept.join(' ');
  const isQuestion = isQuestionLike(given) && !isWish(folded, names);
  if (text === '' || isQuestion) return none(refused > 0 && !isQuestion ? 'REFUSED' : 'NOTHING');
  const position = refused > 0 ? byNumber(text, text, names.labels) : null;
  const reading = position ?? byWords(text, names);
  if (reading !== null) return reading;
  return refused > 0 && kept.every((clause) => meaningful(clause).every(isFiller)) ? none('REFUSED') : none('NOTHING');
}

/** `que me corten el pelo`: a wish where the verb belongs to a choice, although a question may begin like that. */
function isWish(folded: string, names: Names): boolean {
  const verb = /^que (?:me|nos|le|les) (\w+(?:e|en|a|an))\b[^?]*$/.exec(folded)?.[1];
  return verb !== undefined && names.all.some(({ meaning }) => names.isAmong(verb, meaning));
}

/** The text without the reason behind it, unless all of a choice is in the reason. */
function withoutReason(folded: string, names: Names): string {
  const rest = folded.replace(reason, '');
  return rest !== folded && byWords(foldedPhrase(rest), names) !== null ? rest : folded;
}

/** `no tengo seguro` at `Sin seguro`, `no soy cliente` at `Sí, soy cliente` and `No, es la primera vez`. */
export function byDenial(given: string, names: Names): Reading<string> | null {
  const text = foldedPhrase(given.replace(apostrophe, ''));
  const said = /^(?:que )?(?:yo )?(?:no|dont|not|i (?:dont|do not|am not)|im not|sin|ningun[oa]?)\b(.*)$/.exec(
    text,
  )?.[1];
  if (said === undefined || breaks.test(foldText(given))) return null;
  const words = meaningful(said.trim()).filter((word) => !isFiller(word));
  if (words.length === 0 || words.length > 6) return null;
  const [denying, others] = [names.all.filter(isDenying), names.all.filter((label) => !isDenying(label))];
  const holds = ({ words: own }: Label): boolean => {
    const wanted = meaningful(own.join(' ')).filter((word) => !denial.test(word));
    return wanted.length > 0 && names.holdsAll(words, wanted);
  };
  const same = denying.filter(holds);
  if (same.length > 0) return found(same);
  const agreed = others.filter(
    (label) => /^(?:si|yes)\b/.test(label.phrase) && words.every((word) => names.isAmong(word, label.words)),
  );
  const [answer, ...more] = denying.filter(({ phrase }) => /^no\b/.test(phrase));
  return agreed.length === 1 && answer && more.length === 0 ? read(answer.id) : null;
}

/** `como de todo`, `i eat anything`: the one choice that denies limits. */
export function byNoLimits(given: string, names: Names): Reading<string> | null {
  const text = foldedPhrase(given.replace(apostrophe, ''));
  if (!noLimits.test(text)) return null;
  return found(names.all.filter((label) => isDenying(label) && label.words.some((word) => limit.test(word))));
}

function isDenying({ phrase }: Label): boolean {
  return denial.test(phrase);
}

/** A clause with a negation that is not part of a label. */
function isRuledOut(clause: string, names: Names): boolean {
  const said = negation.exec(clause)?.[0];
  return (
    said !== undefined &&
    !names.all.some(({ words, meaning }) => words.includes(said) && names.holdsAll(clause.split(' '), meaning))
  );
}

export function byWords(given: string, names: Names): Reading<string> | null {
  const text = names.withJoined(given.replace(/\b(?:nada mas|no mas|nomas|solamente|only)\b/g, ' ').trim());
  const words = meaningful(text);
  if (words.length === 0 || words.length > mostWords) return null;
  const whole = maximal(
    names.all.filter((label) => names.says(words, label, text.split(' '))),
    names,
  );
  const extreme = bySuperlative(text, names.labels);
  if (extreme?.kind === 'unsure') return extreme;
  if (extreme?.kind === 'read') {
    const beside = text.replace(/\bmas (?:tarde|noche)\b/g, ' ').split(' ');
    const others = idsOf(whole.filter((label) => names.says(beside, label, beside))).filter(
      (id) => id !== extreme.value,
    );
    return others.length === 0 ? extreme : unsure('SEVERAL', [extreme.value, ...others].slice(0, 4));
  }
  if (isSuperlative(text) && !names.all.some(({ phrase }) => isSuperlative(phrase)))
    return whole.length > 0 ? unsure('MORE_WORDS', idsOf(whole)) : null;
  const [only, ...more] = idsOf(whole);
  if (more.length > 0) return found(whole);
  if (only !== undefined) return alone(only, words, names);
  const within = names.all.filter((label) => words.length <= 4 && words.every((word) => isPartOf(word, label, names)));
  if (within.length > 0) return found(within);
  const sharing = idsOf(names.all.filter((label) => words.some((word) => names.isDistinctive(word, label))));
  return sharing.length > 0 && sharing.length <= 4 ? unsure('MORE_WORDS', sharing) : null;
}

/** The only choice whose words are all said, unless a word of another choice is said besides, or much else. */
function alone(id: string, words: readonly string[], names: Names): Reading<string> {
  const own = names.all.filter((label) => label.id === id).flatMap(({ meaning }) => meaning);
  const strange = words.filter((word) => !names.isAmong(word, own));
  const other = names.all.filter(
    (label) => label.id !== id && strange.some((word) => names.isDistinctive(word, label)),
  );
  if (other.length > 0) return unsure('SEVERAL', [id, ...idsOf(other)].slice(0, 4));
  // `extra grande` is not `grande`.
  const isOther = strange.some((word) => /^(?:extra|super|doble|triple|mini|semi|medi[oa]|double|half)$/.test(word));
  return strange.length <= 5 && !isOther ? read(id) : unsure('MORE_WORDS', [id]);
}

/** A word of a label or the end of one: `cut` of `haircut`. */
function isPartOf(word: string, { words }: Label, names: Names): boolean {
  return (
    names.isAmong(word, words) ||
    (word.length > 2 && words.some((own) => own.length > word.length + 2 && own.endsWith(word)))
  );
}

/** Of labels contained in an answer, those that no longer one contains: `corte y barba` over `corte`. */
function maximal(labels: readonly Label[], names: Names): Label[] {
  return labels.filter(
    (label) =>
      !labels.some(
        (other) =>
          other !== label && other.phrase.length > label.phrase.length && names.holdsAll(other.meaning, label.meaning),
      ),
  );
}

/** By the beginning of a label, or with few typos. */
export function byTypos(text: string, { all }: Names): Reading<string> | null {
  const beginning = isFiller(text) ? [] : all.filter(({ phrase }) => phrase.startsWith(`${text} `));
  if (beginning.length > 0) return found(beginning);
  const written = withCorrectedWords(text);
  const same = written === text ? [] : all.filter(({ phrase }) => phrase === written);
  return (
    found(same) ?? found(nearest(text, all)) ?? byAbbreviation(meaningful(text).join(' '), all) ?? joined(text, all)
  );
}

/** `mercadopago` for `Mercado Pago`. */
function joined(text: string, all: readonly Label[]): Reading<string> | null {
  const letters = meaningful(text).join('');
  return letters.length < 5 ? null : found(all.filter(({ words }) => words.join('') === letters));
}

/** `med` for `Medium`, `transf` for `Transferencia`. */
function byAbbreviation(text: string, all: readonly Label[]): Reading<string> | null {
  if (text.length < 3 || isFiller(text) || negation.test(text) || !/^[a-z]+$/.test(text)) return null;
  if (all.some(({ words }) => words.includes(text))) return null;
  return found(
    all.filter(({ meaning }) => meaning.some((word) => word.length > text.length + 1 && word.startsWith(text))),
  );
}
