import { z } from 'zod';
import { text } from '../../definition/parts.js';
import { formatTime } from '../../business/format.js';
import { localTime } from '../../business/opening.js';
import { maxEffectsInARow, type Turn } from '../../engine/turn.js';
import type { BlockOf, Locale } from '../../model.js';
import { plainParts, type BlockDefinition, type Finding } from '../definition.js';

type Wait = BlockOf<'wait'>;
type Unit = Wait['options']['unit'];

const unitMs: Readonly<Record<Unit, number>> = {
  SECONDS: 1_000,
  MINUTES: 60_000,
  HOURS: 3_600_000,
  DAYS: 86_400_000,
};
const longestMs = 30 * unitMs.DAYS;
const clock = /^([01]?\d|2[0-3]):([0-5]\d)$/;
const units = ['SECONDS', 'MINUTES', 'HOURS', 'DAYS'] as const;

/**
 * Goes on after a while, at most 30 days, or at the next time that a clock in the zone of the business shows. With an edge at its port
 * `replied`, a message of the visitor ends it; else the visitor gets an answer and the wait goes on.
 */
export const wait: BlockDefinition<'wait'> = {
  ...plainParts,
  family: 'LOGIC',
  name: { es: 'Esperar', en: 'Wait' },
  options: z.object({ mode: z.enum(['FOR', 'UNTIL']), amount: text, unit: z.enum(units), time: text }),
  defaults: () => ({ mode: 'FOR', amount: '5', unit: 'SECONDS', time: '09:00' }),
  ports: () => ['replied'],
  templates: ({ options }) =>
    options.mode === 'FOR' ? [{ field: 'amount', source: options.amount }] : [{ field: 'time', source: options.time }],
  inspect: findings,
  summary: (block, locale) => summaryOf(block, locale),
  run: (block, turn) => {
    const now = turn.context.now.getTime();
    const atMs = endOf(block, turn);
    if (atMs === null) turn.fault(block.id, 'BAD_WAIT');
    if (atMs === null || atMs <= now) return { kind: 'next' };
    const count = (turn.state.effectsInARow ?? 0) + 1;
    if (count > maxEffectsInARow) {
      turn.fault(block.id, 'EFFECT_BUDGET');
      return { kind: 'end', reason: 'ERROR' };
    }
    turn.state.effectsInARow = count;
    turn.state.awaiting = null;
    turn.state.alarm = { kind: 'WAIT', blockId: block.id, atMs: Math.min(atMs, now + longestMs) };
    return { kind: 'wait' };
  },
  // After a detour the wait goes on where it was.
  askAgain: (_, turn) => {
    turn.state.awaiting = null;
  },
};

/** When the wait ends, in milliseconds since 1970; null where its value is none. */
function endOf({ options }: Wait, turn: Turn): number | null {
  if (options.mode === 'UNTIL') return nextAt(turn.template(options.time), turn);
  const amount = numberIn(turn.template(options.amount));
  return amount === null ? null : turn.context.now.getTime() + amount * unitMs[options.unit];
}

function nextAt(time: string, turn: Turn): number | null {
  const [, hour, minute] = clock.exec(time.trim()) ?? [];
  if (hour === undefined || minute === undefined) return null;
  const local = localTime(turn.profile, turn.context.now);
  const today = local.set({ hour: Number(hour), minute: Number(minute), second: 0, millisecond: 0 });
  return (today > local ? today : today.plus({ days: 1 })).toMillis();
}

function numberIn(source: string): number | null {
  const trimmed = source.trim();
  return /^\d{1,9}(?:\.\d{1,3})?$/.test(trimmed) ? Number(trimmed) : null;
}

function findings({ options: { mode, amount, unit, time } }: Wait): Finding[] {
  if (mode === 'UNTIL') return time.includes('{{') || clock.test(time.trim()) ? [] : [withoutTime];
  if (amount.includes('{{')) return [];
  const value = numberIn(amount);
  return value === null || value === 0 || value * unitMs[unit] > longestMs ? [withoutAmount] : [];
}

const withoutTime: Finding = {
  code: 'MISSING_OPTION',
  field: 'time',
  message: { es: 'Falta la hora hasta la que se espera.', en: 'The time until which to wait is missing.' },
  fix: { es: 'Escribe una hora como 09:00.', en: 'Write a time such as 09:00.' },
};

const withoutAmount: Finding = {
  code: 'MISSING_OPTION',
  field: 'amount',
  message: { es: 'La espera dura entre un momento y 30 días.', en: 'A wait takes from a moment to 30 days.' },
  fix: { es: 'Escribe un número mayor que cero.', en: 'Write a number greater than zero.' },
};

const words: Readonly<Record<Unit, Record<Locale, [one: string, other: string]>>> = {
  SECONDS: { es: ['segundo', 'segundos'], en: ['second', 'seconds'] },
  MINUTES: { es: ['minuto', 'minutos'], en: ['minute', 'minutes'] },
  HOURS: { es: ['hora', 'horas'], en: ['hour', 'hours'] },
  DAYS: { es: ['día', 'días'], en: ['day', 'days'] },
};

function summaryOf({ options: { mode, amount, unit, time } }: Wait, locale: Locale): string {
  if (mode === 'FOR') return `${wait.name[locale]} ${amount} ${words[unit][locale][amount.trim() === '1' ? 0 : 1]}`;
  const shown = clock.test(time.trim()) ? formatTime(time.trim(), locale) : time;
  return `${wait.name[locale]} ${locale === 'es' ? 'hasta las' : 'until'} ${shown}`;
}
