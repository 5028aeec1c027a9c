import {
  describeIntervals,
  formatDate,
  localTime,
  openingHoursText,
  openingState,
  paymentMethodsText,
  servicesText,
  type AnswerSource,
  type BusinessProfile,
  type Locale,
} from '@tertulia/flow-engine';
import { sourceOf, type KnowledgeBase } from './knowledge-index.js';

const mostEntries = 6;
const mostDays = 10;
/** Characters of the facts, and of one entry. */
const longestFacts = 4_000;
const longestEntry = 1_000;

/** Something that a language model may know, and the passage of a document that it is. */
export interface KnownText {
  readonly text: string;
  /** Null for what the owner wrote. */
  readonly source: AnswerSource | null;
}

/**
 * What a language model may know to answer a question: the facts of the business, then the entries and passages nearest to the question, best
 * first. At most 10,000 characters.
 */
export function passagesFrom(
  base: KnowledgeBase,
  { question, profile, locale, now }: { question: string; profile: BusinessProfile; locale: Locale; now: Date },
): KnownText[] {
  const nearest = base.related(base.sought(question, locale));
  const texts = nearest.slice(0, mostEntries).map(({ entry }) => ({
    text: `${entry.question}\n${entry.answer}`.slice(0, longestEntry),
    source: sourceOf(entry),
  }));
  return [{ text: factsOf(profile, locale, now).slice(0, longestFacts), source: null }, ...texts];
}

const labels = {
  es: {
    ...{ phones: 'Teléfonos', address: 'Dirección', map: 'Mapa', hours: 'Horario', days: 'Días especiales' },
    ...{ services: 'Servicios', payment: 'Formas de pago', links: 'Enlaces', now: 'Ahora' },
    ...{ open: 'abierto', closed: 'cerrado' },
  },
  en: {
    ...{ phones: 'Phones', address: 'Address', map: 'Map', hours: 'Opening hours', days: 'Special days' },
    ...{ services: 'Services', payment: 'Payment methods', links: 'Links', now: 'Now' },
    ...{ open: 'open', closed: 'closed' },
  },
} as const;

function factsOf(profile: BusinessProfile, locale: Locale, now: Date): string {
  const words = labels[locale];
  const local = localTime(profile, now);
  const today = local.toISODate() ?? '';
  const isOpen = openingState(profile, now).isOpen;
  const days = profile.exceptions
    .filter(({ date }) => date >= today)
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .slice(0, mostDays)
    .map(
      ({ date, label, intervals }) => `${formatDate(date, locale)} ${label}: ${describeIntervals(intervals, locale)}`,
    );
  const facts: readonly (readonly [label: string, text: string])[] = [
    [words.now, `${formatDate(today, locale)}, ${local.toFormat('HH:mm')}, ${isOpen ? words.open : words.closed}`],
    [words.phones, profile.phones.join(', ')],
    [words.address, profile.address],
    [words.map, profile.mapUrl],
    [words.hours, openingHoursText(profile, locale)],
    [words.days, days.join('\n')],
    [words.payment, paymentMethodsText(profile, locale)],
    [words.links, profile.links.map(({ label, url }) => `${label}: ${url}`).join('\n')],
    [words.services, servicesText(profile, locale)],
  ];
  const told = facts.filter(([, text]) => text.trim() !== '').map(([label, text]) => `${label}: ${text}`);
  return [profile.name, profile.description, ...told].filter((text) => text.trim() !== '').join('\n');
}
