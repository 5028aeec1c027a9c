export { useFormats, useRegion } from './formats.js';
export { useLanguage } from './language-provider.js';
export type { Locale } from './locale.js';
