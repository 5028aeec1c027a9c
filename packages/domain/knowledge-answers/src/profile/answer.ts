import { paymentMethodsText, type BusinessProfile, type Locale, type Service } from '@tertulia/flow-engine';
import type { ParsedQuestion } from '../question.js';
import { termsOf, wordsOf, type Term } from '../terms.js';
import { hoursAnswer } from './hours.js';
import { describeDurations, describeServices, namedServices, type NamedServices } from './services.js';

/** An answer taken from the business profile. */
export interface ProfileAnswer {
  readonly text: string;
  readonly topic: ProfileTopic;
  /** Share of what is asked that the answer explains, 0 to 1. */
  readonly score: number;
  /** The services that it is about; empty when it is about none in particular. */
  readonly services: readonly Service[];
}

export type ProfileTopic = 'payment' | 'duration' | 'price' | 'hours' | 'address' | 'phone' | 'services' | 'links';

/** The question and the data for its answer. */
export interface Asked {
  readonly question: ParsedQuestion;
  readonly profile: BusinessProfile;
  readonly locale: Locale;
  readonly now: Date;
  /** What the question continues, when it says too little by itself. */
  readonly continues?: { readonly topic: ProfileTopic | undefined; readonly serviceIds: readonly string[] } | undefined;
}

interface Intent {
  readonly topic: ProfileTopic;
  /** Topics of words that select it. */
  readonly selects: readonly string[];
  /** Topics of words that it explains besides. */
  readonly explains: readonly string[];
  answer(asked: Asked, named: NamedServices): string | null;
}

const least = 0.72;
const typoShare = 0.9;
/** An entry that fits says more about a service than its bare price. */
const offeredScore = 0.7;
/** A price on request says nearly nothing. */
const onRequestScore = 0.6;
/** A word is explained by another of its meanings. */
const otherMeaning = 0.5;
const weights = { topic: 1, light: 0.3, filler: 0.02, number: 0.05 };
const places = new Set(
  'negocio local tienda salon restaurante consultorio clinica taller gimnasio gym escuela oficina oficinas sucursal lugar establecimiento cocina kitchen inmobiliaria estetica store shop place office business restaurant school workshop'.split(
    ' ',
  ),
);
const selling = new Set('venden vende tienen tiene manejan ofrecen ofrece sell have offer carry'.split(' '));
/** Words of a price that may ask for the whole list. */
const priceWords = new Set(
  'precio precios costo costos tarifa tarifas cuanto cuanta cuestan valen price prices cost fees rates much pricing tuition'.split(
    ' ',
  ),
);
const dayAsked = new Set('hora horas dias days time'.split(' '));
const whereWords = new Set(['donde', 'where']);
const howMuch = new Set(['cuanto', 'cuanta', 'much']);
/** Questions about persons and reasons are not answered by facts such as hours and prices. */
const beyondFacts = new Set(['quien', 'quienes', 'porque', 'who', 'why', 'whose']);
const partOfDay = /\b(?:en|por) la (?:manana|tarde|noche)\b|\b(?:in the (?:morning|afternoon|evening)|at night)\b/;
const whatTime =
  /\b(?:hasta|desde|a) que (?:hora|horas)\b|\b(?:until|till) (?:what time|when)\b|\bwhat time (?:do|are) you\b|\bhow late\b(?! (?:can|may|could) (?:i|we) (?:be|arrive|come|get))|\bhow early\b/;

