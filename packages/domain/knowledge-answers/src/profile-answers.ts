import {
  formatDate,
  formatTime,
  hoursOn,
  intervalsOn,
  localTime,
  openingHoursText,
  openingState,
  paymentMethodsText,
  type BusinessProfile,
  type Locale,
} from '@tertulia/flow-engine';
import type { ParsedQuestion } from './question.js';
import { describeDurations, describeServices, namedServices, type NamedServices } from './services.js';
import { Vocabulary, wordsOf } from './words.js';

/** An answer taken from the business profile. */
export interface ProfileAnswer {
  text: string;
  /** `profile:hours`, `profile:address` ... */
  sourceId: string;
  /** Share of the question's topic words that the answer explains, 0 to 1. */
  score: number;
}

/** The question and the data for its answer. */
export interface Asked {
  question: ParsedQuestion;
  profile: BusinessProfile;
  locale: Locale;
  now: Date;
}

interface Intent {
  id: string;
  /** At least one of these words must be in the question. */
  strong: Vocabulary;
  /** Words that support the topic but do not select it. */
  weak: Vocabulary;
  answer(asked: Asked, named: NamedServices): string | null;
}

const places =
  'negocio local tienda salon restaurante consultorio clinica taller gimnasio escuela oficina sucursal lugar establecimiento store shop place office business salon clinic';
const minimumShare = 0.6;

const intents: readonly Intent[] = [
  {
    id: 'payment',
    strong: new Vocabulary(
      'pago pagos pagar pagan tarjeta tarjetas efectivo transferencia transferencias credito debito paypal pay payment payments card cards cash credit debit',
    ),
    weak: new Vocabulary(
      'metodo metodos forma formas medio medios aceptan aceptar acepta reciben recibe cobran accept accepted take method methods options means ways',
    ),
    answer: ({ profile, locale }) => {
      const methods = paymentMethodsText(profile, locale);
      if (methods === '') return null;
      return locale === 'es' ? `Aceptamos ${methods}.` : `We accept ${methods}.`;
    },
  },
  {
    id: 'duration',
    strong: new Vocabulary('dura duran duracion tarda tardan demora demoran long duration last lasts takes'),
    weak: new Vocabulary('tiempo minutos horas time minutes hours take'),
    answer: ({ locale }, named) => (named.services.length > 0 ? describeDurations(named.services, locale) : null),
  },
  {
    id: 'price',
    strong: new Vocabulary(
      'cuanto cuesta cuestan costo costos precio precios vale valen sale tarifa tarifas cobran price prices cost costs charge fee rate rates much',
    ),
    weak: new Vocabulary('servicio servicios lista hacer hacen service services list'),
    answer: ({ profile, locale, question }, named) => {
      if (named.services.length > 0) return describeServices(named.services, profile, locale);
      return profile.services.length > 0 && isAboutPrices(question)
        ? describeServices(profile.services, profile, locale)
        : null;
    },
  },
  {
    id: 'hours',
    strong: new Vocabulary(
      'abren abre abran abrir abierto abierta abiertos cierran cierra cerrar cerrado cerrados horario horarios atienden atencion laboran trabajan open opens opening close closes closed closing hours schedule',
    ),
    weak: new Vocabulary(
      'hora horas time times late early temprano tarde dias feriado feriados festivo festivos holiday holidays',
    ),
    answer: (asked) => answerHours(asked),
  },
  {
    id: 'address',
    strong: new Vocabulary(
      'direccion ubicacion ubicados ubicado ubicada ubican encuentran encuentra quedan queda domicilio llegar llego mapa address location located directions find',
    ),
    weak: new Vocabulary('donde where esta estan get calle street map'),
    answer: ({ profile, locale }) => answerAddress(profile, locale),
  },
  {
    id: 'phone',
    strong: new Vocabulary('telefono telefonos whatsapp celular llamar llamarles llamo marcar phone telephone call'),
    weak: new Vocabulary('numero contacto contactar number contact'),
    answer: ({ profile, locale }) => {
      if (profile.phones.length === 0) return null;
      const phones = profile.phones.join(', ');
      return locale === 'es' ? `Nuestro teléfono es ${phones}.` : `Our phone number is ${phones}.`;
    },
  },
  {
    id: 'services',
    strong: new Vocabulary(
      'servicio servicios ofrecen ofrece catalogo menu manejan realizan service services offer offers catalog menu',
    ),
    weak: new Vocabulary('hacen dan venden brindan lista disponibles provide list available kind sell'),
    answer: ({ profile, locale }, named) => {
      const services = named.services.length > 0 ? named.services : profile.services;
      return services.length === 0 ? null : describeServices(services, profile, locale);
    },
  },
];
const offering = new Vocabulary('hacen tienen ofrecen dan manejan realizan venden hay do have offer sell');
const untilWhen =
  /\b(?:hasta|desde|a) que (?:hora|horas)\b|\b(?:until|till) (?:what time|when)\b|\bwhat time (?:do|are) you\b/;
const placeWords = new Vocabulary(places);
const whereWords = new Set(['donde', 'where']);

