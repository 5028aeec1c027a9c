import { allowedTypos, editDistance, foldedPhrase, foldedWords, foldText } from '@tertulia/words';
import { cardinalOf } from '@tertulia/readers';

/** A choice as it was shown. */
export interface ShownChoice {
  id: string;
  label: string;
}

const ordinals: Readonly<Record<string, number>> = {
  primera: 1,
  primero: 1,
  segunda: 2,
  segundo: 2,
  tercera: 3,
  tercero: 3,
  cuarta: 4,
  cuarto: 4,
  quinta: 5,
  quinto: 5,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
};
const fillers = new Set(
  'el la los las un una de del para por en a al con mi me quiero quisiera opcion numero the an of for to i want option number please'.split(
    ' ',
  ),
);
const questionStart =
  /^(?:a que|que|cual|cuales|cuanto|cuanta|cuantos|cuantas|como|donde|cuando|por que|quien|hay|tienen|aceptan|what|which|how|where|when|why|who|do|does|is|are|can)\b/;

/** True when a text looks like a question rather than an answer. */
export function isQuestionLike(text: string): boolean {
  return /[?¿]/.test(text) || questionStart.test(foldText(text));
}

/** Returns the choice that an answer means; null when none or more than one matches. */
export type ChoiceReader = (answer: string) => string | null;

/**
 * Reads answers as choices: by label, by the beginning of a label, by position (`2`, `la segunda`), with small typos, or by
 * the words of the label inside a longer answer (not in a question). The labels are folded once.
 */
export function choiceReader(choices: readonly ShownChoice[]): ChoiceReader {
  const labels = choices.map((choice) => ({ id: choice.id, phrase: foldedPhrase(choice.label) }));
  return (answer) => {
    const text = foldedPhrase(answer.slice(0, 300));
    if (text === '') return exactRaw(answer, choices);
    const sure =
      only(labels.filter((label) => label.phrase === text)) ?? byBeginning(text, labels) ?? byPosition(text, choices);
    if (sure !== null) return sure;
    const near = nearest(text, labels);
    if (near !== null || isQuestionLike(answer)) return near;
    return byWords(text, labels);
  };
}

/** Units of work for reading an answer: the words of every label are searched in the answer. */
export function choiceCost(answer: string, choices: readonly ShownChoice[]): number {
  const words = Math.min(answer.slice(0, 500).split(/[\s,;/+]+/).length, 60);
  return choices.reduce((sum, choice) => sum + choice.label.length, choices.length) * (4 + words);
}

const mostParts = 30;

/** Splits an answer that names several choices: `corte y tinte`, `1, 3`. */
export function splitAnswers(answer: string): string[] {
  return answer
    .slice(0, 500)
    .split(/[,;/\n+]|\s(?:y|e|and|&)\s/i)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .slice(0, mostParts);
}

interface Label {
  id: string;
  phrase: string;
}

function only(labels: readonly { id: string }[]): string | null {
  return labels.length === 1 ? (labels[0]?.id ?? null) : null;
}

function exactRaw(answer: string, choices: readonly ShownChoice[]): string | null {
  const raw = answer.trim();
  return raw === '' ? null : only(choices.filter((choice) => choice.label.trim() === raw));
}

function byBeginning(text: string, labels: readonly Label[]): string | null {
  return only(labels.filter((label) => label.phrase.startsWith(`${text} `)));
}

function byPosition(text: string, choices: readonly ShownChoice[]): string | null {
  const word = text
    .replace(/^(?:(?:la|el|opcion|option|number|numero|the|quiero) )+/, '')
    .replace(/ (?:opcion|option|one)$/, '');
  const position = /^\d{1,2}$/.test(word) ? Number(word) : (ordinals[word] ?? cardinalOf(word, 'es'));
  return position === null ? null : (choices[position - 1]?.id ?? null);
}

function nearest(text: string, labels: readonly Label[]): string | null {
  const limit = allowedTypos(text.length);
  if (limit === 0) return null;
  const near = labels
    .map((label) => ({ id: label.id, distance: editDistance(text, label.phrase, limit) }))
    .filter((label) => label.distance <= limit)
    .toSorted((a, b) => a.distance - b.distance);
  const [best, second] = near;
  return best && best.distance !== second?.distance ? best.id : null;
}

function byWords(text: string, labels: readonly Label[]): string | null {
  const words = foldedWords(text).filter((word) => !fillers.has(word));
  if (words.length === 0 || words.length > 12) return null;
  const whole = labels.filter((label) => holdsAll(words, meaningful(label.phrase)));
  if (whole.length > 0) return longest(whole);
  return only(labels.filter((label) => words.length <= 3 && holdsAll(meaningful(label.phrase), words)));
}

function meaningful(phrase: string): string[] {
  const words = phrase.split(' ');
  const kept = words.filter((word) => !fillers.has(word));
  return kept.length > 0 ? kept : words;
}

function holdsAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((want) => words.some((word) => isNear(word, want)));
}

function isNear(word: string, wanted: string): boolean {
  if (word === wanted) return true;
  const limit = Math.min(allowedTypos(word.length), allowedTypos(wanted.length));
  return limit > 0 && editDistance(word, wanted, limit) <= limit;
}

/** Of several labels contained in an answer, the one with the most words: `corte y barba` over `corte`. */
function longest(labels: readonly Label[]): string | null {
  const counted = labels.map((label) => ({ id: label.id, count: label.phrase.split(' ').length }));
  const most = Math.max(...counted.map((label) => label.count));
  return only(counted.filter((label) => label.count === most));
}
