import { helpLinesOf, type IntentName, type UrgencyKind } from '@tertulia/intents';
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
  whichOfThem: { es: '¿Se trata de una de estas preguntas?', en: 'Is it one of these questions?' },
  sourceIs: { es: 'Fuente:', en: 'Source:' },
  sourcesAre: { es: 'Fuentes:', en: 'Sources:' },
  noPayments: { es: 'Todavía no se puede cobrar aquí', en: 'Payments cannot be taken here yet' },
  continue: { es: 'Continuar', en: 'Continue' },
  pageIsAbove: {
    es: 'La página sigue abierta más arriba. Cuando termines ahí, [continúa|continúe|continuá].',
    en: 'The page is still open above. When you have finished there, continue.',
  },
  noneOfThem: { es: 'Ninguna de estas', en: 'None of these' },
  handedOff: {
    es: '[Te|Le|Te] comunico con una persona del equipo. [Puedes|Puede|Podés] seguir escribiendo aquí.',
    en: 'I am connecting you with a person of the team. You can go on writing here.',
  },
  askedPerson: { es: 'Pidió hablar con una persona', en: 'Asked for a person' },
  stillNot: { es: 'Probemos otra vez.', en: 'Let us try once more.' },
  goOn: { es: 'Sigamos.', en: 'Let us go on.' },
  whichTime: { es: '¿A qué hora?', en: 'At what time?' },
  lastDay: { es: '¿Hasta qué día?', en: 'Until which day?' },
  oneByOne: { es: 'Vamos dato por dato.', en: 'Let us go one by one.' },
  optionalPart: {
    es: '{label} (opcional: [puedes|puede|podés] escribir «omitir»)',
    en: '{label} (optional: you can write “skip”)',
  },
  atFirst: {
    es: 'Estamos en la primera pregunta: no hay a dónde volver.',
    en: 'This is the first question: there is nothing to go back to.',
  },
  goesOnLater: {
    es: 'Recibí [tu|su|tu] mensaje. Seguimos el {day} a las {time}.',
    en: 'I have your message. We go on on {day} at {time}.',
  },
  versionChanged: {
    es: 'Este chat cambió mientras tanto. Empecemos otra vez desde aquí; lo que ya [respondiste|respondió|respondiste] está guardado.',
    en: 'This chat has changed meanwhile. Let us begin again from here; what you have answered is kept.',
  },
  nothingToCancel: { es: 'Todavía no hay nada que cancelar.', en: 'There is nothing to cancel yet.' },
  abilities: {
    es: 'Soy el asistente automático de {business}. Puedo ayudar[te|le|te] con esto: {choices}. También respondo preguntas y [te|le|te] paso con una persona.',
    en: 'I am the automated assistant of {business}. I can help you with this: {choices}. I also answer questions and connect you with a person.',
  },
  abilitiesAgain: {
    es: 'Soy un asistente automático. [Escribe|Escriba|Escribí] lo que [necesitas|necesita|necesitás] con [tus|sus|tus] palabras, o «hablar con una persona».',
    en: 'I am an automated assistant. Write what you need in your own words, or “talk to a person”.',
  },
} as const satisfies Record<string, Words>;

/** A text that the bot says by itself; forms of address as `[tú|usted|vos]`. */
export function replyText(key: keyof typeof replies, locale: Locale): string {
  return replies[key][locale];
}

type Said = Exclude<IntentName, 'PERSON' | 'CAPABILITIES'>;

/** What is said to an intent, and another way to say it. */
const intents: Readonly<Record<Said, readonly [Words, Words]>> = {
  GREETING: [
    { es: '¡Hola! Qué gusto.', en: 'Hello! Nice to hear from you.' },
    { es: '¡Hola otra vez!', en: 'Hello again!' },
  ],
  THANKS: [
    { es: '¡Con mucho gusto!', en: 'You are welcome!' },
    { es: 'No hay de qué.', en: 'My pleasure.' },
  ],
  FAREWELL: [
    {
      es: '¡Hasta luego! Si [necesitas|necesita|necesitás] algo más, aquí estoy.',
      en: 'Goodbye! If you need anything else, I am here.',
    },
    { es: '¡Que [tengas|tenga|tengas] un buen día!', en: 'Have a good day!' },
  ],
  HELP: [
    {
      es: '[Responde|Responda|Respondé] con [tus|sus|tus] palabras. También [puedes|puede|podés] hacer una pregunta o escribir «volver atrás», «empezar de nuevo» o «hablar con una persona».',
      en: 'Answer in your own words. You can also ask a question, or write “go back”, “start over” or “talk to a person”.',
    },
    {
      es: 'Si algo no queda claro, [escribe|escriba|escribí] «hablar con una persona» y alguien del equipo [te|le|te] ayuda.',
      en: 'If something is not clear, write “talk to a person” and somebody of the team will help.',
    },
  ],
  START_OVER: [
    { es: 'De acuerdo, empezamos de nuevo.', en: 'All right, we start over.' },
    { es: 'Va, otra vez desde el principio.', en: 'Sure, once more from the beginning.' },
  ],
  GO_BACK: [
    { es: 'Volvemos a la pregunta anterior.', en: 'Back to the previous question.' },
    { es: 'Un paso atrás.', en: 'One step back.' },
  ],
  CANCEL: [
    { es: 'Listo, lo dejamos.', en: 'Done, we leave it.' },
    { es: 'De acuerdo, no seguimos con eso.', en: 'All right, we do not go on with that.' },
  ],
  COMPLAINT: [
    { es: 'Lamento mucho la molestia.', en: 'I am very sorry about the trouble.' },
    { es: 'Entiendo el enojo, y lo siento.', en: 'I understand that you are upset, and I am sorry.' },
  ],
  STOP: [
    {
      es: 'De acuerdo, no escribo más. Si [quieres|quiere|querés] volver, [escribe|escriba|escribí] aquí.',
      en: 'All right, I stop writing. To come back, write here.',
    },
    { es: 'Entendido, aquí termino.', en: 'Understood, I stop here.' },
  ],
  PERSON_REFUSED: [
    { es: 'De acuerdo, seguimos por aquí.', en: 'All right, we go on here.' },
    { es: 'Claro, sin pasar con nadie.', en: 'Sure, without anybody else.' },
  ],
};

/** The two ways to answer an intent. */
export function intentTexts(intent: Said, locale: Locale): [string, string] {
  const [first, other] = intents[intent];
  return [first[locale], other[locale]];
}
