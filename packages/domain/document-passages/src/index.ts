export {
  documentBounds,
  type DocumentFile,
  type DocumentKind,
  type Passage,
  type ReadDocument,
  type RefusedDocument,
} from './document.js';
export { readDocument } from './read-document.js';
export { refusalWords } from './refusal-words.js';
