export { drawForm } from './form.js';
