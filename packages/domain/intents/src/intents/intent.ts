import { Cached } from '@tertulia/words';
import { plainWords, Speller } from '../plain-words.js';
import { phrasesOf, wordsOf } from '../phrase.js';
import { intentByWords } from './by-words.js';
import { asksPerson, mayAskPerson, namesPerson, refusesPerson } from './people.js';
import { intentNames, phrasesOfIntents, type IntentName } from './phrases.js';
import { tellingPhrases } from './telling.js';

/** What a message wants of the bot itself. */
export interface HeardIntent {
  readonly intent: IntentName;
  /** The message says nothing else. */
  readonly isWhole: boolean;
  /** From 0 to 1: 1 for words that mean nothing else, 0.6 for words that could also answer a question. */
  readonly score: number;
}

const sureScore = 1;
const perhapsScore = 0.6;
/** For a wish among other words. */
const amongScore = 0.8;

/** Words around an intent that add nothing to it. */
const courtesy =
  ' (?:por favor|porfavor|please|hola|buenas|buenos|buen|dias|dia|tardes|tarde|noches|noche|hi|hello|hey|oye|oiga|bueno|pues|entonces|ya|ok|okay|va|si|no|este|eh|mmm+|aver|a ver|es que|mire|mira|disculpa|disculpe|perdon|gracias|muchas|thanks|thank|you|sorry|well|so|um|uh|just|now|ahora|ahorita|ahora mismo|hoy|rapido|urgente|urgentemente|mejor|la verdad|amigo|amiga|bot|senor|senora|senorita|joven|che|hermano|bro|mate|man|buddy|jaja\\w*|haha\\w*|lol|and|y|pero|but|then|me|i|que|actually|right|con|de|a|lo antes posible|cuanto antes|asap|good|morning|afternoon|evening|oops|ups|uy|ay|espera|espere|wait|listo|perfecto|todo|tantito|amix|wey|guey|pana|parce|crack|ahi|aqui|here|there|,|\\.)';
const courtesies = `(?:${courtesy})*`;
const onlyCourtesies = new RegExp(`^${courtesies} $`, 'u');

const asks = phrasesOf(asksPerson);
const refuses = phrasesOf(refusesPerson);
const names = wholeOf(namesPerson);
const anyName = wholeOf([...namesPerson, ...mayAskPerson]);
const others = intentNames.flatMap((intent) => {
  if (intent === 'PERSON' || intent === 'PERSON_REFUSED') return [];
  const { sure, perhaps = [] } = phrasesOfIntents[intent];
  return [{ intent, lists: [sure, perhaps], sure: wholeOf(sure), perhaps: wholeOf(perhaps) }];
});
const parts = others.flatMap(({ intent }) => {
  const { sure, perhaps = [] } = phrasesOfIntents[intent];
  const ofIntent = [{ intent, isSure: true, phrases: partOf(sure) }];
  return perhaps.length === 0 ? ofIntent : [...ofIntent, { intent, isSure: false, phrases: partOf(perhaps) }];
});
/** What any of them matches, so that one look tells that none does. */
const anyOther = wholeOf(others.flatMap(({ lists }) => lists.flat()));
const anyPart = partOf(others.flatMap(({ lists }) => lists.flat()));
const politeness = new RegExp(`${courtesy}(?= )`, 'uy');
const telling = tellingPhrases.map(([intent, phrases]) => ({ intent, phrases: phrasesOf(phrases) }));
const anyTelling = phrasesOf(...tellingPhrases.map(([, phrases]) => phrases));
const speller = new Speller([
  ...wordsOf(asksPerson, namesPerson, ...Object.values(phrasesOfIntents).map(({ sure }) => sure)),
  ...[
    'gracias',
    'asesor',
    'persona',
    'humano',
    'agente',
    'hablar',
    'cancelar',
    'empezar',
    'regresar',
    'volver',
    'reiniciar',
    'ayuda',
  ],
]);
/** `no, gracias` declines what was asked. */
const declines = / no /u;
/** `¿hasta cuándo puedo cancelar?` asks about the terms of the business. */
const asksWhen = / (?:cuando|cuanto|cuanta|con cuanta|when|how (?:late|long|much|soon)) /u;
const mostWords = 40;
/** A message that wants only one thing of the bot is short. */
const mostWordsOfWhole = 20;

/**
 * What a message wants of the bot itself, in Spanish or English; null where it wants nothing of it. Whoever refuses a person is heard as
 * PERSON_REFUSED, never as PERSON.
 */
export function intentOf(message: string): HeardIntent | null {
  const text = plainWords(message);
  if (text.trim() === '' || text.split(' ').length > mostWords) return null;
  const heard = heardIn(text);
  if (heard !== null) return heard;
  const corrected = speller.correct(text);
  return corrected === text ? null : heardIn(corrected);
}

/** Whether a text asks for a person. */
export function asksForPerson(text: string): boolean {
  const heard = intentOf(text);
  return heard?.intent === 'PERSON' && heard.score > perhapsScore;
}

/** Whether the label of a choice leads to a person; labels are the owner's, and the same in every turn. */
export function leadsToPerson(label: string): boolean {
  return leading.of(label);
}

const leading = new Cached(asksForPerson, 5_000);

/** Whether a message only greets, thanks or agrees, so that it does not say what the visitor wants. */
export function isCourtesy(message: string): boolean {
  const text = plainWords(message);
  if (text.split(' ').length > mostWordsOfWhole) return false;
  if (onlyCourtesies.test(text)) return true;
  const heard = intentOf(message)?.intent;
  return heard === 'GREETING' || heard === 'THANKS';
}

