import type { DateTime } from 'luxon';
import { dayOf, nextWeekday, nthWeekday } from './calendar.js';
import { monthDay, nextDate, nth, one, span } from './dates.js';
import type { Item, Rule, Scene } from './items.js';
import { anyWeekday, weekdays } from './vocabulary.js';

const nextWeek =
  '(?:(?:de |en )?la (?:proxima|siguiente) semana|(?:de |en )?la semana (?:que viene|que entra|proxima|siguiente|entrante)|proxima semana|semana (?:que viene|proxima|entrante)|(?:of |in )?(?:the )?(?:next|coming|following) week)';
const thisWeek = '(?:(?:de |en )?esta (?:misma )?semana|(?:of )?this (?:same )?week)';
const units = '(dia|semana|mes|quincena|ano|day|week|month|fortnight|year)(?:es|s)?(?: y (medio|media))?';
const count = '(\\d{1,3}|an?|un par de|a couple(?: of)?)';
const start = `(hoy|manana|pasado manana|today|tomorrow|now|(?:(?:el |este |this |next |proximo )?(?:${anyWeekday})(?: que viene| proximo)?))`;

/** Relative days, weekdays, feasts and bare days of the month. */
export const dayRules: readonly Rule[] = [
  {
    pattern: new RegExp(`\\b(?:del? )?${start} en (\\d{1,2})(?: ?dias)?\\b(?! ?(?:semana|mes|quincena|hora|ano))`, 'g'),
    make: ([, from = '', days = ''], scene) => {
      const ahead = { 8: 7, 15: 14 }[Number(days)] ?? Number(days);
      return one(startDay(from, scene).plus({ days: ahead }));
    },
  },
  {
    pattern: new RegExp(
      `\\b${count} ${units} (?:from|after|on|despues de|a partir de|contando desde) ${start}\\b`,
      'g',
    ),
    make: ([, many = '', unit = '', , from = ''], scene) => one(ahead(startDay(from, scene), amount(many), unit)),
  },
  {
    pattern: new RegExp(
      `\\b(?:(an?|\\d{1,2}) (week|fortnight)s? (?:on )?${start}|(today|tomorrow|(?:${anyWeekday})) (week|fortnight))\\b`,
      'g',
    ),
    make: ([, many = '', unit = '', from = '', day = '', span_ = ''], scene) =>
      one(ahead(startDay(from || day, scene), amount(many), unit || span_)),
  },
  {
    pattern: new RegExp(`\\b(?:del? )?${start} en ${count.replace('an?', '1')} (semana|mes)(?:es|s)?\\b`, 'g'),
    make: ([, from = '', many = '', unit = ''], scene) => one(ahead(startDay(from, scene), amount(many), unit)),
  },
  {
    pattern: new RegExp(
      `\\b(?:en|dentro de|de (?:aqui|aca) a|in|within|a)(?: unos| unas| about)? ${count} ?${units}\\b`,
      'g',
    ),
    make: ([all = '', many = '', unit = '', half = ''], { today }) =>
      inWhile({ many, unit, half, isWords: /\ddia/.test(all) }, today),
  },
  {
    pattern: new RegExp(`\\b${count} ${units} (?:from now|mas tarde|despues|later)\\b`, 'g'),
    make: ([, many = '', unit = ''], { today }) => one(ahead(today, amount(many), unit)),
  },
  {
    pattern: /\b(?:traspasado|tras pasado|pasado pasado) manana\b/g,
    make: (_, { today }) => one(today.plus({ days: 3 })),
  },
  {
    pattern: /\bnot tomorrow,? (?:but )?the (?:day after|next day)\b/g,
    make: (_, { today }) => one(today.plus({ days: 2 })),
  },
  {
    pattern: /\b(?:pasado manana|(?:the )?day after tomorrow|overmorrow)\b/g,
    make: (_, { today }) => one(today.plus({ days: 2 })),
  },
  {
    pattern: /\b(?:antier|anteayer|antes de ayer|(?:the )?day before yesterday)\b/g,
    make: (_, { today }) => one(today.minus({ days: 2 })),
  },
  { pattern: /\b(?:ayer|yesterday)\b/g, make: (_, { today }) => one(today.minus({ days: 1 })) },
  {
    pattern: /\b(?:(?:el )?dia de )?(?:manana(?: mismo)?|tomorrow)\b/g,
    make: (_, { today }) => one(today.plus({ days: 1 })),
  },
  {
    pattern: new RegExp(
      `(?<=#\\d+# o )pasado\\b|(?:^|(?<=\\b(?:para|el|dale|mejor|seria|sino) |, ))pasado\\b(?! (?:${anyWeekday}|fin|mes|ano|de|el)\\b)`,
      'g',
    ),
    make: (_, { today }) => one(today.plus({ days: 2 })),
  },
  {
    pattern:
      /\b(?:(?:el )?dia de hoy|hoy(?: mismo| dia)?|today|(?:right )?now|ahora(?: mismo)?|ahorit(?:it)?a(?: mismo)?|ya mismo|hoy en dia)\b/g,
    make: (_, { today }) => one(today),
  },
  {
    pattern: new RegExp(
      `\\b(?:el |on |the )?(${anyWeekday}) (?:${nextWeek}|(${thisWeek})|(?:de )?la otra semana)(?!\\w)`,
      'g',
    ),
    make: (groups, scene) => inWeek(groups, scene),
  },
  {
    pattern: new RegExp(`\\b(?:${nextWeek}|(${thisWeek})),? ?(?:(?:el |on |the )?(?:dia )?)(${anyWeekday})\\b`, 'g'),
    make: ([all = '', isThis = '', day = ''], scene) => inWeek([all, day, isThis], scene),
  },
  {
    pattern: new RegExp(
      `\\b(?:el |the )?(?:otro |other |next |proximo )?(${anyWeekday}),? (?:no|not) (?:est[ea]|this|est[ea] que viene|el de esta semana|this one|this coming one)(?: (?:${anyWeekday}))?(?:,? (?:sino )?(?:el otro|el siguiente|the next(?: one)?|the one after))?(?!\\w)`,
      'g',
    ),
    make: ([all = '', day = ''], scene) => {
      const next = startDay(day, scene);
      const isThisWeek = next < scene.today.startOf('week').plus({ weeks: 1 });
      return /de esta semana/.test(all) && !isThisWeek ? null : one(next.plus({ days: 7 }));
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:not this(?: coming)? (${anyWeekday})|no (?:el|este) (${anyWeekday})|(?:el |este |this |the )?(${anyWeekday})(?: que viene)? (?:no|not)),? ?(?:but |sino |pero |si |mejor )?(?:the (?:next|following|one after)|el (?:otro|siguiente|proximo|que (?:le )?sigue))(?: one| week)?\\b(?! ${anyWeekday})`,
      'g',
    ),
    make: ([, a = '', b = '', c = ''], scene) => one(startDay(a || b || c, scene).plus({ days: 7 })),
  },
  {
    pattern: new RegExp(`\\b(?:the )?(${anyWeekday}) after next\\b`, 'g'),
    make: ([, day = ''], scene) => one(startDay(day, scene).plus({ days: 7 })),
  },
  {
    pattern: new RegExp(
      `\\b(?:el |the )?(?:otro|other|subsiguiente) (${anyWeekday})\\b(?! no\\b|,? not\\b)|\\b(${anyWeekday}) (?:siguiente no|no el que viene)`,
      'g',
    ),
    make: ([, day = '', other = ''], scene) => {
      const next = startDay(day || other, scene);
      return [{ kind: 'days', days: [next, next.plus({ days: 7 })], isRange: false }];
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:el |la )?(?:pasado|last|ultimo) (${anyWeekday})|(?:el )?(${anyWeekday}) pasado)\\b`,
      'g',
    ),
    make: ([, a = '', b = ''], scene) => one(startDay(a || b, scene).minus({ days: 7 })),
  },
  {
    pattern:
      /\b(?:el |los |dia |los dias )(\d{1,2}) [oy] (?:el )?(\d{1,2})\b(?! ?(?:[:./-]|am|pm|hrs?|hs|h\b|horas|de la|de el|personas?))/g,
    make: ([, a, b], scene) => {
      const days = [a, b].flatMap((day) => monthDay(Number(day), scene));
      return [{ kind: 'days', days: days.flatMap((item) => (item.kind === 'days' ? item.days : [])), isRange: false }];
    },
  },
  {
    // `viernes cinco y veinte` is an hour, unless the fifth is a Friday.
    pattern: new RegExp(`\\b(?:el )?(${anyWeekday}) (\\d|1[0-2]) y (10|20|25|35|40|50)\\b`, 'g'),
    make: ([, day = '', hour, minute], scene) => {
      const [dated] = monthDay(Number(hour), scene);
      if (dated?.kind === 'days' && dated.days[0]?.weekday === weekdays[day]) return null;
      const from = { hour: Number(hour), minute: Number(minute), half: null };
      return [...weekday(day, true), { kind: 'time', from, to: null }];
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:el |los |on )?(${anyWeekday}),? (?:el )?(?:dia )?(\\d{1,2})(?:${nth})?\\b(?![:./-]?\\d| ?: ?\\d)`,
      'g',
    ),
    make: ([, day = '', number], scene) => weekdayAndNumber(weekdays[day] ?? 1, Number(number), scene),
  },
  {
    pattern: new RegExp(
      `\\b(?:este |el |proximo |next |this |coming |on |proximo dia )*(?:proximo|este|this|next|coming|siguiente) (${anyWeekday})\\b(?: que viene)?|\\b(${anyWeekday}) (?:que viene|proximo|siguiente|entrante|que entra|que sigue|mas cercano|mas proximo)\\b`,
      'g',
    ),
    make: ([, a = '', b = '']) => weekday(a || b, false),
  },
  { pattern: new RegExp(`\\b(?:los|todos los|cada|every|each) (?:${anyWeekday})\\b`, 'g'), make: () => span([]) },
  { pattern: new RegExp(`\\b(?:el |on )?(${anyWeekday})\\b`, 'g'), make: ([, day = '']) => weekday(day, true) },
  {
    pattern:
      /\b(?:(?:los |cada )?(?:sabados|domingos)|(?:mon|tues|wednes|thurs|fri|satur|sun)days|todos los dias|every day|entre semana|weekdays)\b/g,
    make: () => span([]),
  },
  {
    pattern:
      /\b(?:(?:el |en |este |this |on |the |proximo |next )*)(?:fin de semana|fines de semana|weekend)s?(?: que viene| proximo)?\b/g,
    make: (_, { today }) => span([nextWeekday(6, today), nextWeekday(7, today)]),
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:a |para |durante )?(?:${nextWeek}|${thisWeek}|la otra semana)|(?:a )?(?:fin|fines|finales|principios|mediados) de (?:la )?semana|(?:lo mas pronto|lo antes) posible|cuanto antes|asap|en cuanto (?:se pueda|puedan|antes))(?!\\w)`,
      'g',
    ),
    make: () => span([]),
  },
  ...feasts(),
  {
    pattern: new RegExp(
      `\\b(?:el |the |on the |on )(?:dia )?(\\d{1,2})${nth}?\\b(?! ?[:.,/-]\\d| (?:de|of|personas?|people|y|menos)\\b)|\\bdia (\\d{1,2})\\b|(?<![\\d#:.,/])\\b(\\d{1,2})(?:st|nd|rd|th)\\b`,
      'g',
    ),
    make: ([, a = '', b = '', c = ''], scene) => monthDay(Number(a || b || c), scene),
  },
];

