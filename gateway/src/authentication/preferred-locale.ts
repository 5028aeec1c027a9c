import type { Locale } from '@tertulia/errors';
import { valueOf } from './session-cookie.js';

/** The portal keeps the language in it that was chosen in this browser. */
const localeCookie = 'tertulia_locale';

/** The language chosen in this browser; null where none was. */
export function chosenLocale(cookies: string | undefined): Locale | null {
  return localeOf(valueOf(cookies, localeCookie));
}

/** The language that a value names; null for another value. */
export function localeOf(value: unknown): Locale | null {
  return value === 'es' || value === 'en' ? value : null;
}

/** The preferred supported language of an `Accept-Language` header; null when it names none. */
export function preferredLocale(header: string | undefined): Locale | null {
  let best: { locale: Locale; quality: number } | null = null;
  for (const item of (header ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = item.trim().toLowerCase().split(';');
    const locale = tag.split('-')[0];
    if (locale !== 'es' && locale !== 'en') continue;
    const quality = qualityOf(parameters);
    if (quality > 0 && (best === null || quality > best.quality)) best = { locale, quality };
  }
  return best?.locale ?? null;
}

function qualityOf(parameters: readonly string[]): number {
  const text = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='));
  if (text === undefined) return 1;
  const quality = Number(text.slice(2));
  return Number.isFinite(quality) ? quality : 0;
}
