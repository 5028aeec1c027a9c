import type es from './es.js';
import type { Locale } from './locale.js';

/** Every text of one language; a test checks that both catalogues have the same keys. */
export type Messages = typeof es;

/** Loads the texts of one language. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const catalogue = locale === 'es' ? await import('./es.js') : await import('./en.js');
  return catalogue.default;
}