function weekday(day: string, isPlain: boolean): Item[] {
  return [{ kind: 'weekday', weekday: weekdays[day] ?? 1, isPlain }];
}

function startDay(words: string, { today }: Scene): DateTime {
  if (/^(?:hoy|today|now)$/.test(words)) return today;
  if (words === 'pasado manana') return today.plus({ days: 2 });
  if (/^(?:manana|tomorrow)$/.test(words)) return today.plus({ days: 1 });
  const named = words.split(' ').find((word) => Object.hasOwn(weekdays, word)) ?? '';
  return nextWeekday(weekdays[named] ?? 1, today);
}

function amount(words: string): number {
  return /par|couple/.test(words) ? 2 : /^\d+$/.test(words) ? Number(words) : 1;
}

function ahead(day: DateTime, many: number, unit: string): DateTime {
  if (/dia|day/.test(unit)) return day.plus({ days: many });
  if (/semana|week/.test(unit)) return day.plus({ days: 7 * many });
  if (unit === 'quincena') return day.plus({ days: 15 * many });
  if (unit === 'fortnight') return day.plus({ days: 14 * many });
  return /mes|month/.test(unit) ? day.plus({ months: many }) : day.plus({ years: many });
}

/** Eight days in words are a week in Spanish and fifteen are two, or really eight and fifteen: both are offered. */
function inWhile(
  { many, unit, half, isWords }: { many: string; unit: string; half: string; isWords: boolean },
  today: DateTime,
): Item[] {
  const number = amount(many);
  const day = ahead(today, number, unit);
  if (half !== '') return span([]);
  if (/par|couple/.test(many)) return [{ kind: 'days', days: [day, day.plus({ days: 1 })], isRange: true }];
  return isWords ? [{ kind: 'days', days: [day.minus({ days: 1 }), day], isRange: false }] : one(day);
}