const intents: readonly Intent[] = [
  {
    ...{ topic: 'payment', selects: ['#payment'], explains: ['#payable', '#services'] },
    answer: ({ profile, locale }) => {
      const methods = paymentMethodsText(profile, locale);
      if (methods === '') return null;
      return locale === 'es' ? `Aceptamos ${methods}.` : `We accept ${methods}.`;
    },
  },
  {
    ...{ topic: 'duration', selects: ['#duration'], explains: ['#consult'] },
    answer: ({ locale }, named) => (named.services.length > 0 ? describeDurations(named.services, locale) : null),
  },
  {
    ...{
      topic: 'price',
      selects: ['#price'],
      explains: ['#services', '#product', '#people', '#payment', '#repair', '#exchange', '#course', '#monthly'],
    },
    answer: ({ profile, locale, question }, named) => {
      if (named.services.length > 0) return describeServices(named.services, profile, locale);
      const isGeneral = question.terms.every(({ keys, kind }) => kind !== 'topic' || keys.includes('#price'));
      const isAsked = question.words.some((word) => priceWords.has(word));
      return isGeneral && isAsked && profile.services.length > 0
        ? describeServices(profile.services, profile, locale)
        : null;
    },
  },
  {
    ...{
      topic: 'hours',
      selects: ['#hours'],
      explains: ['#saturday', '#consult', '#late', '#people', '#walkin', '#begin', '#arrive', '#eat'],
    },
    answer: ({ question, ...asked }) => hoursAnswer({ ...asked, days: question.days }),
  },
  {
    ...{ topic: 'address', selects: ['#address'], explains: ['#arrive'] },
    answer: ({ profile, locale }) => addressAnswer(profile, locale),
  },
  {
    ...{ topic: 'phone', selects: ['#phone'], explains: ['#number'] },
    answer: ({ profile, locale }) => {
      if (profile.phones.length === 0) return null;
      const phones = profile.phones.join(', ');
      return locale === 'es' ? `Nuestro teléfono es ${phones}.` : `Our phone number is ${phones}.`;
    },
  },
  {
    ...{ topic: 'services', selects: ['#services', '#course', '#dish'], explains: ['#eat', '#product', '#sell'] },
    answer: ({ profile, locale }, named) => {
      const services = named.services.length > 0 ? named.services : profile.services;
      return services.length === 0 ? null : describeServices(services, profile, locale);
    },
  },
];

/** The best answer from the profile; null when it has none or the question has another topic. */
export function answerFromProfile(asked: Asked): ProfileAnswer | null {
  const { question } = asked;
  if (question.words.some((word) => beyondFacts.has(word))) return null;
  const named = servicesMeant(asked);
  let best: ProfileAnswer | null = null;
  for (const intent of intents) {
    if (!isSelected(intent, asked, named)) continue;
    const score = Math.min(shareOf(intent, asked, named), mostOf(intent, named));
    if (
      score < Math.min(least, mostOf(intent, named)) ||
      (isTooBare(intent, asked) && asked.continues?.topic !== intent.topic) ||
      (best && score <= best.score)
    )
      continue;
    const text = intent.answer(asked, named);
    if (text !== null) best = { text, topic: intent.topic, score, services: named.services };
  }
  return best ?? offeredService(asked, named) ?? linkAnswer(asked);
}

/** The keys of the terms of a question that name services of the profile. */
export function serviceKeys({ terms }: ParsedQuestion, profile: BusinessProfile): ReadonlySet<string> {
  return namedServices(terms, profile).keys;
}

/** The services named, or those last spoken of when the question names none. */
function servicesMeant({ question, profile, continues }: Asked): NamedServices {
  const named = namedServices(question.terms, profile);
  const last = continues?.serviceIds ?? [];
  if (named.services.length > 0 || last.length === 0) return named;
  return { services: profile.services.filter(({ id }) => last.includes(id)), keys: new Set() };
}

function isSelected({ topic, selects }: Intent, asked: Asked, named: NamedServices): boolean {
  const { question, continues } = asked;
  if (continues?.topic === topic && (topic !== 'hours' || question.days.dates.length > 0)) return true;
  if (question.terms.some(({ keys: [key = ''] }) => selects.includes(key))) return true;
  const { words } = question;
  switch (topic) {
    case 'hours': {
      const isOfPart = partOfDay.test(words.join(' '));
      const isOfDays = question.days.dates.length > 0 || words.some((word) => dayAsked.has(word));
      return isOfDays || isOfPart || whatTime.test(words.join(' ')) || question.days.isAboutHolidays;
    }
    case 'price': {
      const isOther = ['#interval', '#duration', '#age', '#size'].some((topic) => hasTopic(question, topic));
      return !isOther && named.services.length > 0 && words.some((word) => howMuch.has(word));
    }
    case 'address':
      return words.some((word) => whereWords.has(word)) || hasTopic(question, '#address');
    case 'services':
      return !hasTopic(question, '#age') && hasTopic(question, '#product') && words.some((word) => selling.has(word));
    case 'payment':
    case 'duration':
    case 'phone':
    case 'links':
      return false;
  }
}

/** Only a day or an hour, with no word that asks for opening: `mañana`, `a las 8`. */
function isTooBare({ topic }: Intent, { question }: Asked): boolean {
  return (
    topic === 'hours' && !hasTopic(question, '#hours') && question.words.every((word) => question.days.words.has(word))
  );
}

