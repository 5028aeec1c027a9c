export { ExportButton } from './components/export-button.js';
export { ExportsPage } from './components/exports-page.js';
