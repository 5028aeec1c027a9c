import type { IntentName } from '@tertulia/intents';
import type { Locale } from '../model.js';

/** What a visitor does, for a sentence such as “when a visitor says hello”. */
const phrases: Readonly<Record<IntentName, Readonly<Record<Locale, string>>>> = {
  GREETING: { es: 'saluda', en: 'says hello' },
  THANKS: { es: 'da las gracias', en: 'says thanks' },
  FAREWELL: { es: 'se despide', en: 'says goodbye' },
  HELP: { es: 'pide ayuda', en: 'asks for help' },
  CAPABILITIES: { es: 'pregunta qué hace el bot', en: 'asks what the bot can do' },
  PERSON: { es: 'pide una persona', en: 'asks for a person' },
  PERSON_REFUSED: { es: 'no quiere una persona', en: 'does not want a person' },
  START_OVER: { es: 'quiere empezar de nuevo', en: 'wants to start over' },
  GO_BACK: { es: 'quiere volver atrás', en: 'wants to go back' },
  CANCEL: { es: 'quiere cancelar', en: 'wants to cancel' },
  COMPLAINT: { es: 'se queja', en: 'complains' },
  STOP: { es: 'no quiere más mensajes', en: 'wants no more messages' },
};

/** The intents in the order in which they are listed to people. */
export const listedIntents = Object.keys(phrases) as readonly IntentName[];

/** An intent within a sentence for people: `saluda`, `says hello`. */
export function intentPhrase(intent: IntentName, locale: Locale): string {
  return phrases[intent][locale];
}

/** An intent by itself for people: `Saluda`, `Says hello`. */
export function intentTitle(intent: IntentName, locale: Locale): string {
  const phrase = intentPhrase(intent, locale);
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** The title of the event that an intent is in a flow: `Cuando saluda`. */
export function intentEventTitle(intent: IntentName, locale: Locale): string {
  return `${locale === 'es' ? 'Cuando' : 'Visitor'} ${intentPhrase(intent, locale)}`;
}
