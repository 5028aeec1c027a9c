import {
  formatDate,
  formatTime,
  hoursOn,
  intervalsOn,
  localTime,
  openingHoursText,
  openingState,
  type BusinessProfile,
  type Locale,
} from '@tertulia/flow-engine';
import type { NamedDays } from '../days.js';
import { holidayName, holidayOn, type Holiday } from '../holidays/holidays.js';

interface AskedHours {
  readonly days: NamedDays;
  readonly profile: BusinessProfile;
  readonly locale: Locale;
  readonly now: Date;
}

const words = {
  es: {
    closed: (day: string) => `El ${day} estamos cerrados.`,
    open: (day: string, hours: string) => `El ${day} atendemos: ${hours}.`,
    holiday: (day: string, name: string) => `El ${day} es día festivo (${name}).`,
    special: (day: string, name: string) => `El ${day} es ${name}.`,
    usually: (hours: string) => `Ese día de la semana atendemos normalmente: ${hours}.`,
    usuallyClosed: 'Ese día de la semana normalmente no abrimos.',
    confirm: 'Por ser un día especial, conviene confirmarlo antes de venir.',
    anyHoliday: 'En días festivos el horario puede cambiar: conviene confirmarlo antes de venir.',
    exception: (day: string, label: string, hours: string) => `${day} (${label}): ${hours}`,
    todayOpen: (hours: string) => `Hoy atendemos: ${hours}.`,
    todayClosed: 'Hoy estamos cerrados.',
    openNow: 'En este momento está abierto.',
    opens: (day: string | null, time: string) => `Abrimos ${day === null ? 'hoy' : `el ${day}`} a las ${time}.`,
  },
  en: {
    closed: (day: string) => `We are closed on ${day}.`,
    open: (day: string, hours: string) => `On ${day} we are open: ${hours}.`,
    holiday: (day: string, name: string) => `${day} is a public holiday (${name}).`,
    special: (day: string, name: string) => `${day} is ${name}.`,
    usually: (hours: string) => `On that weekday we are normally open: ${hours}.`,
    usuallyClosed: 'We are normally closed on that weekday.',
    confirm: 'As it is a special day, it is best to confirm before you come.',
    anyHoliday: 'On public holidays our hours may differ: it is best to confirm before you come.',
    exception: (day: string, label: string, hours: string) => `${day} (${label}): ${hours}`,
    todayOpen: (hours: string) => `Today we are open: ${hours}.`,
    todayClosed: 'We are closed today.',
    openNow: 'We are open right now.',
    opens: (day: string | null, time: string) => `We open ${day === null ? 'today' : `on ${day}`} at ${time}.`,
  },
} as const;

/** How many days with hours of their own are told when somebody asks about holidays in general. */
const mostExceptions = 5;

/** The opening hours of the days asked for, or of today and the week; null for a business that has given none. */
export function hoursAnswer({ days, profile, locale, now }: AskedHours): string | null {
  if (profile.openingHours.length === 0 && profile.exceptions.length === 0) return null;
  const today = localTime(profile, now).toISODate() ?? '';
  const others = days.dates.filter((date) => date !== today);
  if (others.length > 0) return days.dates.map((date) => hoursOfDay(profile, date, locale)).join('\n');
  const present = hoursNow(profile, now, locale);
  if (days.dates.length > 0) return present;
  if (days.isAboutHolidays) return holidaysText(profile, today, locale);
  const week = openingHoursText(profile, locale)
    .split('\n')
    .map((line) => `- ${line}`);
  return `${present}\n\n${week.join('\n')}`;
}

function hoursOfDay(profile: BusinessProfile, date: string, locale: Locale): string {
  const say = words[locale];
  const day = formatDate(date, locale);
  const isClosed = intervalsOn(profile, date).length === 0;
  const hours = hoursOn(profile, date, locale);
  const holiday = unsettledHoliday(profile, date);
  if (holiday === null) return isClosed ? say.closed(day) : say.open(day, hours);
  return [tellHoliday(holiday, day, locale), isClosed ? say.usuallyClosed : say.usually(hours), say.confirm].join(' ');
}

/** A holiday for which the owner has given no hours: whether it is open must be confirmed. */
function unsettledHoliday(profile: BusinessProfile, date: string): Holiday | null {
  if (profile.exceptions.some((exception) => exception.date === date)) return null;
  return holidayOn(profile.country, date);
}

function tellHoliday(holiday: Holiday, day: string, locale: Locale): string {
  const say = words[locale];
  return (holiday.isPublic ? say.holiday : say.special)(day, holidayName(holiday, locale));
}

function holidaysText(profile: BusinessProfile, today: string, locale: Locale): string {
  const say = words[locale];
  const coming = profile.exceptions
    .filter(({ date }) => date >= today)
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .slice(0, mostExceptions)
    .map(({ date, label }) => `- ${say.exception(formatDate(date, locale), label, hoursOn(profile, date, locale))}`);
  return coming.length === 0 ? say.anyHoliday : `${coming.join('\n')}\n\n${say.anyHoliday}`;
}

function hoursNow(profile: BusinessProfile, now: Date, locale: Locale): string {
  const say = words[locale];
  const today = localTime(profile, now).toISODate() ?? '';
  const holiday = unsettledHoliday(profile, today);
  if (holiday !== null) return hoursOfDay(profile, today, locale);
  const isOpenToday = intervalsOn(profile, today).length > 0;
  const day = isOpenToday ? say.todayOpen(hoursOn(profile, today, locale)) : say.todayClosed;
  const { isOpen, opensNextAt } = openingState(profile, now);
  if (isOpen) return `${day} ${say.openNow}`;
  if (opensNextAt === null) return day;
  const next = localTime(profile, opensNextAt);
  const date = next.toISODate() ?? '';
  const time = formatTime(next.toFormat('HH:mm'), locale);
  return `${day} ${say.opens(date === today ? null : formatDate(date, locale), time)}`;
}
