export { RegionProvider, useFormats, useRegion } from './formats.js';
export { createFormats, minorDigits, type Formats, type MoneyAmount, type Region } from './format.js';
export { LanguageProvider, useLanguage } from './language-provider.js';
export { localeCookie, locales, pickLocale, type Locale } from './locale.js';
