export { drawForm } from './form.js';
export { drawFiles } from './files.js';
