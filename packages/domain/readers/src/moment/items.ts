import type { DateTime } from 'luxon';
import type { Whereabouts } from './calendar.js';

/** A time as it was written; `half` is null when neither the words nor the hour say morning or afternoon. */
export interface Clock {
  hour: number;
  minute: number;
  half: 'AM' | 'PM' | null;
}

/** What a part of an answer means. */
export type Item =
  /** One day; several possible days; none: a day that does not exist. `isRange`: a span, whose days are only suggestions. */
  | { kind: 'days'; days: DateTime[]; isRange: boolean }
  /** A weekday without more: the next one, or the check of a date beside it. */
  | { kind: 'weekday'; weekday: number; isPlain: boolean }
  /** Two numbers such as `10.30` or `10-12`: a date, or a time where a day is said besides. */
  | { kind: 'pair'; first: number; second: number; sign: string }
  | { kind: 'time'; from: Clock; to: Clock | null }
  /** A part of the day, as a range. */
  | { kind: 'part'; from: string; to: string; half: 'AM' | 'PM' };

/** The present day and place, for rules. */
export interface Scene {
  where: Whereabouts;
  today: DateTime;
}

/** Replaces what a pattern matches by what it means; null leaves the text as it is. */
export interface Rule {
  pattern: RegExp;
  make(groups: readonly string[], scene: Scene): Item[] | null;
}

/** A text in which everything understood is replaced by marks: `el #0# a las #1#`. */
export interface Marked {
  text: string;
  items: Item[];
}

/** An answer with more days and times than this is not read further. */
export const mostItems = 12;

/** Applies rules in order. Marks are kept apart by spaces. */
export function mark(start: Marked, rules: readonly Rule[], scene: Scene): Marked {
  const items = [...start.items];
  let { text } = start;
  for (const { pattern, make } of rules) {
    text = text.replace(pattern, (...match: unknown[]) => {
      if (items.length >= mostItems) return String(match[0]);
      const groups = match.slice(0, -2).map((group) => (typeof group === 'string' ? group : ''));
      const made = make(groups, scene);
      if (made === null) return groups[0] ?? '';
      const at = items.length;
      items.push(...made);
      return made.map((_, offset) => ` #${at + offset}# `).join('');
    });
  }
  return { text: text.replace(/ +/g, ' ').trim(), items };
}
