export { TeachDialog } from './components/teach-dialog.js';
export { UnderstandingStep } from './components/understanding-step.js';
export { taughtBy, type Teaching } from './model/teaching.js';
