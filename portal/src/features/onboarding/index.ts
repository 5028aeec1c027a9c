export { SetupChecklist } from './components/setup-checklist.js';
export { WelcomePage } from './components/welcome-page.js';
export { useNoteStep, useSaveFirstSteps, useShowsFirstSteps, useTried } from './hooks/use-first-steps.js';
