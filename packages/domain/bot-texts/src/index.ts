export { withChangedTexts, type ChangedText } from './change.js';
export { readTexts, type ReadTexts, type RefusedRow } from './read.js';
export { tableOfTexts } from './table.js';
export type { Words } from './words.js';
