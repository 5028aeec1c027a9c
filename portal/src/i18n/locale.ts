/** The languages of the portal, Spanish first. */
export const locales = ['es', 'en'] as const;

/** A language of the portal. */
export type Locale = (typeof locales)[number];

/** Cookie with the chosen language. */
export const localeCookie = 'tertulia_locale';

/** The initial language: the one chosen before, otherwise the browser's, otherwise Spanish. */
export function pickLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (chosen === 'es' || chosen === 'en') return chosen;
  const wanted = (acceptLanguage ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find((language): language is Locale => language === 'es' || language === 'en') ?? 'es';
}
