export { importTypebot, type ImportTypebot } from './import.js';
export { typebotIn } from './source.js';
