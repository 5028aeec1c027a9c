import { readMoment } from '../moment/index.js';

const clock = /\b(\d{1,2})[:.](\d{2})\b ?(am|pm)?/;
/** Signs and words of which every time has one. */
const clockLike =
  /\d ?[:.h]|\d ?(?:[ap]\.? ?m|hrs?|hs)\b|\b(?:las?|at|mediod[ií]a|noon|medianoche|midnight|medi[ao]|cuarto|past|half|quarter|o'?clock|en punto|horas?|tarde|noche|ma[nñ]ana|madrugada|morning|afternoon|evening|night)\b/i;

/** The times of day that a text may mean: both halves of the day where it does not say which. */
export function timesOf(text: string): string[] {
  if (!clockLike.test(text)) return [];
  const plain = clock.exec(text) ? `a las ${text}` : text;
  const reading = readMoment(plain, { now: new Date(0), timeZone: 'UTC', country: '', locale: 'es' });
  if (reading.kind !== 'read' || reading.value.date !== null || !reading.value.time) return [];
  const { time, isHalfAssumed } = reading.value;
  if (time.to !== null) return [];
  const [hour, minute] = [Number(time.from.slice(0, 2)), time.from.slice(3)];
  const hours = isHalfAssumed ? [hour, (hour + 12) % 24] : [hour];
  return hours.map((one) => `${String(one).padStart(2, '0')}:${minute}`);
}
