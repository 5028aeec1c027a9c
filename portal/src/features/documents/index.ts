export { DocumentsStep } from './components/documents-step.js';
export { SourceLinks } from './components/source-links.js';
