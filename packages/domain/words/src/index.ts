export { Cached } from './cached.js';
export { allowedTypos, editDistance, foldedPhrase, foldedWords, foldText } from './fold.js';
export { writtenOut } from './shorthand.js';
export { isMeant, soundOf } from './sounds.js';
export { stemOf } from './stems.js';