/** The best answer from the profile; null when it has none or the question has another topic. */
export function answerFromProfile(asked: Asked): ProfileAnswer | null {
  const named = namedServices(asked.question.words, asked.profile);
  let best: ProfileAnswer | null = null;
  for (const intent of intents) {
    const score = shareOf(intent, asked, named);
    if (score < minimumShare || (best && score <= best.score)) continue;
    const text = intent.answer(asked, named);
    if (text !== null) best = { text, sourceId: `profile:${intent.id}`, score };
  }
  return best ?? bareWhere(asked) ?? offeredService(asked, named);
}

function shareOf(intent: Intent, asked: Asked, named: NamedServices): number {
  const { question, profile } = asked;
  const isNamed = question.words.some((word) => intent.strong.has(word));
  if (!isNamed && !(intent.id === 'hours' && untilWhen.test(question.words.join(' ')))) return 0;
  const own = new Set(wordsOf(profile.name));
  const isExplained = (word: string): boolean =>
    intent.strong.has(word) ||
    intent.weak.has(word) ||
    named.words.has(word) ||
    own.has(word) ||
    placeWords.has(word) ||
    (intent.id === 'hours' && isDay(word, asked));
  const topic = question.topic.filter((word) => isExplained(word) || !offering.has(word));
  if (topic.length === 0) return 1;
  return topic.filter(isExplained).length / topic.length;
}

function isDay(word: string, { question, profile }: Asked): boolean {
  return question.dayWords.has(word) || profile.exceptions.some((exception) => wordsOf(exception.label).includes(word));
}

function isAboutPrices(question: ParsedQuestion): boolean {
  const price = intents.find((intent) => intent.id === 'price');
  return question.topic.every((word) => price?.strong.has(word) || price?.weak.has(word) || placeWords.has(word));
}

/** `¿Dónde están?`: apart from the word that asks for the place, it has only stop words. */
function bareWhere({ question, profile, locale }: Asked): ProfileAnswer | null {
  const rest = question.topic.filter((word) => !placeWords.has(word));
  if (!question.words.some((word) => whereWords.has(word)) || rest.length > 0) return null;
  const text = answerAddress(profile, locale);
  return text === null ? null : { text, sourceId: 'profile:address', score: 0.8 };
}

/** `¿Hacen tintes?`: a verb such as "offer" and the name of a service, nothing else. */
function offeredService({ question, profile, locale }: Asked, named: NamedServices): ProfileAnswer | null {
  const rest = question.topic.filter((word) => !named.words.has(word) && !offering.has(word));
  if (named.services.length === 0 || rest.length > 0) return null;
  return { text: describeServices(named.services, profile, locale), sourceId: 'profile:services', score: 0.8 };
}

function answerAddress(profile: BusinessProfile, locale: Locale): string | null {
  const address = profile.address.trim().replace(/\s*\n\s*/g, ', ');
  if (address === '') return null;
  const link = profile.mapUrl === '' ? '' : ` [${locale === 'es' ? 'Ver mapa' : 'See map'}](${profile.mapUrl})`;
  return locale === 'es' ? `Estamos en ${address}.${link}` : `We are at ${address}.${link}`;
}

function answerHours({ question, profile, locale, now }: Asked): string | null {
  if (profile.openingHours.length === 0 && profile.exceptions.length === 0) return null;
  const today = localTime(profile, now).toISODate() ?? '';
  if (question.date !== null && question.date !== today) return hoursOfDay(profile, question.date, locale);
  const present = hoursNow(profile, now, locale);
  if (question.date === today) return present;
  const week = openingHoursText(profile, locale)
    .split('\n')
    .map((line) => `- ${line}`);
  return `${present}\n\n${week.join('\n')}`;
}

function hoursOfDay(profile: BusinessProfile, date: string, locale: Locale): string {
  const day = formatDate(date, locale);
  if (intervalsOn(profile, date).length === 0)
    return locale === 'es' ? `El ${day} estamos cerrados.` : `We are closed on ${day}.`;
  const hours = hoursOn(profile, date, locale);
  return locale === 'es' ? `El ${day} atendemos: ${hours}.` : `On ${day} we are open: ${hours}.`;
}

function hoursNow(profile: BusinessProfile, now: Date, locale: Locale): string {
  const local = localTime(profile, now);
  const today = local.toISODate() ?? '';
  const hours = hoursOn(profile, today, locale);
  const isOpenToday = intervalsOn(profile, today).length > 0;
  const { isOpen, opensNextAt } = openingState(profile, now);
  const day =
    locale === 'es'
      ? isOpenToday
        ? `Hoy atendemos: ${hours}.`
        : 'Hoy estamos cerrados.'
      : isOpenToday
        ? `Today we are open: ${hours}.`
        : 'We are closed today.';
  if (isOpen) return `${day} ${locale === 'es' ? 'En este momento está abierto.' : 'We are open right now.'}`;
  if (opensNextAt === null) return day;
  const next = localTime(profile, opensNextAt);
  const time = formatTime(next.toFormat('HH:mm'), locale);
  const when = next.toISODate() === today ? '' : ` ${formatDate(next.toISODate() ?? '', locale)}`;
  return locale === 'es'
    ? `${day} Abrimos${when === '' ? ' hoy' : ` el${when}`} a las ${time}.`
    : `${day} We open${when === '' ? ' today' : ` on${when}`} at ${time}.`;
}
