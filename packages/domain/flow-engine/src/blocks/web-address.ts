import type { Finding } from './definition.js';

/** True for an address that a message may show something from: https or http. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(url);
}

/** Finds that the address in a field is missing. `thing` with its article: `del video`, `of the video`. */
export function withoutAddress(url: string, thing: { es: string; en: string }): Finding[] {
  if (isWebAddress(url)) return [];
  return [
    {
      code: 'MISSING_OPTION',
      field: 'url',
      message: { es: `Falta la dirección ${thing.es}.`, en: `The address ${thing.en} is missing.` },
      fix: { es: 'Pega una dirección que empiece con https://', en: 'Paste an address that starts with https://' },
    },
  ];
}
