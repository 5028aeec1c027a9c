import type entrySpanish from './entry-es.js';
import type spanish from './es.js';
import type { Locale } from './locale.js';

/** Every text of one language; a test checks that both catalogues have the same keys. */
export type Messages = typeof spanish;

/** The texts of the pages before signing in. */
export type EntryMessages = typeof entrySpanish;

/** Loads the texts of one language. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const catalogue = locale === 'es' ? await import('./es.js') : await import('./en.js');
  return catalogue.default;
}

/** Loads the texts of the pages before signing in. */
export async function loadEntryMessages(locale: Locale): Promise<EntryMessages> {
  const catalogue = locale === 'es' ? await import('./entry-es.js') : await import('./entry-en.js');
  return catalogue.default;
}
