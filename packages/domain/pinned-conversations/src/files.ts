import type { Locale } from '@tertulia/flow-engine';

const ending = /\.[a-z0-9]{1,5}$/;

/** The names of files as the transcript shows them; null for any other text. */
export function filesIn(text: string): string[] | null {
  if (text.includes('://')) return null;
  const names = text.split(', ');
  return names.every((name) => ending.test(name)) ? names : null;
}

/** A name that tells nothing of the visitor; its ending, which says the type, stays. */
export function nameOfNobody(name: string, locale: Locale): string {
  return `${locale === 'en' ? 'file' : 'archivo'}${ending.exec(name)?.[0] ?? ''}`;
}
