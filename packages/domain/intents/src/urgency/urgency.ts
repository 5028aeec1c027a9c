import { phrasesOf, wordsOf } from '../phrase.js';
import { plainWords, Speller } from '../plain-words.js';
import type { Trade } from '../trade.js';
import { dangerByWords } from './by-words.js';
import {
  dangerAtHand,
  dangerComposed,
  healthComposed,
  healthLost,
  healthSudden,
  selfHarmComposed,
} from './composed.js';
import { dangerEvents, dangerNames, dangerNow } from './danger.js';
import { longAgo, past, sayings, supposed, things, topics } from './harmless.js';
import { byAccident, healthEvents, healthNames, healthNow } from './health.js';
import { selfHarm } from './self-harm.js';
import { ofTrade } from './trades.js';

/** What kind of danger a message tells of. */
export type UrgencyKind = 'SELF_HARM' | 'HEALTH' | 'DANGER';

/** A danger to life or health, and the words that tell of it. */
export interface Urgency {
  readonly kind: UrgencyKind;
  readonly words: string;
}

/** Characters of a long message that are read. */
const charactersRead = { beginning: 800, end: 400 } as const;

/** How sure the words are by themselves: `NOW` always, `EVENT` unless it is past or supposed, `NAME` unless the message is about a thing. */
type Certainty = 'NOW' | 'EVENT' | 'NAME';

interface Watched {
  readonly kind: UrgencyKind;
  readonly certainty: Certainty;
  readonly phrases: RegExp;
}

const watched: readonly Watched[] = [
  { kind: 'HEALTH', certainty: 'NOW', phrases: phrasesOf(byAccident) },
  { kind: 'SELF_HARM', certainty: 'NOW', phrases: phrasesOf(selfHarm, selfHarmComposed) },
  { kind: 'HEALTH', certainty: 'NOW', phrases: phrasesOf(healthNow, healthComposed, healthSudden) },
  { kind: 'DANGER', certainty: 'NOW', phrases: phrasesOf(dangerNow, dangerComposed, dangerAtHand) },
  { kind: 'HEALTH', certainty: 'EVENT', phrases: phrasesOf(healthEvents, healthLost) },
  { kind: 'DANGER', certainty: 'EVENT', phrases: phrasesOf(dangerEvents) },
  { kind: 'HEALTH', certainty: 'NAME', phrases: phrasesOf(healthNames) },
  { kind: 'DANGER', certainty: 'NAME', phrases: phrasesOf(dangerNames) },
];
const watchedByTrade = new Map(
  Object.entries(ofTrade).map(([trade, { health = [], danger = [] }]) => [
    trade,
    [...watched, ...tradeWatch(health, danger)],
  ]),
);
const speller = new Speller(
  wordsOf(selfHarm, healthNow, healthEvents, healthNames, dangerNow, dangerEvents, dangerNames).filter(
    (word) => !/^(?:viol|quemando|abuso|disparo|explo|hombre|entro|metio|cierra|cerr|trago)/.test(word),
  ),
);
const [sayingPhrases, topicPhrases, pastPhrases, longAgoPhrases, thingPhrases] = [
  sayings,
  topics,
  past,
  longAgo,
  things,
].map((list) => phrasesOf(list)) as [RegExp, RegExp, RegExp, RegExp, RegExp];
const supposedBefore = new RegExp(` (?:${supposed.join('|')}) $`, 'u');
const unsureBefore = / (?:no se|no estoy segur[oa]|creo|dont know|do not know|not sure|wonder)(?: [\p{L},]+){0,6} $/u;
const deniedBefore =
  / (?:no|ni|sin|nunca|jamas|not|never|without|no (?:es|tengo|tiene|he tenido|siento|hay|fue|era|se trata de|have|having)|not (?:a|an|having)|do not have|never had|no (?:es|fue) (?:un|una)) $/u;
const beginsDenied = /^ (?:ya )?(?:no|ni|not|nothing|cant|will|does|do|dont|better|wish|sin|dejo) /u;

/**
 * The danger to life or health that a message tells of, in Spanish or English, with small misspellings; null where there is none. What
 * is denied, past, supposed or a saying does not count, except that thoughts of suicide count whenever they were.
 */
