import { localNow } from './calendar.js';
import { one } from './dates.js';
import type { Clock, Item, Rule } from './items.js';
import { anyMonth, anyWeekday } from './vocabulary.js';

const halfWord =
  '(?: ?\\b(?:am|pm)\\b| ?(?:am|pm|hrs?|hs|h|horas?)\\b| (?:en punto|oclock|de (?:la )?(?:tarde|noche|madrugada)|(?:de|por|en|a) la (?:manana|tarde|noche|madrugada)|del (?:mediodia|medio dia|dia)|in the (?:morning|afternoon|evening)|at night)\\b)';
/** Halves that may follow a bare number; `el viernes 27 por la tarde` is a day of the month. */
const sureHalf = halfWord.replace('(?:de|por|en|a) la (?:manana', 'de la (?:manana');
const minutes =
  '(?: ?[:.h] ?[0-5]\\d(?!\\d)| (?:y|con|menos) (?:media|1/2|cuarto|1/4|\\d{1,2})\\b(?! ?[:h.]\\d)(?: minutos)?)';
const clock = `\\d{1,2}${minutes}?(?![\\d/:])${halfWord}*`;
const notDate = `(?! ?(?:de |/|-)?(?:${anyMonth})\\b)(?!\\d|(?:st|nd|rd|th)\\b)`;
const about =
  '(?:(?:a eso de|como|tipo|tipo de|sobre|hacia|cerca de|mas o menos|alrededor de|around|about|by|at about) )*';

const parts = {
  MORNING: { from: '06:00', to: '12:00', half: 'AM' },
  AFTERNOON: { from: '12:00', to: '19:00', half: 'PM' },
  NIGHT: { from: '19:00', to: '23:59', half: 'PM' },
  DAWN: { from: '00:00', to: '06:00', half: 'AM' },
} as const;