function inWeek([, day = '', isThis = '']: readonly string[], { today }: Scene): Item[] {
  const days = (weekdays[day] ?? 1) - 1;
  const week = today.startOf('week').plus({ days });
  if (isThis !== '') return one(week);
  const next = week.plus({ days: 7 });
  return one(next);
}

/** `viernes 27`: the day must be a Friday; else both are offered. */
function weekdayAndNumber(day: number, number: number, scene: Scene): Item[] {
  const [dated] = monthDay(number, scene);
  if (dated?.kind !== 'days' || dated.days.length === 0) return one(null);
  const [date] = dated.days;
  if (date?.weekday === day) return [dated];
  const next = date?.plus({ months: 1 });
  const possible = [
    date,
    next?.day === number && next.weekday === day ? next : undefined,
    nextWeekday(day, scene.today),
  ];
  return [{ kind: 'days', days: possible.filter((one_) => one_ !== undefined), isRange: false }];
}

function feasts(): Rule[] {
  const fixed: [string, number, number][] = [
    ['navidad|christmas(?: day)?(?! eve)|xmas', 25, 12],
    ['boxing day', 26, 12],
    ['dia de la candelaria|la candelaria', 2, 2],
    ['nochebuena|noche buena|christmas eve', 24, 12],
    ['nochevieja|noche vieja|fin de ano|ultimo dia del ano|new years eve', 31, 12],
    ['ano nuevo|new years(?: day)?(?! eve)', 1, 1],
    ['(?:dia de )?reyes(?: magos)?', 6, 1],
    ['san valentin|valentines(?: day)?', 14, 2],
    ['halloween', 31, 10],
    ['dia de (?:los )?muertos', 2, 11],
  ];
  const thanksgiving: Rule = {
    pattern: /\b(?:(?:dia de )?accion de gracias|thanksgiving(?: day)?)\b/g,
    make: (_, { today }) => {
      const inYear = (year: number): DateTime | null => nthWeekday(4, 4, dayOf(year, 11, 1) ?? today);
      const date = inYear(today.year);
      return one(date !== null && date < today ? inYear(today.year + 1) : date);
    },
  };
  return [
    thanksgiving,
    ...fixed.map(([words, day, month]) => ({
      pattern: new RegExp(`\\b(?:en |el |on )?(?:(?:el )?dia de )?(?:${words})\\b`, 'g'),
      make: (_: readonly string[], { today }: Scene) => one(nextDate(day, month, today)),
    })),
  ];
}
