export type { NoneReason, ReaderLocale, Reading, UnsureReason } from './reading.js';
export { readMoment, type Moment, type TimeSpan, type Whereabouts } from './moment/index.js';
export { readNumber, type NumberPlace } from './number/index.js';
export { choiceCost, isQuestionLike, readChoice, readChoices, type ShownChoice } from './choice/index.js';
export { readYesNo } from './yes-no.js';
