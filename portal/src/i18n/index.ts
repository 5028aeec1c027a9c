export { useFormats, useRegion } from './formats.js';
export { useLanguage } from './language-provider.js';
export { locales, type Locale } from './locale.js';
