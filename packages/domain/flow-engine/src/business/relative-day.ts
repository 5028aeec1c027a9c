import type { BusinessProfile } from '../model.js';
import { localTime } from './opening.js';

const relative = /^(?:today|hoy)(?: *([+-]) *(\d{1,4}))?$/;

/** `today`, `hoy+7` as the day that it is in the time zone of the business; null for any other text. */
export function relativeDay(said: string, profile: BusinessProfile, now: Date): string | null {
  const found = relative.exec(said.trim().toLowerCase());
  if (found === null) return null;
  const days = Number(`${found[1] ?? '+'}${found[2] ?? '0'}`);
  return localTime(profile, now).plus({ days }).toISODate();
}

/** Whether a text is a day as `YYYY-MM-DD`, or one such as `today+7`. */
export function isDayText(text: string): boolean {
  const said = text.trim().toLowerCase();
  return relative.test(said) || /^\d{4}-\d{2}-\d{2}$/.test(said);
}
