export type { NoneReason, ReaderLocale, Reading, UnsureReason } from './reading.js';
export { readMoment, type Moment, type TimeSpan, type Whereabouts } from './moment/index.js';
export { cardinalOf } from './numerals.js';
export { readNumber, type NumberPlace } from './number/index.js';
