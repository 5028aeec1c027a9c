import { Cached, stemOf } from '@tertulia/words';
import { plainWords } from '../plain-words.js';
import { actions, circumstances, empty, things, wishes } from './concepts.js';
import { conceptsOf, type Language } from './word-concepts.js';

/** A choice that a text says in other words. */
export interface Paraphrase {
  /** Its position among the labels. */
  readonly at: number;
  /** Which part of the text is about it, from 0 to 1. */
  readonly score: number;
}

const asksForFact =
  / (?:cuant[oa]s?|cuales?|donde|cuando(?! (?:llegue|vaya|este|pase) )|quien(?:es)?|(?<!tengo )que(?! (?:(?:me|te|se|nos) )?l[oa]s? )|como|por que|how|what|which|where|when(?! i (?:get|arrive|come) )|who|why|is there|are there|do (?:you|i|we)|does|did|should|hay que|tengo que(?! (?:mover|cambiar|cancelar|reagendar|reprogramar|posponer|aplazar) )|es necesario|hace falta|se necesita|hay) /u;
/** A question is another way to say a choice only as a request: `¿puedo cambiar mi cita?` */
const requests =
  / (?:puedo|podria|podrian|pueden|puedes|podes|podemos|quiero|quisiera|can (?:i|we|you)|could (?:i|we|you)|may i|i want|id like|would like|(?:me|nos) (?:agendas?|reservas?|apartas?|anotas?|registras?|inscribes?|mandas?|envias?|llevas?|traes?|agendan|reservan|apartan|anotan|mandan|envian|llevan|traen)) /u;
const denies = / (?:no|ni|nunca|tampoco|menos|excepto|salvo|not|never|except|neither|without|sin) /u;
/** Who says where he is chooses nothing. */
const tellsWhere = / (?:estoy|estamos|ando|andamos|voy|vamos|vengo|venimos|i am|we are) /u;
const leastScore = 0.6;
/** A text and a choice that both deny something have that in common too. */
const leastDenied = 0.5;
const leastMargin = 0.25;
const mostWords = 25;

/**
 * The choice that a text says in other words; null where none is meant clearly. A question for a fact is none, and neither is a text
 * that denies something, unless the choice denies it too.
 */
export function paraphraseOf(message: string, labels: readonly string[], locale: Language): Paraphrase | null {
  const text = plainWords(message);
  if (/[?¿]/u.test(message) && !requests.test(text)) return null;
  if (asksForFact.test(text) || text.split(' ').length > mostWords) return null;
  const said = termsOf(text, locale);
  if (said.words.length === 0) return null;
  const shown = labels.map((label) => labelsOf[locale].of(label));
  const known = shown.map(({ terms }) => terms);
  const scored = known
    .map((label, at) => ({ at, ...likeness(said, label, known) }))
    .toSorted((a, b) => b.weight - a.weight);
  const [best, second] = scored;
  if (best === undefined || !best.isDistinct) return null;
  if (!best.isNamed && tellsWhere.test(text)) return null;
  const isDenial = denies.test(withoutCircumstances(text));
  if (isDenial && !denies.test(shown[best.at]?.text ?? '')) return null;
  if (best.score < (isDenial ? leastDenied : leastScore)) return null;
  return best.weight - (second?.weight ?? 0) >= leastMargin ? { at: best.at, score: best.score } : null;
}

/** `nunca he ido` denies nothing that a choice could. */
function withoutCircumstances(text: string): string {
  return Object.values(circumstances).reduce((rest, pattern) => rest.replace(pattern, ' '), text);
}

interface Terms {
  /** The content words, each with the concepts that it may mean and its stem. */
  readonly words: readonly { readonly stem: string; readonly concepts: readonly string[] }[];
}

/** Labels are the owner's, and the same in every turn. */
const labelsOf = { es: labelCache('es'), en: labelCache('en') };

function labelCache(locale: Language) {
  return new Cached((label) => {
    const text = plainWords(label);
    return { text, terms: termsOf(text, locale) };
  }, 5_000);
}

function termsOf(text: string, locale: Language): Terms {
  const around = Object.keys(circumstances).filter((name) => circumstances[name]?.test(text));
  const all = around
    .reduce((rest, name) => rest.replace(circumstances[name] ?? '', ' '), text)
    .trim()
    .split(' ')
    .filter((word) => /\p{L}/u.test(word));
  const words = all
    .filter((word) => !empty.has(word))
    .map((word) => ({ stem: stemOf(word, locale), concepts: conceptsOf(word, locale) }));
  const named = words.flatMap(({ concepts }) => concepts);
  const isWish =
    all.some((word) => wishes.has(word)) && named.some((one) => one in things) && !named.some((one) => one in actions);
  const meant = [...(isWish ? ['book', 'order'] : []), ...around];
  return { words: meant.length > 0 ? [...words, { stem: '', concepts: meant }] : words };
}

/** How much of what was said a label covers; what fewer labels have weighs more. */
function likeness(said: Terms, label: Terms, all: readonly Terms[]) {
  let weight = 0;
  let covered = 0;
  let isDistinct = false;
  let isNamed = false;
  for (const word of said.words) {
    if (!isShared(word, label)) continue;
    const holders = all.filter((other) => isShared(word, other)).length;
    covered += 1;
    weight += 1 / holders;
    isDistinct ||= holders === 1;
    isNamed ||= word.stem !== '';
  }
  const real = said.words.filter(({ stem }) => stem !== '').length;
  return { weight, isDistinct, isNamed, score: Math.min(1, covered / Math.max(1, real)) };
}

function isShared(word: Terms['words'][number], label: Terms): boolean {
  return label.words.some(
    ({ stem, concepts }) =>
      (stem !== '' && stem === word.stem) || word.concepts.some((concept) => concepts.includes(concept)),
  );
}
