import type { Reading } from '../reading.js';
import type { Label } from './labels.js';
import { found } from './names.js';
import { isFiller } from './words.js';

/** The hours of a part of the day, `to` not included. */
const parts: readonly { readonly name: RegExp; readonly from: number; readonly to: number }[] = [
  { name: /\b(?:(?:por|en|de|a) la (?:manana|mananita)|mornings?)\b/, from: 0, to: 12 },
  { name: /\b(?:(?:por|en|de|a) la (?:tarde|tardecita)|afternoons?)\b/, from: 12, to: 19 },
  { name: /\b(?:(?:por|en|de|a) la (?:noche|nochecita)|evenings?|nights?)\b/, from: 18, to: 24 },
];

/** By a part of the day in which hours lie: `la de la tarde` where only one is in the afternoon. */
export function byPartOfDay(text: string, timed: readonly Label[]): Reading<string> | null {
  const said = parts.filter(({ name }) => name.test(text));
  const [part, ...more] = said;
  if (part === undefined || more.length > 0) return null;
  if (
    !text
      .replace(part.name, ' ')
      .split(' ')
      .every((word) => word === '' || isFiller(word))
  )
    return null;
  return found(timed.filter(({ time }) => part.from <= hourOf(time) && hourOf(time) < part.to));
}

function hourOf(time: string): number {
  return Number(time.slice(0, 2));
}
