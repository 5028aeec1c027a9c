export { PromptsStep } from './components/prompts-step.js';
export { CallFigures } from './components/call-figures.js';
export { ReplayDialog } from './components/replay-dialog.js';
