import { IANAZone } from 'luxon';
import { isSupportedCountry } from 'libphonenumber-js';
import type { BusinessProfile, Problem, TimeInterval } from '../model.js';
import { problem, type Words } from './report.js';

const correctIt: Words = { es: 'Corrige el dato en la ficha del negocio.', en: 'Correct it in the business profile.' };

/** Problems of the business profile that would cause wrong answers: time zone, currency, country, hours, services. */
export function checkProfile(profile: BusinessProfile): Problem[] {
  return [
    ...when(profile.name.trim() === '', 'name', {
      es: 'Falta el nombre del negocio.',
      en: 'The business name is missing.',
    }),
    ...when(!IANAZone.isValidZone(profile.timeZone), 'timeZone', {
      es: `La zona horaria «${profile.timeZone}» no existe.`,
      en: `The time zone “${profile.timeZone}” does not exist.`,
    }),
    ...when(!/^[A-Z]{3}$/.test(profile.currency), 'currency', {
      es: 'Falta la moneda o no es válida.',
      en: 'The currency is missing or not valid.',
    }),
    ...when(!isSupportedCountry(profile.country), 'country', {
      es: 'Falta el país o no es válido.',
      en: 'The country is missing or not valid.',
    }),
    ...hoursProblems(profile),
    ...serviceProblems(profile),
  ];
}

function hoursProblems(profile: BusinessProfile): Problem[] {
  const found: Problem[] = [];
  const days = profile.openingHours.map((entry, at) => ({ field: `openingHours.${at}`, intervals: entry.intervals }));
  const exceptions = profile.exceptions.map((entry, at) => ({ field: `exceptions.${at}`, intervals: entry.intervals }));
  for (const { field, intervals } of [...days, ...exceptions]) {
    found.push(
      ...when(
        intervals.some((interval) => interval.closes <= interval.opens),
        field,
        {
          es: 'Un horario termina antes de empezar.',
          en: 'An opening time ends before it starts.',
        },
      ),
      ...when(overlaps(intervals), field, {
        es: 'Dos horarios del mismo día se traslapan.',
        en: 'Two opening times of one day overlap.',
      }),
    );
  }
  const weekdays = profile.openingHours.map((entry) => entry.weekday);
  const dates = profile.exceptions.map((entry) => entry.date);
  found.push(
    ...when(new Set(weekdays).size < weekdays.length, 'openingHours', {
      es: 'Un día de la semana está dos veces.',
      en: 'A weekday is listed twice.',
    }),
    ...when(new Set(dates).size < dates.length, 'exceptions', {
      es: 'Una fecha está dos veces.',
      en: 'A date is listed twice.',
    }),
  );
  return found;
}

function overlaps(intervals: readonly TimeInterval[]): boolean {
  const sorted = intervals.toSorted((a, b) => (a.opens < b.opens ? -1 : 1));
  return sorted.some((interval, at) => interval.opens < (sorted[at - 1]?.closes ?? ''));
}

function serviceProblems(profile: BusinessProfile): Problem[] {
  const ids = profile.services.map((service) => service.id);
  return [
    ...profile.services.flatMap((service, at) =>
      when(service.name.trim() === '', `services.${at}.name`, {
        es: 'Un servicio no tiene nombre.',
        en: 'A service has no name.',
      }),
    ),
    ...when(new Set(ids).size < ids.length, 'services', {
      es: 'Dos servicios tienen el mismo identificador.',
      en: 'Two services have the same identifier.',
    }),
  ];
}

function when(isWrong: boolean, field: string, message: Words): Problem[] {
  return isWrong ? [problem('BAD_PROFILE', { field: `profile.${field}` }, { message, fix: correctIt })] : [];
}
