export { createFormats, minorDigits, tagOf } from './region-formats.js';
export type { Formats, Locale, Region } from './region-formats.js';
