import { plainWords, Speller } from '../plain-words.js';
import { phrasesOf, wordsOf } from '../phrase.js';
import { asksPerson, mayAskPerson, namesPerson, refusesPerson } from './people.js';
import { intentNames, phrasesOfIntents, type IntentName } from './phrases.js';

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
/** For a wish for a person among other words. */
const amongScore = 0.8;

/** Words around an intent that add nothing to it. */
const courtesies =
  '(?: (?:por favor|porfavor|please|hola|buenas|buenos|buen|dias|dia|tardes|tarde|noches|noche|hi|hello|hey|oye|oiga|bueno|pues|entonces|ya|ok|okay|va|si|no|este|eh|mmm+|aver|a ver|es que|mire|mira|disculpa|disculpe|perdon|gracias|muchas|thanks|thank|you|sorry|well|so|um|uh|just|now|ahora|ahorita|ahora mismo|hoy|rapido|urgente|urgentemente|mejor|la verdad|amigo|amiga|bot|senor|senora|senorita|joven|che|hermano|bro|jaja\\w*|haha\\w*|lol|and|y|pero|but|then|me|i|que|actually|right|con|de|a|lo antes posible|cuanto antes|asap|good|morning|afternoon|evening|,|\\.))*';
const onlyCourtesies = new RegExp(`^${courtesies} $`, 'u');

const asks = phrasesOf(asksPerson);
const refuses = phrasesOf(refusesPerson);
const names = wholeOf(namesPerson);
const mayAsk = wholeOf(mayAskPerson);
const others = intentNames.flatMap((intent) => {
  if (intent === 'PERSON' || intent === 'PERSON_REFUSED') return [];
  const { sure, perhaps = [] } = phrasesOfIntents[intent];
  return [{ intent, sure: wholeOf(sure), perhaps: wholeOf(perhaps) }];
});
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

/** Whether a text, such as the label of a choice, leads to a person. */
export function asksForPerson(text: string): boolean {
  const heard = intentOf(text);
  return heard?.intent === 'PERSON' && heard.score > perhapsScore;
}

function heardIn(text: string): HeardIntent | null {
  return personIn(text) ?? otherIn(text);
}

function personIn(text: string): HeardIntent | null {
  const clauses = text.split(/ (?:[,.]|pero|sino|but) /u).map((clause) => ` ${clause.trim()} `);
  let isRefused = false;
  for (const clause of clauses) {
    const refusal = first(clause, refuses);
    const kept = refusal === null ? clause : clause.replace(refusal, ' ');
    isRefused ||= refusal !== null;
    const found = first(kept, asks);
    if (found === null) continue;
    const rest = text.replace(found, ' ');
    const isWhole = onlyCourtesies.test(squeezed(rest));
    return { intent: 'PERSON', isWhole, score: isWhole ? sureScore : amongScore };
  }
  if (!isRefused && isWholly(text, names)) return { intent: 'PERSON', isWhole: true, score: sureScore };
  if (isRefused) return { intent: 'PERSON_REFUSED', isWhole: true, score: sureScore };
  return isWholly(text, mayAsk) ? { intent: 'PERSON', isWhole: true, score: perhapsScore } : null;
}

function otherIn(text: string): HeardIntent | null {
  if (text.split(' ').length > mostWordsOfWhole) return null;
  for (const { intent, sure } of others) {
    if (intent === 'THANKS' && declines.test(text)) continue;
    if (isWholly(text, sure)) return { intent, isWhole: true, score: sureScore };
  }
  for (const { intent, perhaps } of others) {
    if (isWholly(text, perhaps)) return { intent, isWhole: true, score: perhapsScore };
  }
  return null;
}

/** A text that holds the phrases, and courtesies around them, and nothing else. */
function wholeOf(list: readonly string[]): RegExp | null {
  return list.length === 0 ? null : new RegExp(`^${courtesies} (?:${list.join('|')})${courtesies} $`, 'u');
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