/** How certain an answer of a topic can be at most. */
function mostOf({ topic }: Intent, { services }: NamedServices): number {
  if (services.length === 0) return 1;
  if (topic === 'services') return offeredScore;
  return topic === 'price' && services.every(({ priceMinor }) => priceMinor === null) ? onRequestScore : 1;
}

function hasTopic({ terms }: ParsedQuestion, topic: string): boolean {
  return terms.some(({ keys }) => keys.includes(topic));
}

function shareOf(intent: Intent, { question, profile }: Asked, named: NamedServices): number {
  const own = new Set(wordsOf(profile.name));
  const keys = new Set([...intent.selects, ...intent.explains]);
  const usesServices = ['price', 'duration', 'services'].includes(intent.topic);
  const isExplained = (term: Term): boolean =>
    term.keys.some((key) => keys.has(key) || (usesServices && named.keys.has(key))) ||
    own.has(term.word) ||
    places.has(term.word) ||
    (intent.topic === 'hours' && (question.days.words.has(term.word) || term.keys.includes('#services'))) ||
    (intent.topic === 'hours' && isHolidayWord(term.word, question));
  const isUsual = ({ keys: [usual = '', ...others] }: Term): boolean =>
    keys.has(usual) || named.keys.has(usual) || !others.some((key) => keys.has(key));
  const isWhole = (term: Term): boolean => isExplained(term) && isUsual(term);
  let [explained, whole] = [0, 0];
  for (const term of question.terms) {
    const weight = weights[term.kind];
    whole += weight;
    if (isExplained(term))
      explained += weight * (term.isCorrected ? typoShare : 1) * (isUsual(term) ? 1 : otherMeaning);
  }
  return whole === 0 ? 1 : Math.max(explained / whole, isNothingElse(question.terms, isWhole) ? 0.9 : 0);
}

/** Only words that say little are left unexplained. */
function isNothingElse(terms: readonly Term[], isExplained: (term: Term) => boolean): boolean {
  return terms.every((term) => isExplained(term) || term.kind === 'filler' || term.kind === 'number');
}

function isHolidayWord(word: string, { days, words }: ParsedQuestion): boolean {
  return days.holidays.length > 0 && words.includes(word) && word.length > 2;
}

/** `¿Hacen tintes?`, `tinte`: the name of a service, with nothing else that matters. */
function offeredService({ question, profile, locale }: Asked, named: NamedServices): ProfileAnswer | null {
  const isNamed = (term: Term): boolean => term.keys.some((key) => named.keys.has(key)) || isOfferTerm(term);
  const names = question.terms.some(({ kind, keys }) => kind === 'topic' && keys.some((key) => named.keys.has(key)));
  if (!names || !isNothingElse(question.terms, isNamed)) return null;
  const text = describeServices(named.services, profile, locale);
  return { text, topic: 'services', score: offeredScore, services: named.services };
}

function isOfferTerm({ keys }: Term): boolean {
  return keys.some((key) => ['#services', '#repair', '#sell', '#course', '#product'].includes(key));
}

/** A link whose label says what is asked for, such as `Reservar` or `Menú`. */
function linkAnswer({ question, profile }: Asked): ProfileAnswer | null {
  const asked = question.terms.filter(({ kind }) => kind !== 'filler');
  if (asked.length === 0) return null;
  const links = profile.links.filter(({ label }) => {
    const keys = new Set(termsOf(wordsOf(label), question.locale).flatMap((term) => term.keys));
    return asked.every((term) => term.kind === 'number' || term.keys.some((key) => keys.has(key)));
  });
  if (links.length === 0) return null;
  const text = links.map(({ label, url }) => `[${label}](${url})`).join('\n');
  return { text, topic: 'links', score: 0.75, services: [] };
}

function addressAnswer(profile: BusinessProfile, locale: Locale): string | null {
  const address = profile.address.trim().replace(/\s*\n\s*/g, ', ');
  if (address === '') return null;
  const link = profile.mapUrl === '' ? '' : ` [${locale === 'es' ? 'Ver mapa' : 'See map'}](${profile.mapUrl})`;
  return locale === 'es' ? `Estamos en ${address}.${link}` : `We are at ${address}.${link}`;
}