function heardIn(text: string): HeardIntent | null {
  return personIn(text) ?? otherIn(text);
}

function personIn(text: string): HeardIntent | null {
  let isRefused = false;
  for (const clause of clausesOf(text)) {
    const refusal = first(clause, refuses);
    const kept = refusal === null ? clause : clause.replace(refusal, ' ');
    isRefused ||= refusal !== null;
    const found = first(kept, asks);
    if (found === null) continue;
    const rest = text.replace(found, ' ');
    const isWhole = onlyCourtesies.test(squeezed(rest));
    return { intent: 'PERSON', isWhole, score: isWhole ? sureScore : amongScore };
  }
  if (isRefused) return { intent: 'PERSON_REFUSED', isWhole: true, score: sureScore };
  if (!isWholly(text, anyName)) return null;
  return { intent: 'PERSON', isWhole: true, score: isWholly(text, names) ? sureScore : perhapsScore };
}

function otherIn(text: string): HeardIntent | null {
  const isPhrase = holdsOnlyPhrases(text);
  if (text.split(' ').length <= mostWordsOfWhole) {
    const whole = isPhrase ? wholly(text) : null;
    if (whole !== null) return whole;
    const intent = intentOfParts(text);
    if (intent !== null) return { intent, isWhole: true, score: sureScore };
  }
  const clauses = clausesOf(text);
  const phrases = clauses.filter((clause) => (clause === text ? isPhrase : holdsOnlyPhrases(clause)));
  const heard = toldIn(text, phrases) ?? intentByWords(text);
  if (heard === null || (heard === 'CANCEL' && asksWhen.test(text))) return null;
  return { intent: heard, isWhole: false, score: amongScore };
}

/** Whether a text is a phrase of any intent with courtesies around it. Most answers begin with other words, and one look tells so. */
function holdsOnlyPhrases(text: string): boolean {
  const mayBe = endAt(text, anyPart, 0) > 0 || endAt(text, politeness, 0) > 0;
  return mayBe && isWholly(text, anyOther);
}

function wholly(text: string): HeardIntent | null {
  for (const { intent, sure } of others) {
    if (intent === 'THANKS' && declines.test(text)) continue;
    if (isWholly(text, sure)) return { intent, isWhole: true, score: sureScore };
  }
  const found = others.find(({ perhaps }) => isWholly(text, perhaps));
  return found === undefined ? null : { intent: found.intent, isWhole: true, score: perhapsScore };
}

/** What a text tells of, anywhere in it or with a part between pauses that says nothing else. */
function toldIn(text: string, whole: readonly string[]): IntentName | null {
  if (whole.length === 0 && first(text, anyTelling) === null) return null;
  const told = telling.find(({ intent, phrases }) => {
    const sure = others.find((other) => other.intent === intent)?.sure ?? null;
    return first(text, phrases) !== null || whole.some((clause) => isWholly(clause, sure));
  });
  return told?.intent ?? null;
}

/** The parts of a text between pauses and words such as `pero`. */
function clausesOf(text: string): string[] {
  return text.split(/ (?:[,.]|pero|sino|but) /u).map((clause) => ` ${clause.trim()} `);
}

/** What a text wants that only puts phrases side by side, such as `gracias, hasta luego`; null if any word is left over. */
function intentOfParts(text: string): IntentName | null {
  const heard = new Set<IntentName>();
  for (let at = 0; at < text.length - 1;) {
    const polite = endAt(text, politeness, at);
    const part = endAt(text, anyPart, at) === at ? null : longestPart(text, at);
    if (part?.isSure === true) heard.add(part.intent);
    const end = Math.max(part?.end ?? at, polite);
    if (end === at) return null;
    at = end;
  }
  const declined = heard.has('THANKS') && declines.test(text) ? 'THANKS' : null;
  return intentNames.find((intent) => heard.has(intent) && intent !== declined) ?? null;
}

/** The first of the longest parts that begin here. */
function longestPart(text: string, at: number): { intent: IntentName; isSure: boolean; end: number } {
  const found = parts.map(({ intent, isSure, phrases }) => ({ intent, isSure, end: endAt(text, phrases, at) }));
  return found.reduce((best, part) => (part.end > best.end ? part : best));
}

/** Where a phrase ends that begins here; here, if none does. */
function endAt(text: string, phrases: RegExp, at: number): number {
  phrases.lastIndex = at;
  return phrases.test(text) ? phrases.lastIndex : at;
}

/** A text that holds the phrases, and courtesies around them, and nothing else. */
function wholeOf(list: readonly string[]): RegExp | null {
  return list.length === 0 ? null : new RegExp(`^${courtesies} (?:${list.join('|')})${courtesies} $`, 'u');
}

/** Phrases that are looked for in one place. */
function partOf(list: readonly string[]): RegExp {
  return new RegExp(` (?:${list.join('|')})(?= )`, 'uy');
}

function isWholly(text: string, phrases: RegExp | null): boolean {
  return phrases?.test(text) === true;
}

function first(text: string, phrases: RegExp): string | null {
  phrases.lastIndex = 0;
  return phrases.exec(text)?.[0] ?? null;
}

function squeezed(text: string): string {
  return ` ${text.trim().replaceAll(/ +/gu, ' ')} `.replace(/^ {2}$/u, ' ');
}
