import type { Locale } from '../conversation/model.js';

/** The texts of this module. */
export const frameTexts: Readonly<Record<Locale, { readonly open: string }>> = {
  es: { open: 'Abrir en otra pestaña' },
  en: { open: 'Open in another tab' },
};
