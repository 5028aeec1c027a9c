import {
  readAddress,
  readChoice,
  readChoices,
  readEmail,
  readMoment,
  readName,
  readNumber,
  readPhone,
  readYesNo,
  type ReaderLocale,
  type Reading,
  type Whereabouts,
} from '@tertulia/readers';
import { addressCases } from './addresses.ts';
import { scoreOf, type Case, type Score } from './case.ts';
import { choicesInOtherForms } from './choices-forms.ts';
import { wordedChoices } from './choices-wording.ts';
import { choiceCases } from './choices.ts';
import { emailCases, phoneCases } from './contacts.ts';
import { momentsBesideWords } from './moments-beside.ts';
import { englishMoments } from './moments-en.ts';
import { spanishMoments } from './moments-es.ts';
import { regionalEnglishMoments } from './moments-regions-en.ts';
import { regionalMoments } from './moments-regions.ts';
import { nameCases } from './names.ts';
import { regionalNumbers } from './numbers-regions.ts';
import { numberCases } from './numbers.ts';
import { regionalYesNo } from './yes-no-regions.ts';
import { yesNoCases } from './yes-no.ts';

const now = new Date('2026-11-25T17:00:00Z');
const workday = [{ opens: '09:00', closes: '19:00' }];

/** A place in Mexico City, open Monday to Saturday, at 11 o'clock of a Wednesday. */
export function whereabouts({ place }: Pick<Case, 'place'>): Whereabouts {
  const [country = '', locale] = place.split(' ');
  return {
    ...{ now, country, timeZone: 'America/Mexico_City', locale: locale as ReaderLocale },
    openOn: (date) => (new Date(`${date}T00:00:00Z`).getUTCDay() === 0 ? [] : workday),
  };
}

/** `2026-11-27`, `2026-11-27 16:30`, `2026-11-27 10:00-12:00`; null when no day was read. */
export function readDay(one: Case): string | null {
  const reading = readMoment(one.answer, whereabouts(one));
  if (reading.kind !== 'read' || reading.value.date === null) return null;
  const { date, time } = reading.value;
  return time === null ? date : `${date} ${time.from}${time.to === null ? '' : `-${time.to}`}`;
}

function readAmount(one: Case): string | null {
  const { country, locale } = whereabouts(one);
  const reading = readNumber(one.answer, { country, locale });
  return reading.kind === 'read' ? String(reading.value) : null;
}

function readLabel({ place, answer }: Case): string | null {
  const choices = place
    .replace(/^\*/, '')
    .split(' / ')
    .map((label) => ({ id: label, label }));
  const reading = place.startsWith('*') ? readChoices(answer, choices) : readChoice(answer, choices);
  if (reading.kind !== 'read') return null;
  return typeof reading.value === 'string' ? reading.value : reading.value.join(' + ');
}

function readAgreement({ answer }: Case): string | null {
  const reading = readYesNo(answer);
  return reading.kind === 'read' ? (reading.value ? 'yes' : 'no') : null;
}

function textOf(reading: Reading<string>): string | null {
  return reading.kind === 'read' ? reading.value : null;
}

/** Every kind of answer with its cases and its score. */
export function scores(): { kind: string; score: Score }[] {
  return [
    {
      kind: 'dates and times',
      score: scoreOf(
        [...spanishMoments, ...englishMoments, ...regionalMoments, ...regionalEnglishMoments, ...momentsBesideWords],
        readDay,
      ),
    },
    { kind: 'numbers', score: scoreOf([...numberCases, ...regionalNumbers], readAmount) },
    { kind: 'choices', score: scoreOf([...choiceCases, ...wordedChoices, ...choicesInOtherForms], readLabel) },
    { kind: 'yes and no', score: scoreOf([...yesNoCases, ...regionalYesNo], readAgreement) },
    { kind: 'phone numbers', score: scoreOf(phoneCases, ({ answer, place }) => textOf(readPhone(answer, place))) },
    { kind: 'e-mail addresses', score: scoreOf(emailCases, ({ answer }) => textOf(readEmail(answer))) },
    { kind: 'names', score: scoreOf(nameCases, ({ answer }) => textOf(readName(answer))) },
    { kind: 'addresses', score: scoreOf(addressCases, ({ answer }) => textOf(readAddress(answer))) },
  ];
}
