import { helpLinesOf, type UrgencyKind } from '@tertulia/intents';
import type { Locale } from '../model.js';

type Words = Readonly<Record<Locale, string>>;

const danger: Readonly<Record<UrgencyKind, Words>> = {
  HEALTH: {
    es: 'Esto puede ser una emergencia. [Llama|Llame|Llamá] ahora {call} o [ve|vaya|andá] a la sala de urgencias más cercana. No [esperes|espere|esperes] una respuesta en este chat.',
    en: 'This may be an emergency. Call {call} now or go to the nearest emergency room. Do not wait for an answer in this chat.',
  },
  DANGER: {
    es: 'Si hay peligro, [ponte|póngase|ponete] a salvo y [llama|llame|llamá] ahora {call}. No [esperes|espere|esperes] una respuesta en este chat.',
    en: 'If there is danger, get to safety and call {call} now. Do not wait for an answer in this chat.',
  },
  SELF_HARM: {
    es: 'Siento mucho que [estés|esté|estés] pasando por esto. No [tienes|tiene|tenés] que pasarlo a solas: hay quien [te|le|te] escucha ahora mismo. {line}Si [estás|está|estás] en peligro, [llama|llame|llamá] ahora {call}.',
    en: 'I am very sorry that you are going through this. You do not have to face it alone: somebody can listen to you right now. {line}If you are in danger, call {call} now.',
  },
};
const again: Words = {
  es: 'Por favor, [llama|llame|llamá] ahora {call}: este chat no puede ayudar a tiempo.',
  en: 'Please call {call} now: this chat cannot help in time.',
};
const line: Words = {
  es: '[Llama|Llame|Llamá] al {number}{option}: es gratis y atiende a toda hora. ',
  en: 'Call {number}{option}: it is free and answers at any hour. ',
};
const option: Words = { es: ', opción {option}', en: ', option {option}' };
const call: Words = { es: 'al {number}', en: '{number}' };
const anyCall: Words = {
  es: 'al número de emergencias de [tu|su|tu] país',
  en: 'the emergency number of your country',
};

/** What the bot says to a visitor in danger, with the numbers of the country, and what it says when that was just said. */
export function urgentTexts(kind: UrgencyKind, country: string, locale: Locale): [first: string, again: string] {
  const lines = helpLinesOf(country);
  const number = kind === 'DANGER' ? lines.police : lines.emergency;
  const called = number === null ? anyCall[locale] : call[locale].replace('{number}', number);
  const pressed = lines.crisisOption === undefined ? '' : option[locale].replace('{option}', lines.crisisOption);
  const crisis =
    lines.crisis === null ? '' : line[locale].replace('{number}', lines.crisis).replace('{option}', pressed);
  const filled = (text: string) => text.replace('{line}', crisis).replaceAll('{call}', called);
  return [filled(danger[kind][locale]), filled(again[locale])];
}

const replies = {
  offerPerson: {
    es: '¿[Quieres|Quiere|Querés] que [te|le|te] atienda una persona del equipo?',
    en: 'Would you like a person of the team to attend to you?',
  },
  toPerson: { es: 'Hablar con una persona', en: 'Talk to a person' },
  stay: { es: 'Seguir aquí', en: 'Go on here' },
  handedOff: {
    es: '[Te|Le|Te] comunico con una persona del equipo. [Puedes|Puede|Podés] seguir escribiendo aquí.',
    en: 'I am connecting you with a person of the team. You can go on writing here.',
  },
  askedPerson: { es: 'Pidió hablar con una persona', en: 'Asked for a person' },
} as const satisfies Record<string, Words>;

/** A text that the bot says by itself; forms of address as `[tú|usted|vos]`. */
export function replyText(key: keyof typeof replies, locale: Locale): string {
  return replies[key][locale];
}
