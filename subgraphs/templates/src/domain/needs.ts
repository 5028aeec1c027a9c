import { isCountry } from '@tertulia/country-codes';
import { both, type Bilingual } from './voice.js';

/** The type of an answer, for a matching field in the portal. */
export type NeedKind = 'TEXT' | 'COUNTRY' | 'TIME_ZONE' | 'CURRENCY' | 'PHONE';
export type NeedKey = 'name' | 'country' | 'timeZone' | 'currency' | 'phone' | 'address';

/** A question to answer before a bot is made from a template. */
export interface TemplateNeed {
  readonly key: NeedKey;
  readonly label: Bilingual;
  readonly kind: NeedKind;
  /** False if the organization or the country has a default, or if it may stay empty. */
  readonly isRequired: boolean;
}

/** The questions of every template, in the order of a form. */
export const templateNeeds: readonly TemplateNeed[] = [
  { key: 'name', label: both('Nombre del negocio', 'Name of the business'), kind: 'TEXT', isRequired: true },
  { key: 'country', label: both('País', 'Country'), kind: 'COUNTRY', isRequired: false },
  { key: 'timeZone', label: both('Zona horaria', 'Time zone'), kind: 'TIME_ZONE', isRequired: false },
  { key: 'currency', label: both('Moneda', 'Currency'), kind: 'CURRENCY', isRequired: false },
  { key: 'phone', label: both('Teléfono', 'Phone'), kind: 'PHONE', isRequired: false },
  { key: 'address', label: both('Dirección', 'Address'), kind: 'TEXT', isRequired: false },
];

/** The given answers, trimmed; without empty ones. */
export type Answers = Readonly<Partial<Record<NeedKey, string>>>;

/** True for a key of a template's question. */
export function isNeedKey(key: string): key is NeedKey {
  return templateNeeds.some((need) => need.key === key);
}

const currencies = new Set(Intl.supportedValuesOf('currency'));
const phoneForm = /^\+?[\d][\d\s().-]{5,38}$/;

/** The maximum length of each answer. */
export const answerLimits: Readonly<Record<NeedKey, number>> = {
  name: 80,
  country: 2,
  timeZone: 80,
  currency: 3,
  phone: 40,
  address: 500,
};

/** True if the answer has the format of its kind. */
export function hasAnswerForm(key: NeedKey, value: string): boolean {
  switch (key) {
    case 'name':
    case 'address':
      return true;
    case 'country':
      return isCountry(value);
    case 'timeZone':
      return isTimeZone(value);
    case 'currency':
      return currencies.has(value);
    case 'phone':
      return phoneForm.test(value);
  }
}

function isTimeZone(name: string): boolean {
  try {
    return name.includes('/') && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
