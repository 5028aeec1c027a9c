export { PromptsStep } from './components/prompts-step.js';