export function urgencyOf(message: string, trade: Trade | null): Urgency | null {
  const typed = withoutSayings(plainWords(beginningAndEnd(message)));
  const lists = watchedByTrade.get(trade ?? '') ?? watched;
  const found = firstIn(typed, lists);
  if (found !== null) return found;
  const corrected = withoutSayings(speller.correct(typed));
  return (corrected === typed ? null : firstIn(corrected, lists)) ?? inAnyOrder(typed);
}

/** Whoever is in danger writes little, or says it first or last; a long text must not hold the loop. */
function beginningAndEnd(message: string): string {
  const { beginning, end } = charactersRead;
  return message.length <= beginning + end ? message : `${message.slice(0, beginning)} , ${message.slice(-end)}`;
}

/** A danger told by the words of a message together, unless it is past, a joke or about a thing. */
function inAnyOrder(text: string): Urgency | null {
  const kind = dangerByWords(text);
  const isHarmlessSaid = () => isJoke.test(text) || has(text, pastPhrases) || has(text, topicPhrases);
  return kind === null || isHarmlessSaid() ? null : { kind, words: text.trim() };
}

function firstIn(text: string, lists: readonly Watched[]): Urgency | null {
  for (const list of lists) {
    // `matchAll` would copy the expression first, which takes many times longer than to look for it.
    if (!has(text, list.phrases)) continue;
    for (const match of text.matchAll(list.phrases)) {
      const found = { phrase: match[0], before: `${text.slice(0, match.index)} `, text };
      if (counts(found, list)) return { kind: list.kind, words: match[0].trim() };
    }
  }
  return null;
}

function tradeWatch(health: readonly string[], danger: readonly string[]): Watched[] {
  return [
    ...(health.length === 0 ? [] : [{ kind: 'HEALTH', certainty: 'NOW', phrases: phrasesOf(health) } as const]),
    ...(danger.length === 0 ? [] : [{ kind: 'DANGER', certainty: 'NOW', phrases: phrasesOf(danger) } as const]),
  ];
}

interface Found {
  readonly phrase: string;
  readonly before: string;
  readonly text: string;
}

const isJoke = / (?:(?:ja){2,}\w*|(?:ha){2,}\w*|lol|xd+|jeje\w*) /u;
const isHarmless = / (?:sin|leve|without|minor|no) (?:\p{L}+ )?(?:herid|lesion|lastimad|injur|hurt|daños)/u;
const goesOn = / (?:ahora|ahorita|hoy|otra vez|de nuevo|sigue|sigo|todavia|aun|now|again|still|today) /u;
/** Dangers that leave nobody in need once they are over, unlike violence. */
const ofThings = /(?:incend|fuego|quem|prend|choc|humo|fire|smoke|crash)/u;
const aboutThings = /(?:ahog|muri|muer|dying|incend|despiert|respond|reaccion|respira|aire|exploto|cayo|apriet|tight)/u;

function counts({ phrase, before, text }: Found, { kind, certainty }: Watched): boolean {
  if (isHarmless.test(phrase)) return false;
  if (deniedBefore.test(before) && !beginsDenied.test(phrase)) return false;
  if (kind === 'SELF_HARM') return true;
  const isAboutThing = aboutThings.test(phrase) && kind === 'HEALTH' && has(text, thingPhrases);
  if (isAboutThing) return false;
  if (isJoke.test(text)) return false;
  const isLongAgo = (kind === 'HEALTH' || ofThings.test(phrase)) && isOver(text);
  if (isLongAgo) return false;
  if (certainty === 'NOW') return true;
  const isSupposed = supposedBefore.test(before) && !unsureBefore.test(before);
  if (isSupposed || has(text, pastPhrases)) return false;
  return certainty === 'EVENT' || !has(text, topicPhrases);
}

/** Told of a time long ago, and not of what goes on. */
function isOver(text: string): boolean {
  return has(text, longAgoPhrases) && !goesOn.test(text);
}

function has(text: string, phrases: RegExp): boolean {
  const isFound = phrases.test(text);
  phrases.lastIndex = 0;
  return isFound;
}

function withoutSayings(text: string): string {
  return text.replaceAll(sayingPhrases, ' ,');
}
