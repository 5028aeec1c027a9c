import type { Awaiting, BotDefinition, Locale } from '@tertulia/flow-engine';
import { getExampleNumber, type CountryCode } from 'libphonenumber-js';
import examples from 'libphonenumber-js/mobile/examples';
import type { RecordedInput } from './recording.js';

const names = { es: 'Alex Ríos', en: 'Alex Rivers' };
/** The domain is reserved for examples: nobody has this address. */
export const exampleEmail = 'alex@example.com';

/** A person who does not exist, for where a name is asked for. */
export function exampleName(locale: Locale): string {
  return names[locale];
}

/** A mobile number of the country as its numbering plan gives it for examples. */
export function examplePhone({ profile }: Pick<BotDefinition, 'profile'>): string {
  const number = getExampleNumber(profile.country as CountryCode, examples) ?? getExampleNumber('MX', examples);
  return number?.format('E.164') ?? '';
}

const day = { es: 'mañana', en: 'tomorrow' };
const otherDay = { es: 'el próximo viernes', en: 'next Friday' };
const agreement = { es: 'sí', en: 'yes' };

/** Answers that a question may take, the most usual first, and at the end one that it refuses. */
export function typicalAnswers(awaiting: Awaiting, { profile }: BotDefinition, locale: Locale): RecordedInput[] {
  const refused = text('?');
  switch (awaiting.kind) {
    case 'CHOICE':
      return [
        ...awaiting.choices.slice(0, 30).map(({ id, label }): RecordedInput => ({ kind: 'choice', ids: [id], label })),
        refused,
      ];
    case 'RATING':
      return [...new Set([awaiting.max, awaiting.min])].map((value): RecordedInput => ({
        kind: 'rating',
        value: Number(value ?? 5),
      }));
    case 'PHONE':
      return [text(examplePhone({ profile })), refused];
    case 'EMAIL':
      return [text(exampleEmail), refused];
    case 'NUMBER':
      return [...new Set([awaiting.min ?? '2', awaiting.max ?? '5']), '?'].map(text);
    case 'DATE':
      return [text(day[locale]), text(otherDay[locale]), refused];
    case 'TIME':
      return [text(awaiting.min ?? '11:00'), text('17:00'), refused];
    case 'URL':
      return [text('https://example.com'), refused];
    case 'TEXT':
      return [text(exampleName(locale)), text(agreement[locale]), refused];
    case 'HUMAN':
      return [];
  }
}

function text(value: string): RecordedInput {
  return { kind: 'text', text: value };
}