/** Times, ranges of times and parts of the day. Dates with a month must have been read before. */
export const timeRules: readonly Rule[] = [
  {
    pattern: /\b(?:en|dentro de|in) (?:(\d{1,2})|(media)|(?:an?|half an)) (?:hora|hour)s?( y media)?\b/g,
    make: ([text = '', count = '', , more], { where }) => {
      const hours = count === '' ? (/media|half/.test(text) ? 0.5 : 1) : Number(count);
      const then = localNow(where).plus({ minutes: 60 * (hours + (more === '' ? 0 : 0.5)) });
      return [
        ...one(then.setZone('utc', { keepLocalTime: true }).startOf('day')),
        ...time({ hour: then.hour, minute: then.minute, half: 'AM' }, true),
      ];
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:entre|between|from|desde|de)(?: a?)?(?: las?)? (${clock})(?: ?(?:y|a|and|to|hasta|till|until|-) ?)(?:las? )?(${clock})${notDate}`,
      'g',
    ),
    make: ([, from = '', to = '']) => between(from, to),
  },
  {
    pattern: new RegExp(
      `(?<![\\w/.:-])((?:a )?(?:las )?\\d{1,2}(?:[:.h][0-5]\\d| ?(?:am|pm)\\b)?) ?(?:-|a|to|hasta) ?(?:las )?(${clock})${notDate}`,
      'g',
    ),
    make: ([all = '', from = '', to = '']) =>
      // `el 3 a las 5` is a day and a time.
      !/^\d{1,2} a las/.test(all) && /[:.h]\d|am|pm|las|hrs|de la/.test(from + to)
        ? between(from.replace(/\D*(?=\d)/, ''), to)
        : null,
  },
  {
    pattern: new RegExp(
      `\\b${about}(?:a )?(?:un |al? )?(?:(cuarto|\\d{1,2})(?: minutos)?) para (?:las?) (\\d{1,2})(${halfWord}*)`,
      'g',
    ),
    make: ([, before = '', hour = '', half = '']) => time(shifted(clockOf(hour + half), -minuteCount(before))),
  },
  {
    pattern: new RegExp(`\\b(?:at |around |about )?half (\\d{1,2})\\b(${halfWord}*)`, 'g'),
    make: ([, hour = '', half = ''], { where }) =>
      where.locale === 'en' ? time(shifted(clockOf(hour + half), 30)) : null,
  },
  {
    pattern: new RegExp(
      `\\b(?:at )?(?:a )?(half|quarter|\\d{1,2})(?: minutes)? (past|after|to|before|of|till) (\\d{1,2})(${halfWord}*)`,
      'g',
    ),
    make: ([, count = '', side = '', hour = '', half = '']) =>
      time(shifted(clockOf(hour + half), /past|after/.test(side) ? minuteCount(count) : -minuteCount(count))),
  },
  {
    pattern: new RegExp(
      `\\b(despues de|a partir de|desde|pasadas|after|from|antes de|before|hasta|until) ?(?:las?)? (${clock})${notDate}(?! (?:dias?|days?|semanas?|weeks?|mes|meses|months?))`,
      'g',
    ),
    make: ([, side = '', at = '']) => openRange(side, at),
  },
  {
    pattern: new RegExp(`\\b${about}(?:(?:a )?(?:las?|la)|(?:tipo|at|around|about|@)) (${clock})${notDate}`, 'g'),
    make: ([, at = '']) => time(clockOf(at)),
  },
  {
    pattern: new RegExp(
      `(?<![\\d/:.,-])(?:tipo )?(\\d{1,2} ?: ?[0-5]\\d(?::[0-5]\\d)?(?:z\\b)?${halfWord}*)(?![\\d:])`,
      'g',
    ),
    make: ([, at = '']) => time(clockOf(at)),
  },
  {
    pattern: new RegExp(
      `(?<![\\d/:.,-])(\\d{1,2} (?:(?:y|menos) (?:media|cuarto)|menos (?:5|10|20|25))${halfWord}*)\\b`,
      'g',
    ),
    make: ([, at = '']) => time(clockOf(at)),
  },
  {
    pattern: new RegExp(`(?<![\\d/:.,-])(\\d{1,2}(?: ?[.h] ?[0-5]\\d)?${sureHalf}+)(?!\\w)`, 'g'),
    make: ([, at = '']) => time(clockOf(at)),
  },
  {
    // `9/12 cuatro y diez`, `mañana cuatro y diez`: after a day, two numbers joined by `y` are an hour.
    pattern: /(?<=#\d+#,? |\b(?:hoy|manana),? )(\d{1,2} y (?:10|20|25))(?! ?[\d:/.h])\b/g,
    make: ([, at = '']) => time(clockOf(at)),
  },
  { pattern: /(?<![\d/:.,-])(\d{1,2}h[0-5]\d)\b/g, make: ([, at = '']) => time(clockOf(at)) },
  {
    pattern: /\b(?:a |al )?(?:el )?(?:mediodia|medio dia|noon|midday)\b/g,
    make: () => time({ hour: 12, minute: 0, half: 'PM' }),
  },
  {
    pattern: /\b(?:a la )?(?:medianoche|media noche|midnight)\b/g,
    make: () => time({ hour: 0, minute: 0, half: 'AM' }),
  },
  {
    pattern: /\b(?:tonight|hoy (?:en|a|por) la noche|esta noche)\b/g,
    make: (_, { today }) => [...one(today), part('NIGHT')],
  },
  {
    pattern: /\b(?:esta|this) (?:tarde|tardecita|afternoon)\b/g,
    make: (_, { today }) => [...one(today), part('AFTERNOON')],
  },
  { pattern: /\b(?:esta manana|this morning)\b/g, make: (_, { today }) => [...one(today), part('MORNING')] },
  { pattern: /\bthis evening\b/g, make: (_, { today }) => [...one(today), part('NIGHT')] },
  { pattern: new RegExp(`(?<=\\b(?:${anyWeekday})) (?:de manana|mananita)\\b`, 'g'), make: () => [part('MORNING')] },
  {
    pattern:
      /\b(?:(?:por|en|de|a|x) las? (?:mananas?|mananita)|in the morning|mornings?|a? ?primera hora(?: de la manana)?|tempran(?:o|ito)|(?:bien )?early|first thing)\b/g,
    make: () => [part('MORNING')],
  },
  {
    pattern:
      /\b(?:(?:por|en|de|a|x) las? (?:tardes?|tardecita)|in the afternoon|afternoons?|tarde|tardecita|after lunch|despues de (?:comer|la comida|almorzar|almuerzo))\b/g,
    make: () => [part('AFTERNOON')],
  },
  {
    pattern:
      /\b(?:(?:por|en|de|a|x) las? (?:noches?|nochecita)|in the evening|at night|evenings?|noche|night|ultima hora|despues del trabajo|after work)\b/g,
    make: () => [part('NIGHT')],
  },
  { pattern: /\b(?:(?:por|en|de|a|x) la )?madrugada\b/g, make: () => [part('DAWN')] },
];

function part(name: keyof typeof parts): Item {
  return { kind: 'part', ...parts[name] };
}

function time(from: Clock | null, isExact = false): Item[] {
  if (from === null) return [{ kind: 'days', days: [], isRange: false }];
  return [{ kind: 'time', from: isExact ? { ...from, half: from.hour < 12 ? 'AM' : 'PM' } : from, to: null }];
}

function minuteCount(word: string): number {
  return word === 'half' ? 30 : /cuarto|quarter/.test(word) ? 15 : Number(word);
}

/** Reads `4.30 pm`, `5 y media de la tarde`, `16h`; null for an hour that no clock shows. */
function clockOf(text: string): Clock | null {
  const match = /^(\d{1,2})(?: ?[:.h] ?(\d{2}))?(?: (y|con|menos) (media|1\/2|cuarto|1\/4|\d{1,2}))?(.*)$/.exec(
    text.trim(),
  );
  if (!match) return null;
  const [, hourText = '', minuteText, joint, added = '', rest = ''] = match;
  const hour = Number(hourText);
  const minute = Number(minuteText ?? 0);
  if (hour > 24 || minute > 59) return null;
  const half = halfOf(hour, rest, hourText);
  if ((hour > 12 && half === 'AM') || (hour === 0 && half === 'PM')) return null;
  const clockTime = { hour: inHalf(hour % 24, half), minute, half };
  if (joint === undefined) return clockTime;
  const count = /media|1\/2/.test(added) ? 30 : /cuarto|1\/4/.test(added) ? 15 : Number(added);
  return shifted(clockTime, joint === 'menos' ? -count : count);
}

function halfOf(hour: number, words: string, hourText: string): Clock['half'] {
  if (hour > 12 || hour === 0 || /^0\d/.test(hourText)) return hour >= 12 && hour < 24 ? 'PM' : 'AM';
  if (/\bam\b|manana|madrugada|morning/.test(words)) return 'AM';
  if (/noche|night/.test(words) && hour === 12) return 'AM';
  if (/\bpm\b|tarde|noche|mediodia|medio dia|afternoon|evening|night|del dia/.test(words)) return 'PM';
  return hour === 12 ? 'PM' : null;
}

function inHalf(hour: number, half: Clock['half']): number {
  if (half === 'PM' && hour < 12) return hour + 12;
  return half === 'AM' && hour === 12 ? 0 : hour;
}

function shifted(clockTime: Clock | null, by: number): Clock | null {
  if (clockTime === null || !Number.isFinite(by) || Math.abs(by) > 59) return null;
  const total = (clockTime.hour * 60 + clockTime.minute + by + 1440) % 1440;
  return { ...clockTime, hour: Math.floor(total / 60), minute: total % 60 };
}

function between(fromText: string, toText: string): Item[] | null {
  const to = clockOf(toText);
  let from = clockOf(fromText);
  if (from === null || to === null) return null;
  // `de 5 a 7 pm` and `10 to 12 pm`: the first hour is in the same half of the day if that is before the second.
  if (from.half === null && to.half !== null) {
    const late = { ...from, hour: inHalf(from.hour, 'PM'), half: 'PM' as const };
    from = to.half === 'PM' && late.hour < to.hour ? late : { ...from, half: 'AM' };
  }
  return [{ kind: 'time', from, to }];
}

function openRange(side: string, at: string): Item[] | null {
  const limit = clockOf(at);
  if (limit === null) return null;
  const day = { hour: 0, minute: 0, half: 'AM' } as const;
  const end = { hour: 23, minute: 59, half: 'PM' } as const;
  return [
    /antes|before|hasta|until/.test(side)
      ? { kind: 'time', from: day, to: limit }
      : { kind: 'time', from: limit, to: end },
  ];
}
